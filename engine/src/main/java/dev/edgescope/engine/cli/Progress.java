package dev.edgescope.engine.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How far a run is: on a terminal a bar that stays in its line, elsewhere plain lines, at first one
 * a second and later fewer.
 */
public final class Progress {
  /** Every terminal has as many; a longer line would wrap, and the bar no longer stay in it. */
  private static final int COLUMNS = 79;

  private static final int SHORTEST_BAR = 11;
  private static final int LONGEST_BAR = 35;
  private static final String SPACE = "  ";
  private static final long BETWEEN_BARS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(1);

  /** So that the log of a day is no longer than that of an hour by much. */
  private static final double SHARE_BETWEEN_LINES = 0.05;

  private final PrintStream out;
  private final boolean interactive;
  private final long start = System.nanoTime();
  private long next = start;
  private int openLength;

  /**
   * The progress of one run.
   *
   * @param interactive whether {@code out} is a terminal, which can show a moving bar
   */
  public Progress(PrintStream out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  /** The progress of one run, as fits what this process was started from. */
  public static Progress standard(PrintStream out) {
    return new Progress(out, isTerminal());
  }

  /** Whether this process was started from a terminal. */
  @SuppressWarnings("SystemConsoleNull") // null again from JDK 25 on where there is no terminal
  static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** A line of its own. */
  public synchronized void say(String text) {
    closeBar();
    out.println(text);
    out.flush();
  }

  /**
   * Shows where the run is, unless that was shown just before.
   *
   * @param steps at which it ends; {@link Long#MAX_VALUE} for never
   * @param readings the latest in words, the most important first; a bar has no room for all
   */
  public synchronized void show(long step, long steps, List<String> readings) {
    long now = System.nanoTime();
    if (now - next < 0) {
      return;
    }
    long lines = Math.max(BETWEEN_LINES, (long) (SHARE_BETWEEN_LINES * (now - start)));
    next = now + (interactive ? BETWEEN_BARS : lines);
    print(step, steps, readings);
  }

  /** Shows where the run has ended. */
  public synchronized void end(long step, long steps, List<String> readings) {
    print(step, steps, readings);
    closeBar();
  }

  private void print(long step, long steps, List<String> readings) {
    boolean endless = steps == Long.MAX_VALUE;
    String where =
        endless
            ? String.format(Locale.ROOT, "step %,d", step)
            : String.format(Locale.ROOT, "step %,d of %,d", step, steps);
    if (!interactive) {
      out.println(where + SPACE + String.join(SPACE, readings));
    } else {
      String words = fitting(where, readings, endless ? COLUMNS : COLUMNS - SHORTEST_BAR);
      String line = endless ? words : bar(step, steps, COLUMNS - words.length()) + words;
      // Blanks over what a longer line has left.
      out.print("\r" + line + " ".repeat(Math.max(0, openLength - line.length())));
      openLength = line.length();
    }
    out.flush();
  }

  private static String fitting(String where, List<String> readings, int room) {
    StringBuilder words = new StringBuilder(where);
    for (String reading : readings) {
      if (words.length() + SPACE.length() + reading.length() > room) {
        break;
      }
      words.append(SPACE).append(reading);
    }
    return words.toString();
  }

  private static String bar(long step, long steps, int room) {
    int width = Math.min(room, LONGEST_BAR) - "[] ".length();
    int done = (int) (width * Math.min(step, steps) / Math.max(1, steps));
    return "[" + "=".repeat(done) + " ".repeat(width - done) + "] ";
  }

  private void closeBar() {
    if (openLength > 0) {
      out.println();
      openLength = 0;
    }
  }
}
