package dev.edgescope.engine.curvature;

/**
 * Names the phases of gradient descent at the edge of stability from the sharpness alone: below its
 * edge and rising (I), above and rising (II), above and falling (III), below and falling (IV),
 * again and again.
 *
 * <p>With hysteresis, so that the label does not flicker: the sharpness changes sides only {@value
 * #CROSSING} of the edge beyond it, and has turned only when it has come back by {@value #TURN} of
 * the edge from its last extremum.
 *
 * <p>Source: Z. Li, Z. Wang, J. Li, Analyzing Sharpness along GD Trajectory: Progressive Sharpening
 * and Edge of Stability (2022, arXiv:2207.12678), section 3.
 */
public final class SharpnessPhases {
  static final double CROSSING = 0.005;
  static final double TURN = 0.01;

  private enum Direction {
    UNKNOWN,
    RISING,
    FALLING
  }

  private boolean begun;
  private boolean above;
  private Direction direction = Direction.UNKNOWN;
  private double lowest;
  private double highest;

  /** Starts anew with the next reading. */
  public void forget() {
    begun = false;
  }

  /**
   * Takes in the next reading.
   *
   * @param sharpness lambda_1
   * @param edge at the learning rate in force
   * @return the number of the phase, 1 to 4; NaN while the sharpness has not moved yet, or is not
   *     finite
   */
  public double observe(double sharpness, double edge) {
    double excess = sharpness / edge - 1;
    if (!Double.isFinite(excess)) {
      forget();
      return Double.NaN;
    }
    if (!begun) {
      begun = true;
      above = excess > 0;
      direction = Direction.UNKNOWN;
      lowest = sharpness;
      highest = sharpness;
    }
    above = above ? excess >= -CROSSING : excess > CROSSING;
    lowest = Math.min(lowest, sharpness);
    highest = Math.max(highest, sharpness);
    if (direction != Direction.RISING && sharpness > lowest + TURN * edge) {
      direction = Direction.RISING;
      highest = sharpness;
    } else if (direction != Direction.FALLING && sharpness < highest - TURN * edge) {
      direction = Direction.FALLING;
      lowest = sharpness;
    }
    return switch (direction) {
      case UNKNOWN -> Double.NaN;
      case RISING -> above ? 2 : 1;
      case FALLING -> above ? 3 : 4;
    };
  }
}
