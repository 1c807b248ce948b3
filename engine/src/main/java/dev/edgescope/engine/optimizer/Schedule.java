package dev.edgescope.engine.optimizer;

/** A learning rate that the clock decides: {@code alpha_t = alpha s(t)}. */
@FunctionalInterface
public interface Schedule {

  /**
   * s(t).
   *
   * @param step t, from 0
   */
  double factor(long step);

  /** {@code s(t) = 1}. */
  Schedule CONSTANT = step -> 1;

  /**
   * Linear warm-up, {@code s(t) = min(1, (t + 1) / n)}: no step is lost with a rate of zero.
   *
   * @param steps n, at least 1
   */
  static Schedule warmUp(long steps) {
    return step -> step + 1 >= steps ? 1 : (step + 1.0) / steps;
  }

  /**
   * Step decay, {@code s(t) = gamma^floor(t / n)}.
   *
   * @param every n, at least 1
   * @param factor gamma
   */
  static Schedule step(long every, double factor) {
    return step -> {
      long changes = step / every;
      return Math.pow(factor, (double) changes);
    };
  }

  /**
   * Cosine annealing without restarts, {@code s(t) = f + (1 - f) (1 + cos(pi min(t, n) / n)) / 2}
   * (I. Loshchilov, F. Hutter, SGDR, 2017, equation 5).
   *
   * @param steps n, at least 1
   * @param floor f, in [0, 1]
   */
  static Schedule cosine(long steps, double floor) {
    return step ->
        floor + (1 - floor) * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
  }
}
