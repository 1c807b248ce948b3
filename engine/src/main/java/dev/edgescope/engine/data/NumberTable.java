package dev.edgescope.engine.data;

import java.util.Locale;
import java.util.Optional;

/**
 * Examples that a file of the user's gives as plain numbers: the answers of all, the features of as
 * many as were asked for.
 */
public final class NumberTable implements RawExamples {
  /** What a network's last layer and the tiles of its outputs have room for. */
  static final int MAX_CLASSES = 1_000;

  /** Keeps squares far from the end of double precision and targets inside single precision. */
  static final double MAX_MAGNITUDE = 1e30;

  /** Numbers by example and position. */
  @FunctionalInterface
  interface Cells {
    double get(int example, int position);
  }

  /** Where the file has the answer of an example, for a sentence. */
  @FunctionalInterface
  interface Places {
    String of(int example);
  }

  private final int count;
  private final int inputs;
  private final Optional<ImageShape> image;
  private final Cells features;
  private final int answers;
  private final Cells answerCells;
  private final Places places;

  NumberTable(
      int count,
      int inputs,
      Optional<ImageShape> image,
      Cells features,
      int answers,
      Cells answerCells,
      Places places) {
    this.count = count;
    this.inputs = inputs;
    this.image = image;
    this.features = features;
    this.answers = answers;
    this.answerCells = answerCells;
    this.places = places;
  }

  /** Whether a number is one that can be computed with. */
  static boolean isUsable(double value) {
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
  public int classes() {
    if (answers != 1) {
      throw UnreadableDataException.of(
          "%s is one of %,d answers of an example; give a single label of each, or \"regression\""
              + " targets.",
          places.of(0), answers);
    }
    int smallest = MAX_CLASSES;
    int first = 0;
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
      if (label < smallest) {
        smallest = (int) label;
        first = i;
      }
      largest = Math.max(largest, (int) label);
    }
    if (smallest == largest) {
      throw UnreadableDataException.of(
          "%s is %d like the labels of all examples; give labels of at least two classes, or"
              + " \"regression\" targets.",
          places.of(0), largest);
    }
    if (smallest > 0) {
      throw UnreadableDataException.of(
          "%s is the label %d, the smallest of all, so that no example is of class 0; number the"
              + " classes from 0, or give \"regression\" targets.",
          places.of(first), smallest);
    }
    return largest + 1;
  }

  @Override
  public int label(int example) {
    return (int) answer(example, 0);
  }
}
