package dev.edgescope.engine.data;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Examples that a file of the user's gives as plain numbers: the answers of all, the features of as
 * many as were asked for.
 */
public final class NumberTable implements RawExamples {
  /** What a network's last layer and the tiles of its outputs have room for. */
  public static final int MAX_CLASSES = 1_000;

  /** Keeps squares far from the end of double precision and targets inside single precision. */
  public static final double MAX_MAGNITUDE = 1e30;

  /** Numbers by example and position. */
  @FunctionalInterface
  public interface Cells {
    double get(int example, int position);
  }

  /** Where the file has the answer of an example, for a sentence. */
  @FunctionalInterface
  public interface Places {
    String of(int example);
  }

  private final int count;
  private final int inputs;
  private final Optional<ImageShape> image;
  private final Cells features;
  private final int answers;
  private final Cells answerCells;
  private final Places places;
  private final List<String> names;
  private final List<String> notices;

  /**
   * Numbers.
   *
   * @param count of the examples
   * @param inputs d
   * @param image what the features are; empty where they are not pixels
   * @param features of an example by position
   * @param answers of an example
   * @param answerCells answers of an example by position
   * @param places where the file has the answer of an example
   */
  public NumberTable(
      int count,
      int inputs,
      Optional<ImageShape> image,
      Cells features,
      int answers,
      Cells answerCells,
      Places places) {
    this(count, inputs, image, features, answers, answerCells, places, List.of(), List.of());
  }

  private NumberTable(
      int count,
      int inputs,
      Optional<ImageShape> image,
      Cells features,
      int answers,
      Cells answerCells,
      Places places,
      List<String> names,
      List<String> notices) {
    this.count = count;
    this.inputs = inputs;
    this.image = image;
    this.features = features;
    this.answers = answers;
    this.answerCells = answerCells;
    this.places = places;
    this.names = List.copyOf(names);
    this.notices = List.copyOf(notices);
  }

  /** The same examples, whose answers are labels with a meaning. */
  public NumberTable withClasses(List<String> meanings) {
    return new NumberTable(
        count, inputs, image, features, answers, answerCells, places, meanings, notices);
  }

  /** The same examples with something to be said of how they were read. */
  public NumberTable withNotices(List<String> sentences) {
    return new NumberTable(
        count, inputs, image, features, answers, answerCells, places, names, sentences);
  }

  /** Whether a number is one that can be computed with. */
  public static boolean isUsable(double value) {
    return Math.abs(value) <= MAX_MAGNITUDE;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public Optional<ImageShape> image() {
    return image;
  }

  @Override
  public double feature(int example, int feature) {
    return features.get(example, feature);
  }

  @Override
  public int answers() {
    return answers;
  }

  @Override
  public double answer(int example, int answer) {
    return answerCells.get(example, answer);
  }

  @Override
  public List<Integer> labels() {
    requireSingle();
    if (!names.isEmpty()) {
      throw UnreadableDataException.of(
          "%s is a word, and words are numbered from 0 on already; leave \"renumber\" out.",
          places.of(0));
    }
    SortedSet<Integer> occurring = new TreeSet<>();
    for (int i = 0; i < count && occurring.size() <= MAX_CLASSES; i++) {
      double label = answer(i, 0);
      if (label != (int) label) {
        throw UnreadableDataException.of(
            "%s is the label %s, which is no whole number of a class; give whole numbers, or"
                + " \"regression\" targets.",
            places.of(i), label);
      }
      occurring.add((int) label);
    }
    if (occurring.size() > MAX_CLASSES) {
      throw UnreadableDataException.of(
          "%s begins answers of more than %,d different numbers; give labels of at most %,d"
              + " classes, or \"regression\" targets.",
          places.of(0), MAX_CLASSES, MAX_CLASSES);
    }
    return List.copyOf(occurring);
  }

  @Override
  public NumberTable numbered(List<Integer> occurring) {
    return new NumberTable(
        count,
        inputs,
        image,
        features,
        answers,
        (example, answer) ->
            Collections.binarySearch(occurring, (int) answerCells.get(example, answer)),
        places,
        occurring.stream().map(String::valueOf).toList(),
        notices);
  }

  private void requireSingle() {
    if (answers != 1) {
      throw UnreadableDataException.of(
          "%s is one of %,d answers of an example; give a single label of each, or \"regression\""
              + " targets.",
          places.of(0), answers);
    }
  }

  @Override
  public int classes() {
    requireSingle();
    int smallest = MAX_CLASSES;
    int largest = 0;
    for (int i = 0; i < count; i++) {
      double label = answer(i, 0);
      if (label != Math.rint(label) || label < 0 || label >= MAX_CLASSES) {
        throw UnreadableDataException.of(
            "%s is the label %s, which is not a class; give whole numbers from 0 to %,d, or"
                + " \"regression\" targets.",
            places.of(i),
            label == Math.rint(label) ? String.format(Locale.ROOT, "%.0f", label) : label,
            MAX_CLASSES - 1);
      }
      smallest = Math.min(smallest, (int) label);
      largest = Math.max(largest, (int) label);
    }
    if (smallest == largest && names.size() < 2) {
      throw UnreadableDataException.of(
          "%s is %s like the labels of all examples; give labels of at least two classes%s.",
          places.of(0),
          names.isEmpty() ? largest : "\"" + names.getFirst() + "\"",
          names.isEmpty() ? ", or \"regression\" targets" : "");
    }
    return names.isEmpty() ? largest + 1 : names.size();
  }

  @Override
  public int label(int example) {
    return (int) answer(example, 0);
  }

  @Override
  public List<String> classNames() {
    return names;
  }

  @Override
  public List<String> notices() {
    return notices;
  }
}
