package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;

/**
 * The second-order midpoint of three iterates, {@code (theta_{t-1} + 2 theta_t + theta_{t+1}) / 4}:
 * a component that flips sign at every step cancels in it to the second order of what it changes by
 * over a step. Curvature read there is free of the oscillation at the edge of stability.
 */
public final class SecondOrderMidpoint {
  private SecondOrderMidpoint() {}

  /** Sets the target to the midpoint; all are P x 1, and the target may be one of them. */
  public static void of(Matrix before, Matrix at, Matrix after, Matrix target) {
    for (int i = 0; i < target.size(); i++) {
      target.set(i, (before.get(i) + 2 * at.get(i) + after.get(i)) / 4);
    }
  }
}
