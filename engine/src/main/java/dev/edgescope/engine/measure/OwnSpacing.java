package dev.edgescope.engine.measure;

import java.util.OptionalInt;

/**
 * Spaces what is left out of readings that are close together, so that it costs no more than an
 * eighth of a gradient a step; but {@value #MOST} steps apart there is room for all. Where readings
 * have a fixed spacing, which of them have it is a function of the step alone.
 */
public final class OwnSpacing {
  /** Gradients a step. */
  private static final double BUDGET = 1.0 / 8;

  private static final int MOST = 10;

  private final long steps;
  private final OptionalInt every;

  /** Step of the last reading; -1 before the first. */
  private long last = -1;

  /**
   * @param gradients that it costs
   * @param every fixed spacing of the readings, in steps; empty where it follows a budget
   */
  public OwnSpacing(double gradients, OptionalInt every) {
    steps = Math.clamp((long) Math.ceil(gradients / BUDGET), 1, MOST);
    this.every = every;
  }

  /**
   * Whether it belongs to the reading of a step: to the first in each piece of as many steps as
   * keep to the budget.
   */
  public boolean isDue(long step) {
    long before = every.isPresent() ? step - every.getAsInt() : last < step ? last : -1;
    last = step;
    return Math.floorDiv(step, steps) > Math.floorDiv(before, steps);
  }
}
