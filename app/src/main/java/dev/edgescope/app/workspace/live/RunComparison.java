package dev.edgescope.app.workspace.live;

import dev.edgescope.app.workspace.live.RunEntry.Role;
import dev.edgescope.engine.run.Command;
import dev.edgescope.engine.run.History;
import dev.edgescope.engine.run.RunConfig;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * The live run beside others: its full-batch twin in lockstep, and earlier runs that were kept.
 * Without a node; lives on the JavaFX thread.
 */
public final class RunComparison {
  private final LiveViewModel model;
  private final Conductor conductor;
  private final Function<RunConfig, RunPort> engines;
  private final LongSupplier clock;
  private final RunList runs;
  private final BooleanProperty twinOn = new SimpleBooleanProperty(this, "twinOn", false);
  private @Nullable TwinRun twin;

  /**
   * A live run without company.
   *
   * @param conductor takes the commands of {@code model}
   * @param history of the live engine
   * @param engines opens the engine of a twin
   * @param clock in nanoseconds
   */
  RunComparison(
      LiveViewModel model,
      Conductor conductor,
      Supplier<History> history,
      Function<RunConfig, RunPort> engines,
      LongSupplier clock) {
    this.model = model;
    this.conductor = conductor;
    this.engines = engines;
    this.clock = clock;
    runs = new RunList(model.recordProperty().get());
    model
        .recordProperty()
        .addListener(
            (property, before, after) -> {
              after.setHistory(history.get());
              runs.begin(Role.LIVE, after);
            });
    model
        .controls()
        .learningRate()
        .valueProperty()
        .addListener((property, before, after) -> projectTwin(after));
    twinOn.addListener(
        (property, before, after) -> {
          if (after) {
            openTwin();
          } else {
            closeTwin();
          }
        });
  }

  /** The runs that share the charts. */
  public RunList runs() {
    return runs;
  }

  /** Whether the live run has a full-batch twin. */
  public BooleanProperty twinOnProperty() {
    return twinOn;
  }

  /** Takes a run off the list; the live one stays. */
  public void delete(RunEntry entry) {
    switch (entry.role()) {
      case LIVE -> {}
      case TWIN -> {
        entry.pinnedProperty().set(false);
        twinOn.set(false);
      }
      case EARLIER -> runs.remove(entry);
    }
  }

  /** Takes in what the twin has told and keeps both in step, once a frame. */
  void pulse() {
    TwinRun other = twin;
    if (other != null) {
      other.drain();
      conductor.pulse(progress(), other.progress());
    }
    if (haveChanged()) {
      runs.refresh();
    }
  }

  /** Ends what it has started. */
  void close() {
    TwinRun other = twin;
    if (other != null) {
      other.end();
    }
  }

  @Nullable TwinRun twin() {
    return twin;
  }

  private void openTwin() {
    RunConfig config = Conductor.onFullBatch(model.configuration());
    TwinRun opened = new TwinRun(engines.apply(config), config, clock);
    twin = opened;
    opened.recordProperty().subscribe(record -> runs.begin(Role.TWIN, record));
    opened.accept(new Command.SetPace(model.controls().pace().get()));
    conductor.pair(opened, model.stateProperty().get() == RunState.RUNNING);
  }

  private void closeTwin() {
    TwinRun closed = twin;
    if (closed != null) {
      conductor.part();
      closed.end();
      twin = null;
      runs.removeTwin();
    }
  }

  private void projectTwin(double learningRate) {
    TwinRun other = twin;
    if (other != null) {
      other.project(learningRate);
    }
  }

  /** Whether a control has moved or a line begun since the runs were named and shown. */
  private boolean haveChanged() {
    boolean changed = false;
    for (RunEntry entry : runs.entries()) {
      changed |= entry.record().takeChanged();
    }
    return changed;
  }

  private Conductor.Progress progress() {
    RunState state = model.stateProperty().get();
    return new Conductor.Progress(
        model.status().currentLearningTime(),
        model.controls().learningRate().get(),
        state == RunState.FINISHED || state == RunState.FAILED);
  }
}
