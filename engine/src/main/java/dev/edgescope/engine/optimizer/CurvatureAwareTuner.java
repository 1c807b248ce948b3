package dev.edgescope.engine.optimizer;

import java.util.Locale;

/**
 * CDAT, the curvature dynamics aware tuner: a learning rate from the slope and the curvature of the
 * objective along the update direction u,
 *
 * <pre>
 * n = max(-g^T u, 0),    d = |u^T H u| + eps |u|^2,    alpha_t = sigma n / d
 * </pre>
 *
 * with n and d replaced by their exponential moving averages where the gradients are those of
 * mini-batches, {@code n' = beta n' + (1 - beta) n}, both from 0 at first, so that their ratio
 * needs no correction. On a quadratic, sigma = 1 is the step that minimises it along u and sigma =
 * 2 the one that only just does not raise it: there a run keeps itself at the edge of stability.
 *
 * <p>Source: V. Roulet, A. Agarwala, J.-B. Grill, G. Swirszcz, M. Blondel, F. Pedregosa, Stepping
 * on the Edge: Curvature Aware Learning Rate Tuners (2024, arXiv:2407.06183), section 3. Cost: a
 * Hessian-vector product of the batch for each step, beside its gradient.
 */
public final class CurvatureAwareTuner {
  /**
   * eps, a curvature: keeps the quotient finite where the objective is flat along u, and has no
   * part in it elsewhere, however short u is.
   */
  private static final double EPSILON = 1e-12;

  private double sigma;
  private final double decay;
  private double slope;
  private double curvature;

  /**
   * @param sigma 1 for the greedy step, 2 for the edge
   * @param decay beta, in [0, 1)
   */
  public CurvatureAwareTuner(double sigma, double decay) {
    this.sigma = sigma;
    this.decay = decay;
  }

  /**
   * alpha_t.
   *
   * @param descent {@code -g^T u}
   * @param bending {@code u^T H u}
   * @param squaredLength {@code |u|^2}
   */
  public double learningRate(double descent, double bending, double squaredLength) {
    slope = decay * slope + (1 - decay) * Math.max(descent, 0);
    curvature = decay * curvature + (1 - decay) * (Math.abs(bending) + EPSILON * squaredLength);
    return slope == 0 ? 0 : sigma * slope / curvature;
  }

  /** sigma from the next step on. */
  public void setSigma(double value) {
    sigma = value;
  }

  /** The two moving averages, n' and d'. */
  public double[] state() {
    return new double[] {slope, curvature};
  }

  /** Goes on from another tuner's {@link #state}. */
  public void restore(double[] state) {
    if (state.length != 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%,d values were given for the two averages of a tuner", state.length));
    }
    slope = state[0];
    curvature = state[1];
  }
}
