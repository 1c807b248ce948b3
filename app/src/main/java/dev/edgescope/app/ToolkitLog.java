package dev.edgescope.app;

import java.util.logging.Logger;

/** What JavaFX logs. */
final class ToolkitLog {
  /** Held, because a logger that nobody holds forgets its filter. */
  private static final Logger LOG = Logger.getLogger("javafx");

  private ToolkitLog() {}

  /**
   * Leaves out the warning of every start that JavaFX is on the class path: that is this program's
   * way, and works. Before the toolkit starts.
   */
  static void leaveOutTheUsual() {
    LOG.setFilter(
        message -> !String.valueOf(message.getMessage()).contains("Unsupported JavaFX config"));
  }
}
