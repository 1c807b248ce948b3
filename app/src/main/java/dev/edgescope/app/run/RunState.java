package dev.edgescope.app.run;

import dev.edgescope.app.text.Words;

/** What the engine is doing, as the window tells it. */
public enum RunState {
  PREPARING("run.runState.preparing"),
  PAUSED("run.runState.paused"),
  RUNNING("run.runState.running"),
  FINISHED("run.runState.finished"),
  FAILED("run.runState.stopped");

  private final String title;

  RunState(String title) {
    this.title = title;
  }

  /** In words. */
  public String title() {
    return Words.text(title);
  }
}
