package dev.edgescope.engine.data;

import java.util.Locale;
import java.util.Optional;

/**
 * What a run trains on and what it is tested on, preprocessed with the same statistics.
 *
 * @param train the training examples
 * @param test the test examples, which take no part in training nor in the statistics; empty where
 *     the source has none
 * @param image what the features are; empty where they are not pixels
 */
public record DataSplit(DataSet train, Optional<DataSet> test, Optional<ImageShape> image) {

  /** Most test examples taken from a file of the user's. */
  public static final int MAX_TEST_EXAMPLES = 1_000;

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
    return new DataSplit(
        part(training, 0, examples, preprocessing, targets, source.trainingProvenance(examples)),
        Optional.of(part(test, 0, test.count(), preprocessing, targets, source.testProvenance())),
        training.image());
  }

  /**
   * The first {@code examples} examples of a file, and as test examples those that follow, up to
   * {@link #MAX_TEST_EXAMPLES}.
   *
   * @param name of the file, for the provenance
   * @param examples D, from 1 to what there is
   * @throws IllegalArgumentException if {@code examples} is out of range
   * @throws UnreadableDataException if the examples are all equal, or their answers do not give the
   *     targets
   */
  public static DataSplit of(RawExamples raw, String name, int examples, Targets targets) {
    Preprocessing preprocessing = Preprocessing.fit(raw, examples);
    int end = Math.min(raw.count(), examples + MAX_TEST_EXAMPLES);
    Optional<DataSet> test =
        end == examples
            ? Optional.empty()
            : Optional.of(
                part(
                    raw,
                    examples,
                    end,
                    preprocessing,
                    targets,
                    provenance(name, examples + 1, end, raw.count())));
    return new DataSplit(
        part(raw, 0, examples, preprocessing, targets, provenance(name, 1, examples, raw.count())),
        test,
        raw.image());
  }

  /** What a network has to fit. */
  public DataShape shape() {
    return new DataShape(train.inputs(), image, train.outputs());
  }

  private static DataSet part(
      RawExamples raw,
      int from,
      int to,
      Preprocessing preprocessing,
      Targets targets,
      String provenance) {
    Numbers features = preprocessing.apply(raw, from, to);
    int outputs = targets.outputs(raw);
    Numbers values = targets.of(raw, from, to);
    if (!targets.isClassification()) {
      return DataSet.regression(raw.inputs(), features, outputs, values, provenance);
    }
    int[] labels = new int[to - from];
    for (int i = from; i < to; i++) {
      labels[i - from] = raw.label(i);
    }
    return new DataSet(raw.inputs(), features, outputs, values, raw.classes(), labels, provenance);
  }

  private static String provenance(String name, int first, int last, int count) {
    return String.format(Locale.ROOT, "%s, examples %,d to %,d of %,d", name, first, last, count);
  }
}
