package dev.edgescope.engine.curvature.edge;

/**
 * The momentum of gradient descent.
 *
 * <pre>
 * v = mu v + g,    u = v (heavy ball)  or  u = g + mu v (Nesterov),    theta = theta - alpha u
 * </pre>
 *
 * the conventions of PyTorch's SGD. What it does to stability is {@link SgdEdge}'s.
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
}
