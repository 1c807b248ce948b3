package dev.edgescope.app.run;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.RunEvent;

/**
 * Lets through what an engine tells of the run that was asked of it last. What it still tells of
 * the run before is passed over, until it says that the new one has started or cannot.
 */
final class EventGate {
  private long admitted;
  private boolean awaiting = true;

  /** Another run was asked for. */
  void await() {
    awaiting = true;
  }

  /**
   * Whether an event is of the run that was asked for last.
   *
   * @param config that was asked for
   */
  boolean admits(RunEvent event, RunConfig config) {
    if (event.runId() > admitted && begins(event, config)) {
      admitted = event.runId();
      awaiting = false;
    }
    return !awaiting && event.runId() == admitted;
  }

  private static boolean begins(RunEvent event, RunConfig config) {
    return event instanceof RunEvent.Failed
        || (event instanceof RunEvent.Started started && isOf(started.config(), config));
  }

  /** The engine knows how many examples a file holds; the rest is as it was asked for. */
  private static boolean isOf(RunConfig told, RunConfig config) {
    return told.equals(config)
        || (told.data().equals(config.data().of(told.data().examples()))
            && told.withData(config.data()).equals(config));
  }
}
