package dev.edgescope.engine.measure;

import java.util.OptionalInt;

/**
 * Leaves what costs more than a gradient out of readings, so that the sharpness can be read densely
 * while it is read rarely: it takes at most {@value #BUDGET} gradients a reading on average, but at
 * least every {@value #MOST}th reading has it. Where readings have a fixed spacing, which of them
 * have it is a function of the step alone.
 */
public final class CostlySpacing {
  /** Gradients a reading: half of what the sharpness itself takes at each step. */
  private static final double BUDGET = 2;

  private static final int MOST = 10;

  private final OptionalInt every;

  /** Readings since the last that had it, and that one. */
  private long since;

  /**
   * @param every fixed spacing of the readings, in steps; empty where it follows a budget
   */
  public CostlySpacing(OptionalInt every) {
    this.every = every;
  }

  /**
   * Whether it belongs to the reading of a step. To be asked once for each.
   *
   * @param gradients that it costs; up to one it belongs to each
   * @param complete whether the reading has everything
   */
  public boolean isDue(long step, double gradients, boolean complete) {
    long readings = gradients <= 1 ? 1 : Math.clamp((long) Math.ceil(gradients / BUDGET), 1, MOST);
    boolean turn =
        every.isPresent()
            ? Math.floorDiv(step, every.getAsInt()) % readings == 0
            : since == 0 || since >= readings;
    boolean due = complete || turn;
    since = due ? 1 : since + 1;
    return due;
  }
}
