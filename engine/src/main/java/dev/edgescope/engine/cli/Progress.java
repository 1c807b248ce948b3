package dev.edgescope.engine.cli;

import dev.edgescope.engine.measure.MeasuringProgress;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * How far a run is: on a terminal a bar that stays in its line, elsewhere plain lines, at first one
 * a second and later fewer.
 */
public final class Progress {
  private static final int SHORTEST_BAR = 11;
  private static final int LONGEST_BAR = 35;
  private static final String SPACE = "  ";
  private static final long BETWEEN_BARS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(1);

  /** So that the log of a day is no longer than that of an hour by much. */
  private static final double SHARE_BETWEEN_LINES = 0.05;

  private final PrintStream out;
  private final Optional<IntSupplier> columns;
  private final String unit;
  private final long start = System.nanoTime();
  private long next = start;
  private int openLength;

  /**
   * The progress of one run.
   *
   * @param columns of the terminal that {@code out} is, which can show a moving bar; empty where it
   *     is none
   */
  public Progress(PrintStream out, Optional<IntSupplier> columns) {
    this(out, columns, "step");
  }

  private Progress(PrintStream out, Optional<IntSupplier> columns, String unit) {
    this.out = out;
    this.columns = columns;
    this.unit = unit;
  }

  /** The same of something that counts otherwise than in steps, such as in cells. */
  Progress counting(String otherUnit) {
    return new Progress(out, columns, otherUnit);
  }

  /** The progress of one run on a standard stream. */
  public static Progress on(PrintStream out, Terminal terminal) {
    return new Progress(
        out, terminal.isTerminal() ? Optional.of(terminal::columns) : Optional.empty());
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
   * @param end step of the end; empty where there is none
   * @param readings the latest in words, the most important first; a bar has no room for all
   */
  public synchronized void show(long step, OptionalLong end, List<String> readings) {
    if (isDue()) {
      print(step, end, readings);
    }
  }

  private boolean isDue() {
    long now = System.nanoTime();
    if (now - next < 0) {
      return false;
    }
    long lines = Math.max(BETWEEN_LINES, (long) (SHARE_BETWEEN_LINES * (now - start)));
    next = now + (columns.isPresent() ? BETWEEN_BARS : lines);
    return true;
  }

  /** Shows how far a measurement is that no run is under way for. */
  synchronized void show(MeasuringProgress.Stage stage) {
    if (isDue()) {
      print("measuring: " + stage.words(), List.of(), 0, OptionalLong.empty());
    }
  }

  /** Nothing more is shown. */
  synchronized void close() {
    closeBar();
  }

  /** Shows where the run has ended. */
  public synchronized void end(long step, OptionalLong end, List<String> readings) {
    print(step, end, readings);
    closeBar();
  }

  private void print(long step, OptionalLong end, List<String> readings) {
    String where =
        end.isEmpty()
            ? String.format(Locale.ROOT, "%s %,d", unit, step)
            : String.format(
                Locale.ROOT,
                step > end.getAsLong() ? "%s %,d, beyond the %,d wanted" : "%s %,d of %,d",
                unit,
                step,
                end.getAsLong());
    print(where, readings, step, end);
  }

  /**
   * @param end step of the end; no bar without one
   */
  private void print(String where, List<String> readings, long step, OptionalLong end) {
    if (columns.isEmpty()) {
      out.println((where + SPACE + String.join(SPACE, readings)).stripTrailing());
    } else {
      // A line as long as the terminal is wide would wrap, and the bar no longer stay in it.
      int room = columns.get().getAsInt() - 1;
      String words = fitting(where, readings, end.isEmpty() ? room : room - SHORTEST_BAR);
      int left = room - words.length();
      String line =
          end.isEmpty() || left < SHORTEST_BAR ? words : bar(step, end.getAsLong(), left) + words;
      // Blanks over what a longer line has left.
      int blanks = Math.clamp(openLength - line.length(), 0, Math.max(0, room - line.length()));
      out.print("\r" + line.substring(0, Math.min(line.length(), room)) + " ".repeat(blanks));
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
