package dev.edgescope.engine.data.task;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.Numbers;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A linear teacher: inputs x ~ N(0, K) of d dimensions, K diagonal with the variances j^-exponent,
 * and targets w . x + noise with w ~ N(0, I/d). With the exponent 0 inputs have variance 1 and
 * targets without noise have unit variance on average. Inputs are not preprocessed: their
 * distribution is part of the task.
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
   * @param exponent of the power law of the variances
   * @param noise standard deviation of the targets' noise
   * @param examples D
   * @param seed of all draws
   */
  public static DataSplit of(int inputs, double exponent, double noise, int examples, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ RANDOM_STREAM);
    double[] teacher = new double[inputs];
    for (int j = 0; j < inputs; j++) {
      teacher[j] = random.nextGaussian() / Math.sqrt(inputs);
    }
    double[] deviations = new double[inputs];
    for (int j = 0; j < inputs; j++) {
      deviations[j] = Math.pow(j + 1, -exponent / 2);
    }
    String provenance =
        String.format(Locale.ROOT, "Gaussian inputs of a linear teacher, seed %d", seed);
    return new DataSplit(
        draw(teacher, deviations, noise, examples, random, provenance),
        Optional.of(draw(teacher, deviations, noise, TEST_EXAMPLES, random, provenance)),
        Optional.empty());
  }

  private static DataSet draw(
      double[] teacher,
      double[] deviations,
      double noise,
      int examples,
      SplittableRandom random,
      String provenance) {
    int inputs = teacher.length;
    float[] features = new float[Math.multiplyExact(examples, inputs)];
    double[] targets = new double[examples];
    for (int i = 0; i < examples; i++) {
      double target = 0;
      for (int j = 0; j < inputs; j++) {
        // A float, so that a run in single precision has the very inputs of the targets.
        float x = (float) (deviations[j] * random.nextGaussian());
        features[i * inputs + j] = x;
        target += teacher[j] * x;
      }
      // Without noise nothing is drawn for it.
      targets[i] = noise == 0 ? target : target + noise * random.nextGaussian();
    }
    return DataSet.regression(inputs, Numbers.of(features), 1, Numbers.of(targets), provenance);
  }
}
