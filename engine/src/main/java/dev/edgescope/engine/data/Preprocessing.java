package dev.edgescope.engine.data;

/**
 * The standard preprocessing, with the statistics of a training set: pixel / 255, minus the mean of
 * the feature over the training examples, divided by ONE standard deviation for all features, the
 * population standard deviation of all centred training values.
 *
 * <p>Test examples are transformed with the statistics of the training examples. The statistics are
 * exact (integer sums) and everything is computed in double precision; only the results are rounded
 * to floats.
 */
public final class Preprocessing {
  private static final double PIXEL_RANGE = 255.0;

  private final double[] means;
  private final double deviation;

  private Preprocessing(double[] means, double deviation) {
    this.means = means;
    this.deviation = deviation;
  }

  /**
   * The statistics of the first {@code examples} of {@code images}.
   *
   * <p>Where all training values of every feature are equal (a single example) the deviation is
   * zero and 1 is used in its place: the centred values are zero anyway.
   */
  public static Preprocessing fit(LabelledImages images, int examples) {
    checkExamples(images, examples);
    int features = images.shape().features();
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
      means[j] = sums[j] / (PIXEL_RANGE * examples);
      // n times the sum of the squared distances from the mean, exact in a long up to n = 10^7.
      scatter += examples * squares[j] - sums[j] * sums[j];
    }
    double deviation = Math.sqrt(scatter / features) / (PIXEL_RANGE * examples);
    return new Preprocessing(means, deviation == 0.0 ? 1.0 : deviation);
  }

  /** Mean of pixel / 255 of one feature. */
  public double mean(int feature) {
    return means[feature];
  }

  /** The one divisor, in units of pixel / 255. */
  public double deviation() {
    return deviation;
  }

  /**
   * The preprocessed features of the first {@code examples} of {@code images}, example after
   * example, in a new array.
   */
  public float[] apply(LabelledImages images, int examples) {
    checkExamples(images, examples);
    int features = images.shape().features();
    if (features != means.length) {
      throw new IllegalArgumentException(
          "Images of %s features do not fit statistics of %s features."
              .formatted(features, means.length));
    }
    byte[] pixels = images.pixels();
    float[] result = new float[examples * features];
    for (int i = 0; i < examples; i++) {
      int start = i * features;
      for (int j = 0; j < features; j++) {
        double pixel = (pixels[start + j] & 0xff) / PIXEL_RANGE;
        result[start + j] = (float) ((pixel - means[j]) / deviation);
      }
    }
    return result;
  }

  private static void checkExamples(LabelledImages images, int examples) {
    if (examples < 1 || examples > images.count()) {
      throw new IllegalArgumentException(
          "%s examples were asked for; give a number from 1 to %s."
              .formatted(examples, images.count()));
    }
  }
}
