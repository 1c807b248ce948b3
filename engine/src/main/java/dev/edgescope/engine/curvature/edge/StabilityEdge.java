package dev.edgescope.engine.curvature.edge;

/**
 * Where an update rule loses stability, as a function of its learning rate alpha.
 *
 * <p>Each rule has its own: it is what the linearised dynamics of that rule say of one mode of the
 * Hessian.
 */
public sealed interface StabilityEdge permits SgdEdge, AdaptiveEdge {

  /**
   * The edge of the sharpness: the largest eigenvalue of the Hessian of L beyond which its mode
   * oscillates away.
   *
   * @param learningRate alpha
   */
  double level(double learningRate);

  /**
   * Where a sharpness stands before the edge: 1 on it, 0 where the rule does not move along the
   * mode at all. It is the x of the stability plane.
   *
   * @param sharpness lambda_1 of the Hessian of L
   * @param learningRate alpha
   */
  double position(double sharpness, double learningRate);

  /** The s = alpha lambda from which on gradient noise has no stationary response. */
  double noiseBound();

  /**
   * The stationary mean square of a mode, times lambda^2, for each unit of {@code alpha lambda} and
   * of noise of variance {@code alpha / lambda} in its gradients: the summand of the noise kernel
   * norm without its common factor.
   *
   * @param s alpha lambda, below {@link #noiseBound}
   */
  double noiseResponse(double s);

  /**
   * Effective learning time for each unit of learning time, {@code 1 / (1 - mu)}: what heavy ball
   * moves theta by in the long run, in units of the plain step {@code alpha g}. Rates of sharpening
   * are over the effective time, {@code tau_eff = tau / (1 - mu)}.
   */
  double timeFactor();

  /** Weight decay, the curvature that it adds to every mode; 0 without. */
  double weightDecay();
}
