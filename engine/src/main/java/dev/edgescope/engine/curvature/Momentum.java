package dev.edgescope.engine.curvature;

/**
 * The momentum of gradient descent, as far as stability depends on it.
 *
 * <pre>
 * v = mu v + g,    u = v (heavy ball)  or  u = g + mu v (Nesterov),    theta = theta - alpha u
 * </pre>
 *
 * the conventions of PyTorch's SGD. On a quadratic a mode of curvature lambda goes by {@code x' = a
 * x - b x_before} with {@code a = 1 + mu - alpha lambda, b = mu} for the heavy ball and {@code a =
 * (1 + mu)(1 - alpha lambda), b = mu (1 - alpha lambda)} for Nesterov; it is stable below {@code a
 * = -(1 + b)}, which is {@link #edge}.
 *
 * @param coefficient mu, in [0, 1)
 * @param kind which of the two; without meaning, and then always {@link Kind#HEAVY_BALL}, where mu
 *     is 0
 */
public record Momentum(double coefficient, Kind kind) {

  /** Where the gradient of a step enters. */
  public enum Kind {
    /** Polyak's: the update is the velocity. */
    HEAVY_BALL,
    /** The update looks a step of the velocity ahead. */
    NESTEROV
  }

  /** Plain gradient descent. */
  public static final Momentum NONE = new Momentum(0, Kind.HEAVY_BALL);

  public Momentum {
    if (coefficient == 0) {
      kind = Kind.HEAVY_BALL;
    }
  }

  /** Momentum of Polyak's kind. */
  public static Momentum heavyBall(double mu) {
    return new Momentum(mu, Kind.HEAVY_BALL);
  }

  /** Momentum of Nesterov's kind. */
  public static Momentum nesterov(double mu) {
    return new Momentum(mu, Kind.NESTEROV);
  }

  public boolean isNesterov() {
    return kind == Kind.NESTEROV;
  }

  /**
   * The edge of stability: the curvature beyond which a mode oscillates away, {@code 2 (1 + mu) /
   * alpha}, with Nesterov momentum {@code 2 (1 + mu) / (alpha (1 + 2 mu))}.
   *
   * @param learningRate alpha
   */
  public double edge(double learningRate) {
    return edgeProduct() / learningRate;
  }

  /** The edge as a bound on alpha lambda. */
  public double edgeProduct() {
    double product = 2 * (1 + coefficient);
    return isNesterov() ? product / (1 + 2 * coefficient) : product;
  }

  /**
   * The stationary mean square of a mode, times lambda^2, for each unit of {@code alpha lambda} and
   * of noise of variance {@code alpha / lambda} in its gradients; the summand of the noise kernel
   * norm without its common factor. With {@code s = alpha lambda}:
   *
   * <pre>
   * heavy ball  (1 + mu) / ((1 - mu) (2 (1 + mu) - s))
   * Nesterov    ((1 + b) ((1 + mu)^2 + mu^2) - 2 a mu (1 + mu)) / ((1 - b) (2 (1 + mu) - (1 + 2 mu) s))
   * </pre>
   *
   * The second is the variance of the ARMA(2, 1) process {@code x' = a x - b x_before - alpha ((1 +
   * mu) xi - mu xi_before)} that Nesterov momentum makes of white noise. Both are {@code 1 / (2 (1
   * - mu))} for small s, and positive below the edge.
   */
  public double noiseResponse(double s) {
    double mu = coefficient;
    if (!isNesterov()) {
      return (1 + mu) / ((1 - mu) * (2 * (1 + mu) - s));
    }
    double a = (1 + mu) * (1 - s);
    double b = mu * (1 - s);
    double injected = (1 + b) * ((1 + mu) * (1 + mu) + mu * mu) - 2 * a * mu * (1 + mu);
    return injected / ((1 - b) * (2 * (1 + mu) - (1 + 2 * mu) * s));
  }
}
