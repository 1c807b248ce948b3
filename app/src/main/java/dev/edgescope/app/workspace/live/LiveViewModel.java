package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.EventMarker;
import dev.edgescope.app.chart.TimeAxis;
import dev.edgescope.engine.run.Command;
import dev.edgescope.engine.run.Measurement;
import dev.edgescope.engine.run.Preset;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.RunEvent;
import dev.edgescope.engine.run.StepBlock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live workspace without its picture: what the engine tells becomes state, what the user asks
 * becomes commands. Lives on the JavaFX thread and never waits.
 *
 * <p>From a reset on, everything that the engine still tells of the run before is passed over,
 * until it says that the new run has started.
 */
public final class LiveViewModel {
  private static final Logger LOG = LoggerFactory.getLogger(LiveViewModel.class);

  private final List<Preset> presets;
  private final Consumer<Command> commands;
  private final LongSupplier clock;
  private final LiveControls controls;
  private final ExperimentForm experiment;
  private final RunStatus status = new RunStatus();
  private final TimeAxis timeAxis = new TimeAxis();
  private final ReadOnlyObjectWrapper<Preset> preset;
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", RunState.PREPARING);
  private final ReadOnlyObjectWrapper<RunRecord> record;
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
  private final ReadOnlyStringWrapper size = new ReadOnlyStringWrapper(this, "size", "");
  private final ReadOnlyStringWrapper kernelNote =
      new ReadOnlyStringWrapper(this, "kernelNote", "");
  private final ReadOnlyStringWrapper regime = new ReadOnlyStringWrapper(this, "regime", "");
  private final ReadOnlyStringWrapper regimeReason =
      new ReadOnlyStringWrapper(this, "regimeReason", "");
  private RunConfig config;
  private double learningRateInForce;
  private long lastRun;
  private boolean awaitingStart = true;

  /**
   * The view model of a loop that was made with the configuration of {@code initial}.
   *
   * @param commands to the engine
   * @param clock in nanoseconds, as {@link System#nanoTime}
   */
  public LiveViewModel(
      List<Preset> presets, Preset initial, Consumer<Command> commands, LongSupplier clock) {
    this.presets = List.copyOf(presets);
    this.commands = commands;
    this.clock = clock;
    config = initial.config();
    learningRateInForce = config.optimizer().learningRate();
    preset = new ReadOnlyObjectWrapper<>(this, "preset", initial);
    controls = new LiveControls(config, initial.pace(), commands);
    if (Double.isFinite(initial.pace())) {
      commands.accept(new Command.SetPace(initial.pace()));
    }
    experiment = new ExperimentForm(config);
    record = new ReadOnlyObjectWrapper<>(this, "record", new RunRecord(config));
    controls
        .learningRate()
        .valueProperty()
        .addListener(
            (property, before, after) -> {
              record.get().moveEdge(after);
              project();
            });
    controls.batchSize().valueProperty().addListener(property -> project());
  }

  /** The controls that act on the run. */
  public LiveControls controls() {
    return controls;
  }

  /** The settings that need a new run. */
  public ExperimentForm experiment() {
    return experiment;
  }

  public RunStatus status() {
    return status;
  }

  /** The horizontal view of all charts. */
  public TimeAxis timeAxis() {
    return timeAxis;
  }

  public List<Preset> presets() {
    return presets;
  }

  public ReadOnlyObjectProperty<Preset> presetProperty() {
    return preset.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What the charts draw; another one after each reset. */
  public ReadOnlyObjectProperty<RunRecord> recordProperty() {
    return record.getReadOnlyProperty();
  }

  /** Why the run ended before its time; empty while it has not. */
  public ReadOnlyStringProperty failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** "P = 55,050 parameters, D = 1,000 examples, C = 10 outputs". */
  public ReadOnlyStringProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }

  /** What the chart of K has to explain beside its curve; empty if nothing. */
  public ReadOnlyStringProperty kernelNoteProperty() {
    return kernelNote.getReadOnlyProperty();
  }

  /** What the run is doing, in a few words; empty while the instruments cannot tell yet. */
  public ReadOnlyStringProperty regimeProperty() {
    return regime.getReadOnlyProperty();
  }

  /** Why the regime is called so: one sentence with numbers. */
  public ReadOnlyStringProperty regimeReasonProperty() {
    return regimeReason.getReadOnlyProperty();
  }

  /** Whether the run can go on. */
  public BooleanBinding canRun() {
    return Bindings.createBooleanBinding(
        () -> state.get() != RunState.FINISHED && state.get() != RunState.FAILED, state);
  }

  /** Start or pause. */
  public void toggle() {
    if (state.get() == RunState.RUNNING) {
      pause();
    } else {
      start();
    }
  }

  public void start() {
    if (canGoOn()) {
      commands.accept(new Command.Resume());
    }
  }

  public void pause() {
    commands.accept(new Command.Pause());
  }

