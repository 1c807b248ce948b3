package dev.edgescope.app.run;

import dev.edgescope.app.text.Words;
import java.util.List;
import java.util.stream.Stream;

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

  /**
   * What runs side by side do together: what any of them does that is not over.
   *
   * @param selected what the selected one does, which counts where all are over
   */
  static RunState together(List<RunState> states, RunState selected) {
    return Stream.of(RUNNING, PREPARING, PAUSED)
        .filter(states::contains)
        .findFirst()
        .orElse(selected);
  }

  /** In words. */
  public String title() {
    return Words.text(title);
  }
}
