package dev.edgescope.engine.data.task;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.DataSplit;
import dev.edgescope.engine.data.Numbers;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The linear model's task: features whose kernel (1/D) Phi Phi^T has a chosen spectrum and
 * delocalised eigenvectors, and targets from N(0, 1) that have nothing to do with them. A linear
 * model without bias that starts near zero has residuals z ~ N(0, I), so that p_a = E[(u_a^T z)^2]
 * = 1 along every eigenvector: where the second-moment recursion starts. Features are not
 * preprocessed.
 *
 * <p>Source: the linear random-features model of Agarwala and Pennington, High dimensional analysis
 * reveals conservative sharpening and a stochastic edge of stability (2024, arXiv:2404.19261),
 * section 3.
 */
public final class RandomFeatures {
  /** Sets the random numbers apart from those of the initial parameters. */
  private static final long RANDOM_STREAM = 0x6665617475726573L;

  private RandomFeatures() {}

  /**
   * The task; it has no test examples.
   *
   * @param examples D
   * @param features P
   * @param seed of all draws
   */
  public static DataSplit of(KernelSpectrum spectrum, int examples, int features, long seed) {
    SplittableRandom random = new SplittableRandom(seed ^ RANDOM_STREAM);
    double[] jacobian = RandomJacobian.draw(spectrum, examples, features, random);
    String provenance =
        String.format(
            Locale.ROOT,
            "%,d random features with a kernel of eigenvalues k^-%s, seed %d",
            features,
            spectrum.exponent(),
            seed);
    return new DataSplit(
        DataSet.regression(
            features, Numbers.of(jacobian), 1, gaussians(examples, random), provenance),
        Optional.empty(),
        Optional.empty());
  }

  /** Numbers from N(0, 1). */
  static Numbers gaussians(int count, SplittableRandom random) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextGaussian();
    }
    return Numbers.of(values);
  }
}
