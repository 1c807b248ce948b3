package dev.edgescope.app.run;

/** What the engine is doing, as the window tells it. */
public enum RunState {
  PREPARING("Preparing"),
  PAUSED("Paused"),
  RUNNING("Running"),
  FINISHED("Finished"),
  FAILED("Stopped");

  private final String title;

  RunState(String title) {
    this.title = title;
  }

  /** In words. */
  public String title() {
    return title;
  }
}
