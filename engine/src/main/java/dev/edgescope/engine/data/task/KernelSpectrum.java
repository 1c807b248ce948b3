package dev.edgescope.engine.data.task;

/**
 * The eigenvalues lambda_k of a Neural Tangent Kernel that is made to measure: a power law, flat
 * where the exponent is 0, whose first eigenvalue may stand out.
 *
 * <pre>
 * lambda_1 = outlier,    lambda_k = k^-exponent for k = 2, 3, ...
 * </pre>
 *
 * @param exponent of the power law, not negative
 * @param outlier lambda_1, positive; 1 for the power law alone
 */
public record KernelSpectrum(double exponent, double outlier) {

  /**
   * The largest eigenvalues.
   *
   * @param count of them
   */
  public double[] eigenvalues(int count) {
    double[] lambda = new double[count];
    lambda[0] = outlier;
    for (int k = 2; k <= count; k++) {
      lambda[k - 1] = Math.pow(k, -exponent);
    }
    return lambda;
  }
}
