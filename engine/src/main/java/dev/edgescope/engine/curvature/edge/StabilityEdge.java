package dev.edgescope.engine.curvature.edge;

/**
 * Where an update rule loses stability, as a function of its learning rate alpha.
 *
 * <p>Each rule has its own: it is what the linearised dynamics of that rule say of one mode of the
 * Hessian.
 */
public sealed interface StabilityEdge permits SgdEdge, AdaptiveEdge {

  /**
   * The edge of the sharpness: the largest eigenvalue of the Hessian of L, or of the effective one
   * of an adaptive rule, beyond which its mode oscillates away.
   *
   * @param learningRate alpha
   */
  double level(double learningRate);

  /**
   * Where a sharpness stands before the edge: 1 on it, 0 where the rule does not move along the
   * mode at all. It is the x of the stability plane.
   *
   * @param sharpness lambda_1 of that Hessian
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

  /**
   * Whether it is an edge of the effective sharpness, lambda_1 of P^-1 H, and not of lambda_1 of H:
   * that of a rule with a preconditioner P.
   */
  boolean isPreconditioned();

  /** Weight decay, the curvature that it adds to every mode; 0 without. */
  double weightDecay();
}
