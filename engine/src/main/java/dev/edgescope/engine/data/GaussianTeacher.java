package dev.edgescope.engine.data;

import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A linear teacher: inputs x ~ N(0, I) of d dimensions, targets w . x without noise, with w ~ N(0,
 * I/d), so that targets have unit variance on average. Inputs are not preprocessed: they have mean
 * 0 and variance 1 as theory takes them.
 */
public final class GaussianTeacher {
  private static final int TEST_EXAMPLES = 1_000;

  /** Sets the random numbers apart from those of the initial parameters. */
  private static final long RANDOM_STREAM = 0x7465616368657273L;

  private GaussianTeacher() {}

  /**
   * The task: teacher, then training and then 1,000 test examples, drawn in this order.
   *
   * @param inputs d
   * @param examples D
   * @param seed of all draws
   */
  public static DataSplit of(int inputs, int examples, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ RANDOM_STREAM);
    double[] teacher = new double[inputs];
    for (int j = 0; j < inputs; j++) {
      teacher[j] = random.nextGaussian() / Math.sqrt(inputs);
    }
    String provenance =
        String.format(Locale.ROOT, "Gaussian inputs of a linear teacher, seed %d", seed);
    return new DataSplit(
        draw(teacher, examples, random, provenance),
        Optional.of(draw(teacher, TEST_EXAMPLES, random, provenance)),
        Optional.empty());
  }

  private static DataSet draw(
      double[] teacher, int examples, SplittableRandom random, String provenance) {
    int inputs = teacher.length;
    float[] features = new float[Math.multiplyExact(examples, inputs)];
    float[] targets = new float[examples];
    for (int i = 0; i < examples; i++) {
      double target = 0;
      for (int j = 0; j < inputs; j++) {
        float x = (float) random.nextGaussian();
        features[i * inputs + j] = x;
        target += teacher[j] * x;
      }
      targets[i] = (float) target;
    }
    return DataSet.regression(inputs, features, 1, targets, provenance);
  }
}
