package dev.edgescope.engine.data.task;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.Numbers;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The task of quadratic regression, f(theta) = J theta + 1/2 Q(theta, theta): as the input of an
 * example its row of J and the lower triangle of its slice of Q, column by column, and targets from
 * N(0, 1). J has a chosen kernel spectrum and delocalised singular vectors; the entries of the
 * symmetric slices of Q are from N(0, scale^2). From theta = 0 on, z ~ N(0, I).
 *
 * <p>Source: Agarwala and Pennington, High dimensional analysis reveals conservative sharpening and
 * a stochastic edge of stability (2024, arXiv:2404.19261), after Agarwala, Pedregosa and Pennington
 * (2022, arXiv:2210.04860).
 */
public final class QuadraticCoefficients {
  /** Sets the random numbers apart from those of the initial parameters. */
  private static final long RANDOM_STREAM = 0x7175616472617469L;

  private QuadraticCoefficients() {}

  /** P + P (P + 1) / 2, the number of coefficients of an example. */
  public static long count(int parameters) {
    return parameters + (long) parameters * (parameters + 1) / 2;
  }

  /**
   * The task; it has no test examples.
   *
   * @param examples D
   * @param parameters P
   * @param scale standard deviation of the entries of Q
   * @param seed of all draws
   */
  public static DataSplit of(
      KernelSpectrum spectrum, int examples, int parameters, double scale, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ RANDOM_STREAM);
    double[] jacobian = RandomJacobian.draw(spectrum, examples, parameters, random);
    int each = Math.toIntExact(count(parameters));
    double[] inputs = new double[Math.multiplyExact(examples, each)];
    for (int i = 0; i < examples; i++) {
      for (int j = 0; j < parameters; j++) {
        inputs[i * each + j] = jacobian[i * parameters + j];
      }
      for (int j = parameters; j < each; j++) {
        inputs[i * each + j] = scale * random.nextGaussian();
      }
    }
    String provenance =
        String.format(
            Locale.ROOT,
            "Quadratic regression with %,d parameters, kernel eigenvalues k^-%s, Q of scale %s,"
                + " seed %d",
            parameters,
            spectrum.exponent(),
            scale,
            seed);
    return new DataSplit(
        DataSet.regression(
            each, Numbers.of(inputs), 1, RandomFeatures.gaussians(examples, random), provenance),
        Optional.empty(),
        Optional.empty());
  }
}