  /** Exactly one step. */
  public void step() {
    if (canGoOn()) {
      commands.accept(new Command.Step());
    }
  }

  /** The same experiment from step 0, with the controls as they stand. */
  public void reset() {
    begin(configuration());
  }

  /** A new run with the settings of the form. */
  public void applyExperiment() {
    if (experiment.applicableProperty().get()) {
      experiment.config().ifPresent(described -> begin(controls.applyTo(described)));
    }
  }

  /** The run of a preset, as it is written, whatever was changed before. */
  public void choose(Preset chosen) {
    preset.set(chosen);
    controls.pace().set(chosen.pace());
    begin(chosen.config());
  }

  /** The experiment with the controls as they stand: what a reset would run. */
  public RunConfig configuration() {
    return controls.applyTo(config);
  }

  /** Takes in what the engine tells. */
  public void accept(RunEvent event) {
    if (begins(event)) {
      lastRun = event.runId();
      awaitingStart = false;
    } else if (awaitingStart || event.runId() != lastRun) {
      return;
    }
    switch (event) {
      case RunEvent.Started started -> started(started);
      case RunEvent.Stepped stepped -> stepped(stepped.block());
      case RunEvent.Measured measured -> measured(measured.measurement());
      case RunEvent.ControlChanged change -> controlChanged(change);
      case RunEvent.RegimeChanged change -> {
        regime.set(change.regime().title());
        regimeReason.set(change.reason());
      }
      case RunEvent.Paused paused -> rest();
      case RunEvent.Resumed resumed -> {
        state.set(RunState.RUNNING);
        status.resume(clock.getAsLong());
      }
      case RunEvent.Failed failed -> failed(failed);
      case RunEvent.Finished finished -> end(RunState.FINISHED);
    }
  }

  /** Whether this is the first word of the run that was asked for last. */
  private boolean begins(RunEvent event) {
    if (event.runId() <= lastRun) {
      return false;
    }
    return event instanceof RunEvent.Failed
        || (event instanceof RunEvent.Started started && started.config().equals(config));
  }

  /** Brings the status line up to date, once a frame. */
  public void pulse() {
    status.show(clock.getAsLong());
  }

  private void begin(RunConfig next) {
    config = next;
    awaitingStart = true;
    controls.adopt(next);
    experiment.adopt(next);
    clear();
    timeAxis.follow();
    state.set(RunState.PREPARING);
    commands.accept(new Command.Reset(next));
  }

  private void clear() {
    failure.set("");
    kernelNote.set("");
    regime.set("");
    regimeReason.set("");
    timeAxis.clearMarkers();
    learningRateInForce = config.optimizer().learningRate();
    RunRecord fresh = new RunRecord(config);
    fresh.moveEdge(controls.learningRate().get());
    record.set(fresh);
    status.begin(clock.getAsLong());
  }

  private void started(RunEvent.Started event) {
    clear();
    size.set(
        "%,d parameters, %,d examples, %,d %s"
            .formatted(
                event.parameters(),
                event.examples(),
                event.outputs(),
                event.outputs() == 1 ? "output" : "outputs"));
    rest();
  }

  private void stepped(StepBlock block) {
    record.get().add(block);
    int last = block.size() - 1;
    if (last >= 0) {
      status.reach(block.step(last) + 1, block.learningTime(last) + learningRateInForce);
    }
  }

  private void measured(Measurement measurement) {
    record.get().add(measurement);
    project();
    status.measured(measurement, clock.getAsLong());
    kernelNote.set(note(measurement));
  }

  /** Where the controls, as they stand, put the run on the stability plane. */
  private void project() {
    int batchSize = controls.batchSize().get().of(config.data().examples());
    record.get().project(controls.learningRate().get(), batchSize);
  }

  private void controlChanged(RunEvent.ControlChanged change) {
    if (change.control() == RunEvent.Control.LEARNING_RATE) {
      learningRateInForce = change.to();
    }
    record.get().add(change, clock.getAsLong());
    timeAxis.clearMarkers();
    for (EventMarker marker : record.get().markers()) {
      timeAxis.mark(marker);
    }
  }

  private void failed(RunEvent.Failed event) {
    event.cause().ifPresent(cause -> LOG.error("Run {} failed", event.runId(), cause));
    end(RunState.FAILED);
    failure.set(event.message());
  }

  private void rest() {
    state.set(RunState.PAUSED);
    status.rest(clock.getAsLong());
  }

  private void end(RunState last) {
    state.set(last);
    status.end();
  }

  private boolean canGoOn() {
    return state.get() != RunState.FINISHED && state.get() != RunState.FAILED;
  }

  private String note(Measurement measurement) {
    if (Double.isNaN(measurement.noiseKernel().k())) {
      return config.optimizer().momentum() == 0
          ? "K undefined (αλ₁ ≥ 2)"
          : "K undefined (αλ₁ ≥ 2(1+μ))";
    }
    return measurement.batchSize() >= config.data().examples() ? "K = 0 at full batch" : "";
  }
}
