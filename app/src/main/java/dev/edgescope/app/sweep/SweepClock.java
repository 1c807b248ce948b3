package dev.edgescope.app.sweep;

import dev.edgescope.app.text.Words;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How long a sweep has been at work, and how long the rest will take at that rate. */
final class SweepClock {
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  private final LongSupplier nanoseconds;
  private long gone;
  private long since;
  private boolean running;

  SweepClock(LongSupplier nanoseconds) {
    this.nanoseconds = nanoseconds;
  }

  void start() {
    gone = 0;
    running = false;
    goOn();
  }

  void pause() {
    if (running) {
      gone += nanoseconds.getAsLong() - since;
      running = false;
    }
  }

  void goOn() {
    if (!running) {
      since = nanoseconds.getAsLong();
      running = true;
    }
  }

  /**
   * "3 min left"; empty before anything is known.
   *
   * @param done members since the start
   * @param left members that are missing
   */
  String left(int done, int left) {
    double seconds = (gone + (running ? nanoseconds.getAsLong() - since : 0)) * 1e-9;
    return done == 0 || left == 0
        ? ""
        : Words.text("sweep.sweepClock.left", time(seconds / done * left));
  }

  private static String time(double seconds) {
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }
}
