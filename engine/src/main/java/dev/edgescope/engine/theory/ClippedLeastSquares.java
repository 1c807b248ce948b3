package dev.edgescope.engine.theory;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.numbers.gamma.Erf;

/**
 * The risk of streaming least squares under clipped SGD, one fresh example {@code x ~ N(0, K_x)}, y
 * = theta* . x + noise, a step. In high dimension the residual is N(0, v), {@code v = 2R +
 * noise^2}, the gradient's norm |x| |r| is {@code sqrt(tr K_x) |r|}, and clipping at c cuts the
 * residual at {@code b = c / sqrt(tr K_x)}. It reduces the drift by mu_c and the noise by nu_c:
 *
 * <pre>
 * mu_c = P(|N(0, v)| &lt;= b)                  nu_c = E[min(|N(0, v)|, b)^2] / v
 * d_j' = (1 - 2 alpha mu_c lambda_j) d_j + alpha^2 nu_c v lambda_j
 * R    = 1/2 sum_j lambda_j d_j
 * </pre>
 *
 * with lambda_j the eigenvalues of K_x and d_j the mean squared errors of theta along its
 * eigenvectors. Clipping helps stability where nu_c &lt; mu_c. Without clipping both are 1 and the
 * risk falls only for alpha tr K_x below 2.
 *
 * <p>Source: Marshall, Xiao, Agarwala and Paquette, To clip or not to clip: the dynamics of SGD
 * with gradient clipping in high-dimensions (2024, arXiv:2406.11733): its reduction factors and
 * clipped homogenized SGD, here step by step.
 */
public final class ClippedLeastSquares {
  private final double[] lambda;
  private final double learningRate;
  private final double noiseVariance;
  private final double cut;
  private final double[] error;

  /**
   * @param lambda the eigenvalues of K_x
   * @param error d_j at the start, the squared errors of theta along the eigenvectors
   * @param learningRate alpha
   * @param noise standard deviation of the targets' noise
   * @param clipNorm c; infinite for no clipping
   */
  public ClippedLeastSquares(
      double[] lambda, double[] error, double learningRate, double noise, double clipNorm) {
    if (lambda.length != error.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d errors do not go with %,d eigenvalues",
              error.length,
              lambda.length));
    }
    this.lambda = lambda.clone();
    this.error = error.clone();
    this.learningRate = learningRate;
    noiseVariance = noise * noise;
    cut = clipNorm / Math.sqrt(Arrays.stream(lambda).sum());
  }

  /** R, without the noise of the targets. */
  public double risk() {
    double sum = 0;
    for (int j = 0; j < lambda.length; j++) {
      sum += lambda[j] * error[j];
    }
    return sum / 2;
  }

  /** v, the variance of the residual. */
  public double residualVariance() {
    return 2 * risk() + noiseVariance;
  }

  /** b, the residual that is cut. */
  public double cut() {
    return cut;
  }

  /** mu_c at the present risk. */
  public double driftFactor() {
    return driftFactor(cut / Math.sqrt(residualVariance()));
  }

  /** nu_c at the present risk. */
  public double noiseFactor() {
    return noiseFactor(cut / Math.sqrt(residualVariance()));
  }

  /** Goes on to the next step. */
  public void advance() {
    double v = residualVariance();
    double drift = 2 * learningRate * driftFactor();
    double noise = learningRate * learningRate * noiseFactor() * v;
    for (int j = 0; j < lambda.length; j++) {
      error[j] += lambda[j] * (noise - drift * error[j]);
    }
  }

  /**
   * mu_c = P(|N(0, 1)| &lt;= s).
   *
   * @param s b / sqrt(v)
   */
  static double driftFactor(double s) {
    return Erf.value(s / Math.sqrt(2));
  }

  /**
   * nu_c = E[min(|N(0, 1)|, s)^2].
   *
   * @param s b / sqrt(v)
   */
  static double noiseFactor(double s) {
    if (Double.isInfinite(s)) {
      return 1;
    }
    double within = Erf.value(s / Math.sqrt(2));
    double density = Math.exp(-s * s / 2) / Math.sqrt(2 * Math.PI);
    return within - 2 * s * density + s * s * (1 - within);
  }
}
