package dev.edgescope.app.run;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.live.Command;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the hand moves of live runs: the controls of the selected one; with the main one, also of
 * those that follow it in this. How runs are measured and how fast they go is the same for all.
 */
public final class RunHand {
  private final Supplier<List<LiveRun>> live;
  private final Supplier<LiveRun> selected;
  private final Runnable moved;
  private double pace;

  /**
   * @param live the live runs, the main one first
   * @param selected one of them
   * @param moved is told when a control of the selected run has been moved
   * @param pace the highest number of steps a second
   */
  RunHand(Supplier<List<LiveRun>> live, Supplier<LiveRun> selected, Runnable moved, double pace) {
    this.live = live;
    this.selected = selected;
    this.moved = moved;
    this.pace = pace;
  }

  /** Any control but the batch size. */
  public void setControl(Control control, double value) {
    moved(control).forEach(run -> run.setControl(control, value));
    moved.run();
  }

  /** B. */
  public void setBatchSize(BatchSize value) {
    moved(Control.BATCH_SIZE).forEach(run -> run.setBatchSize(value));
    moved.run();
  }

  /** The share of the time that may go to measuring. */
  public void setMeasuringShare(double share) {
    live.get().forEach(run -> run.setMeasuringShare(share));
  }

  /** The highest number of steps a second. */
  public void setPace(double stepsPerSecond) {
    pace = stepsPerSecond;
    live.get().forEach(run -> run.send(new Command.SetPace(stepsPerSecond)));
  }

  /** A run more goes as fast as the others. */
  void take(LiveRun run) {
    if (Double.isFinite(pace)) {
      run.send(new Command.SetPace(pace));
    }
  }

  private List<LiveRun> moved(Control control) {
    LiveRun run = selected.get();
    return run == live.get().getFirst()
        ? live.get().stream()
            .filter(one -> one.config().optimizer().has(control))
            .filter(one -> !one.changes().patch().changes(control.setting()))
            .toList()
        : List.of(run);
  }
}
