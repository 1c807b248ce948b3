package dev.edgescope.app.run;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.measure.Landscape;
import org.jspecify.annotations.Nullable;

/**
 * The loss landscape around a run, drawn by its engine while somebody looks, and not more often
 * than it can be looked at.
 */
public final class LandscapeFeed {
  private static final long SPACING_NANOS = 250_000_000;

  private final RunPort port;
  private @Nullable Landscape last;
  private boolean asked;
  private long askedNanos;

  LandscapeFeed(RunPort port) {
    this.port = port;
  }

  /** The last one; null before the first. */
  public @Nullable Landscape last() {
    return last;
  }

  /**
   * Asks for another one, unless one is under way, the last is still new, or the run has not moved.
   *
   * @param step that the run has reached
   * @param nanos on any clock
   */
  public void want(long step, long nanos) {
    Landscape drawn = last;
    boolean current = drawn != null && drawn.step() == step;
    if (!asked && !current && (drawn == null || nanos - askedNanos >= SPACING_NANOS)) {
      asked = true;
      askedNanos = nanos;
      port.send(new Command.DrawLandscape());
    }
  }

  void take(Landscape landscape) {
    last = landscape;
    asked = false;
  }

  /** Another run has begun. */
  void clear() {
    last = null;
    asked = false;
  }
}
