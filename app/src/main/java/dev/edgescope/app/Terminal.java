package dev.edgescope.app;

import java.io.Console;
import java.io.PrintStream;

/**
 * The progress of a run without a window. On a terminal a bar that stays in its line; elsewhere, as
 * in the log of a build, a plain line every so many steps.
 */
final class Terminal {
  private static final int BAR_WIDTH = 32;
  private static final int LINE_EVERY = 50;

  private final PrintStream out;
  private final boolean interactive;
  private long nextLine;
  private boolean barOpen;

  Terminal(PrintStream out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  /** What the program was started from. */
  @SuppressWarnings("SystemConsoleNull") // null again from JDK 25 on where there is no terminal
  static Terminal standard() {
    Console console = System.console();
    return new Terminal(System.out, console != null && console.isTerminal());
  }

  /** A line of its own. */
  void say(String text) {
    closeBar();
    out.println(text);
    out.flush();
  }

  /**
   * How far the run is.
   *
   * @param reading the latest readings in words
   */
  void progress(long step, long steps, String reading) {
    if (interactive) {
      int done = (int) (BAR_WIDTH * step / Math.max(1, steps));
      out.print(
          "\r[%s%s] step %d of %d  %s"
              .formatted("=".repeat(done), " ".repeat(BAR_WIDTH - done), step, steps, reading));
      // Wipes what a longer line has left.
      out.print("   ");
      out.flush();
      barOpen = true;
    } else if (step >= nextLine) {
      out.println("step %d of %d  %s".formatted(step, steps, reading));
      out.flush();
      nextLine = (step / LINE_EVERY + 1) * LINE_EVERY;
    }
  }

  private void closeBar() {
    if (barOpen) {
      out.println();
      barOpen = false;
    }
  }
}
