package dev.edgescope.engine.live;

import dev.edgescope.engine.training.Progress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When the steps of a loop are due: so many a second at the most, and none beyond the horizon. What
 * a late step has lost is not made up for.
 */
final class Pace {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Between two steps; a pace of next to nothing is a step in eleven days. */
  private static final double LONGEST = 1e15;

  private final LongSupplier clock;
  private double stepsPerSecond = Double.POSITIVE_INFINITY;
  private Command.SetHorizon horizon = Command.SetHorizon.NONE;
  private long nextStep;

  /**
   * As fast as it goes, without a horizon.
   *
   * @param clock in nanoseconds
   */
  Pace(LongSupplier clock) {
    this.clock = clock;
  }

  /** From now on; the next step is due at once. */
  void set(double pace) {
    stepsPerSecond = pace;
    begin();
  }

  void setHorizon(Command.SetHorizon next) {
    horizon = next;
  }

  /** The next step is due at once. */
  void begin() {
    nextStep = clock.getAsLong();
  }

  /** A step is being made. */
  void step(long now) {
    nextStep = Math.max(now, nextStep + (long) Math.min(SECOND / stepsPerSecond, LONGEST));
  }

  /** Until the next step is due, in nanoseconds; not positive where it is. */
  long left() {
    return nextStep - clock.getAsLong();
  }

  /** Whether a run is to make another step, once it is due. */
  boolean hasRoom(Progress progress) {
    return progress.on(horizon.clock()) < horizon.limit();
  }
}
