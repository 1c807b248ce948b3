package dev.edgescope.app.run;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.measure.portrait.Portrait;
import org.jspecify.annotations.Nullable;

/**
 * Portraits of a run, taken by its engine while somebody looks, and so seldom that the run spends
 * little of its time on them.
 */
public final class PortraitFeed {
  private static final long SPACING_NANOS = 400_000_000;

  /** Of what the last one took. */
  private static final long TIMES_ITS_COST = 8;

  private final RunPort port;
  private @Nullable Portrait last;
  private boolean asked;
  private long askedNanos;

  PortraitFeed(RunPort port) {
    this.port = port;
  }

  /** The last one; null before the first. */
  public @Nullable Portrait last() {
    return last;
  }

  /**
   * Asks for another one, unless one is under way, the last is still new, or the run has not moved.
   *
   * @param step that the run has reached
   * @param nanos on any clock
   */
  public void want(long step, long nanos) {
    Portrait taken = last;
    boolean due =
        taken == null
            || (taken.step() != step
                && nanos - askedNanos >= Math.max(SPACING_NANOS, TIMES_ITS_COST * taken.nanos()));
    if (!asked && due) {
      asked = true;
      askedNanos = nanos;
      port.send(new Command.TakePortrait());
    }
  }

  void take(Portrait portrait) {
    last = portrait;
    asked = false;
  }

  /** Another run has begun. */
  void clear() {
    last = null;
    asked = false;
  }
}
