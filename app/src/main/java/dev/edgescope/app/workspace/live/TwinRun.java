package dev.edgescope.app.workspace.live;

import dev.edgescope.engine.run.Command;
import dev.edgescope.engine.run.Measurement;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.RunEvent;
import dev.edgescope.engine.run.StepBlock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The full-batch twin: an engine of its own, and what it has told. */
final class TwinRun implements Consumer<Command> {
  private static final int DRAIN_LIMIT = 64;

  private final RunPort port;
  private final LongSupplier clock;
  private final ReadOnlyObjectWrapper<RunRecord> record;
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", RunState.PREPARING);
  private RunConfig config;
  private double learningRate;
  private double learningTime;
  private long lastRun;
  private boolean awaitingStart = true;

  /**
   * The twin of an engine that was opened with a configuration.
   *
   * @param clock in nanoseconds
   */
  TwinRun(RunPort port, RunConfig config, LongSupplier clock) {
    this.port = port;
    this.config = config;
    this.clock = clock;
    learningRate = config.optimizer().learningRate();
    record = new ReadOnlyObjectWrapper<>(this, "record", new RunRecord(config));
  }

  ReadOnlyObjectProperty<RunRecord> recordProperty() {
    return record.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  Conductor.Progress progress() {
    boolean over = state.get() == RunState.FINISHED || state.get() == RunState.FAILED;
    return new Conductor.Progress(learningTime, learningRate, over);
  }

  @Override
  public void accept(Command command) {
    if (command instanceof Command.Reset(RunConfig next)) {
      config = next;
      awaitingStart = true;
      begin();
    }
    port.send(command);
  }

  /** Takes in what the engine has told. */
  void drain() {
    port.drain(this::take, DRAIN_LIMIT);
  }

  /** Where the control, as it stands, puts the twin on the stability plane. */
  void project(double newLearningRate) {
    record.get().project(newLearningRate, config.data().examples());
  }

  void end() {
    port.end();
  }

  private void begin() {
    learningRate = config.optimizer().learningRate();
    learningTime = 0;
    state.set(RunState.PREPARING);
    record.set(new RunRecord(config));
  }

  private void take(RunEvent event) {
    if (begins(event)) {
      lastRun = event.runId();
      awaitingStart = false;
    } else if (awaitingStart || event.runId() != lastRun) {
      return;
    }
    switch (event) {
      case RunEvent.Started started -> state.set(RunState.PAUSED);
      case RunEvent.Stepped stepped -> stepped(stepped.block());
      case RunEvent.Measured measured -> measured(measured.measurement());
      case RunEvent.ControlChanged change -> {
        if (change.control() == RunEvent.Control.LEARNING_RATE) {
          learningRate = change.to();
        }
        record.get().add(change, clock.getAsLong());
      }
      case RunEvent.RegimeChanged change -> {}
      case RunEvent.Paused paused -> state.set(RunState.PAUSED);
      case RunEvent.Resumed resumed -> state.set(RunState.RUNNING);
      case RunEvent.Failed failed -> state.set(RunState.FAILED);
      case RunEvent.Finished finished -> state.set(RunState.FINISHED);
    }
  }

  private boolean begins(RunEvent event) {
    if (event.runId() <= lastRun) {
      return false;
    }
    return event instanceof RunEvent.Failed
        || (event instanceof RunEvent.Started started && started.config().equals(config));
  }

  private void stepped(StepBlock block) {
    record.get().add(block);
    int last = block.size() - 1;
    if (last >= 0) {
      learningTime = block.learningTime(last) + learningRate;
    }
  }

  private void measured(Measurement measurement) {
    record.get().add(measurement);
    learningTime = Math.max(learningTime, measurement.learningTime());
  }
}
