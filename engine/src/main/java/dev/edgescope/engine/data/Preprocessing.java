package dev.edgescope.engine.data;

import java.util.Locale;

/**
 * The standard preprocessing, with the statistics of a training set: features (of images, pixel /
 * 255) minus the mean of the feature over the training examples, divided by ONE standard deviation
 * for all features, the population standard deviation of all centred training values.
 *
 * <p>Test examples are transformed with the statistics of the training examples. Of images the
 * statistics are exact (integer sums), of other examples they take two passes; everything is
 * computed in double precision.
 */
public final class Preprocessing {
  private final double[] means;
  private final double deviation;

  private Preprocessing(double[] means, double deviation) {
    this.means = means;
    this.deviation = deviation;
  }

  /**
   * The statistics of the first {@code examples} of {@code raw}.
   *
   * @throws IllegalArgumentException if there are not as many
   * @throws UnreadableDataException if all of them are equal, as a single one is: nothing would be
   *     left of them
   */
  public static Preprocessing fit(RawExamples raw, int examples) {
    checkRange(raw, 0, examples);
    Preprocessing fitted =
        switch (raw) {
          case LabelledImages images -> fitImages(images, examples);
          case NumberTable table -> fitTable(table, examples);
        };
    // Rounding leaves a trace of the means where all values of a feature are equal.
    double largest = 0.0;
    for (double mean : fitted.means) {
      largest = Math.max(largest, Math.abs(mean));
    }
    if (fitted.deviation <= 1e-13 * largest) {
      throw UnreadableDataException.of(
          examples == 1
              ? "A single training example is its own mean, which is taken off its features, so"
                  + " that nothing is left of it; give at least 2 examples."
              : "The %,d training examples all have the same features, so that nothing is left once"
                  + " their mean is taken off; give more or other examples.",
          examples);
    }
    return fitted;
  }

  private static Preprocessing fitImages(LabelledImages images, int examples) {
    int features = images.inputs();
    byte[] pixels = images.pixels();
    long[] sums = new long[features];
    long[] squares = new long[features];
    for (int i = 0; i < examples; i++) {
      int start = i * features;
      for (int j = 0; j < features; j++) {
        int pixel = pixels[start + j] & 0xff;
        sums[j] += pixel;
        squares[j] += (long) pixel * pixel;
      }
    }
    double[] means = new double[features];
    double scatter = 0.0;
    for (int j = 0; j < features; j++) {
      means[j] = sums[j] / (LabelledImages.PIXEL_RANGE * examples);
      // n times the sum of the squared distances from the mean, exact in a long up to n = 10^7.
      scatter += examples * squares[j] - sums[j] * sums[j];
    }
    double deviation = Math.sqrt(scatter / features) / (LabelledImages.PIXEL_RANGE * examples);
    return new Preprocessing(means, deviation);
  }

  private static Preprocessing fitTable(NumberTable table, int examples) {
    int features = table.inputs();
    double[] means = new double[features];
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < features; j++) {
        means[j] += table.feature(i, j);
      }
    }
    for (int j = 0; j < features; j++) {
      means[j] /= examples;
    }
    double scatter = 0.0;
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < features; j++) {
        double distance = table.feature(i, j) - means[j];
        scatter += distance * distance;
      }
    }
    return new Preprocessing(means, Math.sqrt(scatter / ((double) examples * features)));
  }

  /** Mean of one feature. */
  public double mean(int feature) {
    return means[feature];
  }

  /** The one divisor, in units of the features. */
  public double deviation() {
    return deviation;
  }

  /** What a preprocessed value was before, as the file has it (of images, pixel / 255). */
  public double undo(int feature, double value) {
    return value * deviation + means[feature];
  }

  /** The preprocessed features of the examples from one up to another, example after example. */
  public Numbers apply(RawExamples raw, int from, int to) {
    checkRange(raw, from, to);
    int features = raw.inputs();
    if (features != means.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Examples of %s features do not fit statistics of %s features.",
              features,
              means.length));
    }
    return Numbers.computed(
        Math.multiplyExact(to - from, features),
        k -> value(raw, from + k / features, k % features));
  }

  private double value(RawExamples raw, int example, int feature) {
    return (raw.feature(example, feature) - means[feature]) / deviation;
  }

  private static void checkRange(RawExamples raw, int from, int to) {
    if (from < 0 || to <= from || to > raw.count()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Examples %s to %s were asked for; there are %s.",
              from,
              to,
              raw.count()));
    }
  }
}
