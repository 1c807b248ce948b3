package dev.edgescope.engine.curvature.edge;

/**
 * The edge of stability of gradient descent with momentum and weight decay.
 *
 * <p>On a quadratic a mode of curvature lambda goes by {@code x' = a x - b x_before} with {@code a
 * = 1 + mu - alpha h, b = mu} for the heavy ball and {@code a = (1 + mu)(1 - alpha h), b = mu (1 -
 * alpha h)} for Nesterov, where {@code h = lambda + decay} is the curvature of what is descended.
 * It is stable below {@code a = -(1 + b)}, that is for
 *
 * <pre>
 * heavy ball  lambda &lt; 2 (1 + mu) / alpha - decay
 * Nesterov    lambda &lt; 2 (1 + mu) / (alpha (1 + 2 mu)) - decay
 * </pre>
 *
 * @param momentum mu, and where it enters
 * @param weightDecay added to the gradient as {@code decay theta}, before the momentum
 */
public record SgdEdge(Momentum momentum, double weightDecay) implements StabilityEdge {

  /** Plain gradient descent. */
  public static final SgdEdge PLAIN = new SgdEdge(Momentum.NONE);

  /** Without weight decay. */
  public SgdEdge(Momentum momentum) {
    this(momentum, 0);
  }

  @Override
  public double level(double learningRate) {
    return noiseBound() / learningRate - weightDecay;
  }

  @Override
  public double position(double sharpness, double learningRate) {
    return (sharpness + weightDecay) / (noiseBound() / learningRate);
  }

  /** {@code 2 (1 + mu)}, with Nesterov momentum {@code 2 (1 + mu) / (1 + 2 mu)}. */
  @Override
  public double noiseBound() {
    double product = 2 * (1 + momentum.coefficient());
    return momentum.isNesterov() ? product / (1 + 2 * momentum.coefficient()) : product;
  }

  /**
   * With {@code s = alpha lambda}:
   *
   * <pre>
   * heavy ball  (1 + mu) / ((1 - mu) (2 (1 + mu) - s))
   * Nesterov    ((1 + b) ((1 + mu)^2 + mu^2) - 2 a mu (1 + mu)) / ((1 - b) (2 (1 + mu) - (1 + 2 mu) s))
   * </pre>
   *
   * The second is the variance of the ARMA(2, 1) process {@code x' = a x - b x_before - alpha ((1 +
   * mu) xi - mu xi_before)} that Nesterov momentum makes of white noise. Both are {@code 1 / (2 (1
   * - mu))} for small s, and positive below the bound. The theory of the noise kernel norm knows no
   * weight decay: it has no part here.
   */
  @Override
  public double noiseResponse(double s) {
    double mu = momentum.coefficient();
    if (!momentum.isNesterov()) {
      return (1 + mu) / ((1 - mu) * (2 * (1 + mu) - s));
    }
    double a = (1 + mu) * (1 - s);
    double b = mu * (1 - s);
    double injected = (1 + b) * ((1 + mu) * (1 + mu) + mu * mu) - 2 * a * mu * (1 + mu);
    return injected / ((1 - b) * (2 * (1 + mu) - (1 + 2 * mu) * s));
  }

  @Override
  public boolean isPreconditioned() {
    return false;
  }

  @Override
  public double timeFactor() {
    return 1 / (1 - momentum.coefficient());
  }
}
