package dev.edgescope.engine.curvature.edge;

/**
 * The edge of rules that divide each step by a preconditioner P: Adam, AdamW and RMSProp. It is one
 * of the effective sharpness, the largest eigenvalue of {@code P^-1 H}, and says nothing of the
 * sharpness itself.
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
public record AdaptiveEdge(double beta1, double weightDecay) implements StabilityEdge {

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

  @Override
  public boolean isPreconditioned() {
    return true;
  }

  /** 1: the weights of an exponential average sum to 1. */
  @Override
  public double timeFactor() {
    return 1;
  }
}
