package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.ProbeConfig;
import java.util.OptionalInt;

/**
 * Says when the instruments are to be read: at fixed steps, or so that reading them takes no more
 * than a set share of the time. Where a reading is {@linkplain Work#isCheap cheap}, the usual share
 * or more of it is every step.
 */
public final class MeasuringSchedule {
  private final OptionalInt every;
  private final boolean cheap;
  private double share;
  private long lastEnd;
  private long lastCost;

  /**
   * @param work of the run
   */
  public MeasuringSchedule(ProbeConfig config, Work work) {
    every = config.every();
    cheap = work.isCheap();
    share = config.share();
  }

  /** Changes the budget; what a reading cost before still counts. */
  public void setShare(double share) {
    this.share = share;
  }

  /** Whether the spacing follows the budget and there is any. */
  public boolean isBudgeted() {
    return every.isEmpty() && share > 0;
  }

  /**
   * Whether the instruments are to be read at this step.
   *
   * @param now in nanoseconds
   */
  public boolean isDue(long step, long now) {
    if (every.isPresent()) {
      return step % every.getAsInt() == 0;
    }
    if (share <= 0) {
      return false;
    }
    if (cheap && share >= ProbeConfig.DEFAULT_SHARE) {
      return true;
    }
    // Without a cost there is no last reading either, and the clock may count from below zero.
    double rest = lastCost * (1 - share) / share;
    return lastCost == 0 || now - lastEnd >= rest;
  }

  /** Notes a reading that training had to wait for. */
  public void measured(long start, long end) {
    lastEnd = end;
    lastCost = end - start;
  }

  /** Notes a reading while nothing else was to be done: it owes no time to training. */
  public void measuredIdle() {
    lastCost = 0;
  }
}
