package dev.edgescope.engine.linalg;

import java.util.concurrent.CancellationException;

/**
 * Whether long work is to be given up. Whoever does the work looks here now and then, at the least
 * once for each layer and each image of a convolution; whoever wants its end asks from any thread.
 * What the work was writing is left half written.
 */
public final class Cancellation {
  private volatile boolean requested;

  /** Asks for the end, for good. */
  public void request() {
    requested = true;
  }

  public boolean isRequested() {
    return requested;
  }

  /**
   * Ends the work here if that was asked for.
   *
   * @throws CancellationException if so
   */
  public void check() {
    if (requested) {
      throw new CancellationException("The work was given up");
    }
  }
}
