package dev.edgescope.engine.curvature;

/**
 * Where an update rule loses stability, as a function of its learning rate alpha.
 *
 * <p>Each rule has its own: it is what the linearised dynamics of that rule say of one mode of the
 * Hessian.
 */
public sealed interface StabilityEdge permits SgdEdge, StabilityEdge.Adaptive {

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

  /**
   * The edge of rules that divide each step by a preconditioner P: Adam, AdamW and RMSProp. It is
   * one of the effective sharpness, the largest eigenvalue of {@code P^-1 H}, and says nothing of
   * the sharpness itself.
   *
   * <p>An exponential average of gradients is the heavy ball with {@code alpha (1 - beta1)} and
   * {@code mu = beta1}, and AdamW's decay wd shrinks the parameters beside it, so that a mode of
   * effective curvature lambda is stable for
   *
   * <pre>
   * lambda &lt; (2 - alpha wd) (1 + beta1) / ((1 - beta1) alpha)
   * </pre>
   *
   * that is 2 / alpha for RMSProp and 38 / alpha for Adam at beta1 = 0.9. Source: J. Cohen et al.,
   * Adaptive Gradient Methods at the Edge of Stability (2022, arXiv:2207.14484), section 3.
   *
   * @param beta1 of the average; 0 for RMSProp
   * @param weightDecay wd, decoupled from the gradient
   */
  record Adaptive(double beta1, double weightDecay) implements StabilityEdge {

    /** The effective curvature that decay stands for. */
    private double decayCurvature() {
      return weightDecay * (1 + beta1) / (1 - beta1);
    }

    @Override
    public double level(double learningRate) {
      return noiseBound() / learningRate - decayCurvature();
    }

    @Override
    public double position(double sharpness, double learningRate) {
      return (sharpness + decayCurvature()) / (noiseBound() / learningRate);
    }

    /** {@code 2 (1 + beta1) / (1 - beta1)}. */
    @Override
    public double noiseBound() {
      return 2 * (1 + beta1) / (1 - beta1);
    }

    /**
     * {@code (1 + beta1) / (2 (1 + beta1) - (1 - beta1) s)}: that of the heavy ball at {@code alpha
     * (1 - beta1)}, with s that of alpha; 1/2 for small s.
     */
    @Override
    public double noiseResponse(double s) {
      return (1 + beta1) / (2 * (1 + beta1) - (1 - beta1) * s);
    }

    /** 1: the weights of an exponential average sum to 1. */
    @Override
    public double timeFactor() {
      return 1;
    }
  }
}
