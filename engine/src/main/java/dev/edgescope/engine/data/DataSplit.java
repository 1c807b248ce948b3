package dev.edgescope.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a run trains on and what it is tested on, preprocessed with the same statistics.
 *
 * @param train the training examples
 * @param test the test examples, which take no part in training nor in the statistics; empty where
 *     the source has none
 * @param image what the features are; empty where they are not pixels
 * @param preprocessing what was done to the features; empty where nothing was
 * @param classNames what the labels mean, from label 0 on; empty where nobody says
 * @param notices what whoever uses the examples should know, each in a sentence
 */
public record DataSplit(
    DataSet train,
    Optional<DataSet> test,
    Optional<ImageShape> image,
    Optional<Preprocessing> preprocessing,
    List<String> classNames,
    List<String> notices) {

  /** Most test examples taken from a file that has those of training, too. */
  public static final int MAX_TEST_EXAMPLES = 1_000;

  /** Most test examples taken from a file of their own: those of MNIST and of CIFAR. */
  public static final int MAX_OWN_TEST_EXAMPLES = 10_000;

  private static final int MAX_ABSENT = 12;

  public DataSplit {
    classNames = List.copyOf(classNames);
    notices = List.copyOf(notices);
  }

  /** Examples whose features were not preprocessed and whose answers are numbers. */
  public DataSplit(DataSet train, Optional<DataSet> test, Optional<ImageShape> image) {
    this(train, test, image, Optional.empty(), List.of(), List.of());
  }

  /**
   * The first {@code examples} training examples of a bundled data set and all its test examples.
   *
   * @param examples D, from 1 to {@link DataSource#trainingSize}
   * @throws IllegalArgumentException if {@code examples} is out of range
   * @throws UnreadableDataException if the installation is damaged, or the examples are all equal
   */
  public static DataSplit load(DataSource source, int examples, Targets targets) {
    LabelledImages training = source.readTraining();
    LabelledImages test = source.readTest();
    Preprocessing preprocessing = Preprocessing.fit(training, examples);
    Answers answers = Answers.of(training, targets);
    return new DataSplit(
        part(training, 0, examples, preprocessing, answers, source.trainingProvenance(examples)),
        Optional.of(part(test, 0, test.count(), preprocessing, answers, source.testProvenance())),
        training.image(),
        Optional.of(preprocessing),
        source.classNames(),
        List.of());
  }

  /**
   * The first examples of a source, all if there are fewer than wanted, and as test examples the
   * first of those that it keeps apart, up to {@link #MAX_OWN_TEST_EXAMPLES}, or those that follow,
   * up to {@link #MAX_TEST_EXAMPLES}.
   *
   * @param wanted the most that are trained on
   * @throws UnreadableDataException if the examples are all equal, their answers do not give the
   *     targets, or the test examples are of another kind
   */
  public static DataSplit of(RawSplit raw, int wanted, Targets targets) {
    RawExamples train = raw.train();
    int examples = Math.min(wanted, train.count());
    Preprocessing preprocessing = Preprocessing.fit(train, examples);
    Answers answers = Answers.of(train, targets);
    List<String> notices = new ArrayList<>(train.notices());
    Optional<DataSet> test;
    if (raw.test().isPresent()) {
      RawSplit.Test own = raw.test().get();
      int end = Math.min(own.examples().count(), MAX_OWN_TEST_EXAMPLES);
      requireAlike(raw, own, end, answers);
      notices.addAll(own.examples().notices());
      test = Optional.of(fileTest(own.examples(), own.name(), 0, end, preprocessing, answers));
    } else {
      int end = Math.min(train.count(), examples + MAX_TEST_EXAMPLES);
      test =
          end == examples
              ? Optional.empty()
              : Optional.of(fileTest(train, raw.name(), examples, end, preprocessing, answers));
    }
    DataSet trained =
        part(
            train,
            0,
            examples,
            preprocessing,
            answers,
            provenance(raw.name(), 1, examples, train.count()));
    absentClasses(trained, train).ifPresent(notices::add);
    return new DataSplit(
        trained,
        test,
        train.image(),
        Optional.of(preprocessing),
        targets.isClassification() ? train.classNames() : List.of(),
        notices);
  }

  /** The same with one thing more to know. */
  public DataSplit withNotice(String sentence) {
    List<String> more = new ArrayList<>(notices);
    more.add(sentence);
    return new DataSplit(train, test, image, preprocessing, classNames, more);
  }

  /** What a network has to fit. */
  public DataShape shape() {
    return new DataShape(train.inputs(), image, train.outputs());
  }

  /** What a label means: the name of its class, or the label itself. */
  public String className(int label) {
    return label < classNames.size() ? classNames.get(label) : String.valueOf(label);
  }

  /**
   * What the training examples make of answers.
   *
   * @param outputs C
   * @param classes labels are below it; 0 where answers are numbers
   */
  private record Answers(Targets targets, int outputs, int classes) {
    static Answers of(RawExamples train, Targets targets) {
      int outputs = targets.outputs(train);
      return new Answers(targets, outputs, targets.isClassification() ? train.classes() : 0);
    }
  }

  private static DataSet fileTest(
      RawExamples raw,
      String name,
      int from,
      int to,
      Preprocessing preprocessing,
      Answers answers) {
    return part(raw, from, to, preprocessing, answers, provenance(name, from + 1, to, raw.count()));
  }

  private static DataSet part(
      RawExamples raw,
      int from,
      int to,
      Preprocessing preprocessing,
      Answers answers,
      String provenance) {
    Numbers features = preprocessing.apply(raw, from, to);
    int outputs = answers.outputs();
    Numbers values = answers.targets().of(raw, from, to, outputs);
    if (answers.classes() == 0) {
      return DataSet.regression(raw.inputs(), features, outputs, values, provenance);
    }
    int[] labels = new int[to - from];
    for (int i = from; i < to; i++) {
      labels[i - from] = raw.label(i);
    }
    return new DataSet(
        raw.inputs(), features, outputs, values, answers.classes(), labels, provenance);
  }

  private static void requireAlike(RawSplit raw, RawSplit.Test own, int end, Answers answers) {
    RawExamples train = raw.train();
    RawExamples test = own.examples();
    if (test.inputs() != train.inputs() || !test.image().equals(train.image())) {
      throw UnreadableDataException.of(
          "%s has examples of %s, but those of %s are of %s; give test examples of the same"
              + " features.",
          own.name(), features(test), raw.name(), features(train));
    }
    if (test.answers() != train.answers()) {
      throw UnreadableDataException.of(
          "%s has %,d answers of an example, but %s has %,d; give test examples of the same"
              + " answers.",
          own.name(), test.answers(), raw.name(), train.answers());
    }
    for (int i = 0; i < end && answers.classes() > 0; i++) {
      double label = test.answer(i, 0);
      if (!(label == Math.rint(label) && label >= 0 && label < answers.classes())) {
        throw UnreadableDataException.of(
            "%s gives example %,d, counted from 1, the label %s, but the labels of %s are 0 to %d;"
                + " give test examples of the same classes.",
            own.name(),
            i + 1,
            label == Math.rint(label) ? String.format(Locale.ROOT, "%.0f", label) : label,
            raw.name(),
            answers.classes() - 1);
      }
    }
  }

  private static String features(RawExamples examples) {
    return examples
        .image()
        .map(image ->
            String.format(
                Locale.ROOT,
                "%d x %d x %d values (channels, height, width)",
                image.channels(),
                image.height(),
                image.width()))
        .orElseGet(() -> String.format(Locale.ROOT, "%,d features", examples.inputs()));
  }

  /**
   * A class that no training example is of has an output all the same, which is trained towards 0:
   * it counts in tr Theta and in the 1/C of K.
   */
  private static Optional<String> absentClasses(DataSet train, RawExamples source) {
    if (train.outputs() < 2 || train.classes() == 0) {
      return Optional.empty();
    }
    boolean[] seen = new boolean[train.classes()];
    for (int label : train.labels()) {
      seen[label] = true;
    }
    int[] absent = IntStream.range(0, seen.length).filter(label -> !seen[label]).toArray();
    if (absent.length == 0) {
      return Optional.empty();
    }
    List<String> names = source.classNames();
    List<String> listed =
        IntStream.of(absent)
            .limit(MAX_ABSENT)
            .mapToObj(label -> label < names.size() ? names.get(label) : String.valueOf(label))
            .toList();
    String more =
        absent.length > MAX_ABSENT
            ? String.format(Locale.ROOT, " and %,d more", absent.length - MAX_ABSENT)
            : "";
    return Optional.of(
        String.format(
            Locale.ROOT,
            "None of the %,d training examples is of class %s%s: %s that no example asks for,"
                + " counted among the %d in tr Theta and in 1/C%s.",
            train.examples(),
            String.join(", ", listed),
            more,
            absent.length == 1
                ? "the network has an output"
                : String.format(Locale.ROOT, "the network has %,d outputs", absent.length),
            train.classes(),
            names.isEmpty() && source.labels().size() < train.classes()
                ? "; \"renumber\": true leaves out the classes that no example of the file is of"
                : ""));
  }

  private static String provenance(String name, int first, int last, int count) {
    return String.format(Locale.ROOT, "%s, examples %,d to %,d of %,d", name, first, last, count);
  }
}
