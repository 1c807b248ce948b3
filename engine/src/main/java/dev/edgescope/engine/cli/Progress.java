package dev.edgescope.engine.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far a run is: on a terminal a bar that stays in its line, elsewhere a plain line a second at
 * the most.
 */
final class Progress {
  private static final int BAR_WIDTH = 32;
  private static final long BETWEEN_BARS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(1);

  private final PrintStream err;
  private final boolean interactive;
  private long next = System.nanoTime();
  private boolean barOpen;

  Progress(PrintStream err, boolean interactive) {
    this.err = err;
    this.interactive = interactive;
  }

  /** A line of its own. */
  void say(String text) {
    if (barOpen) {
      err.println();
      barOpen = false;
    }
    err.println(text);
    err.flush();
  }

  /**
   * Shows where the run is, unless that was shown just before.
   *
   * @param steps at which it ends; {@link Long#MAX_VALUE} for never
   * @param reading the latest readings in words
   */
  void show(long step, long steps, String reading) {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    next = now + (interactive ? BETWEEN_BARS : BETWEEN_LINES);
    print(step, steps, reading);
  }

  /** Shows where the run has ended. */
  void end(long step, long steps, String reading) {
    print(step, steps, reading);
    if (barOpen) {
      err.println();
      barOpen = false;
    }
  }

  private void print(long step, long steps, String reading) {
    boolean endless = steps == Long.MAX_VALUE;
    String where =
        endless
            ? String.format(Locale.ROOT, "step %d  %s", step, reading)
            : String.format(Locale.ROOT, "step %d of %d  %s", step, steps, reading);
    if (!interactive) {
      err.println(where);
    } else if (endless) {
      err.print("\r" + where + "   ");
      barOpen = true;
    } else {
      int done = (int) (BAR_WIDTH * Math.min(step, steps) / Math.max(1, steps));
      err.print("\r[" + "=".repeat(done) + " ".repeat(BAR_WIDTH - done) + "] " + where + "   ");
      barOpen = true;
    }
    err.flush();
  }
}
