package dev.edgescope.engine.linalg;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Whether long work is to be given up. Whoever does the work looks here now and then, at the least
 * once for each layer and each image of a convolution; whoever wants its end asks from any thread.
 * What the work was writing is left half written.
 */
public final class Cancellation {
  /** As {@link System#nanoTime}; written before the end is asked for. */
  private volatile long deadline;

  private volatile boolean requested;

  /** Asks for the end, for good. */
  public void request() {
    requestWithin(Duration.ZERO);
  }

  /**
   * Asks for the end, for good, of what is not done by itself soon.
   *
   * @param patience how long the work may still go on
   */
  public void requestWithin(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    if (!requested || end - deadline < 0) {
      deadline = end;
      requested = true;
    }
  }

  /** Whether the end was asked for, and the time that was left until then is over. */
  public boolean isRequested() {
    return requested && System.nanoTime() - deadline >= 0;
  }

  /**
   * Ends the work here if that was asked for.
   *
   * @throws CancellationException if so
   */
  public void check() {
    if (isRequested()) {
      throw new CancellationException("The work was given up");
    }
  }
}
