package dev.edgescope.engine.curvature;

/**
 * What decides the cycle at the edge of stability in the plane of x, the displacement along u_1,
 * and S = lambda_1: S rises at {@code rate} while x grows for S above 2/alpha, and falls by {@code
 * beta x^2 / 2} for each unit of learning time.
 *
 * <p>At an iterate near the edge the components along u_1 flip from step to step; read it at the
 * {@linkplain SecondOrderMidpoint second-order midpoint}, or without these components.
 *
 * <p>Source: A. Damian, E. Nichani, J. D. Lee (2022, arXiv:2209.15594), sections 2 and 4.
 *
 * @param rate -grad L . grad S, the rate of progressive sharpening under gradient flow: d lambda_1
 *     / d tau
 * @param beta |grad S|^2
 * @param rateAcross the rate without the components of both gradients along u_1
 * @param betaAcross |grad S|^2 without its component along u_1
 */
public record SelfStabilisation(double rate, double beta, double rateAcross, double betaAcross) {

  /**
   * The same without the components along u_1, in rate and beta: at an iterate of a noisy run its
   * displacement along u_1 would enter the rate, and take the sharpness for falling.
   */
  public SelfStabilisation across() {
    return new SelfStabilisation(rateAcross, betaAcross, rateAcross, betaAcross);
  }

  /**
   * The stochastic sharpness gap: how far below 2/alpha the noise of the batches keeps the
   * sharpness,
   *
   * <pre>
   * gap = (1 - (1 - alpha^2 beta sigma_u^2 / (2 rate))^{1/2}) / alpha
   * </pre>
   *
   * NaN, no gap, where the rate is not positive or the root not real: there the noise holds the
   * sharpness back altogether. Source: arXiv:2604.21016.
   *
   * @param learningRate alpha
   * @param batchVariance sigma_u^2, of {@link DirectionalNoise}
   */
  public double stochasticGap(double learningRate, double batchVariance) {
    double share = learningRate * learningRate * beta * batchVariance / (2 * rate);
    return rate > 0 ? (1 - Math.sqrt(1 - share)) / learningRate : Double.NaN;
  }

  /**
   * The same where it is small against 1/alpha: {@code alpha beta sigma_u^2 / (4 rate)}; NaN where
   * the rate is not positive.
   *
   * @param learningRate alpha
   * @param batchVariance sigma_u^2, of {@link DirectionalNoise}
   */
  public double smallStochasticGap(double learningRate, double batchVariance) {
    return rate > 0 ? learningRate * beta * batchVariance / (4 * rate) : Double.NaN;
  }
}
