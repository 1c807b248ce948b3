package dev.edgescope.app.run;

import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.run.pace.Conductor;
import dev.edgescope.app.run.pace.Convergence;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.StepBlock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that is under way: an engine of its own, and what it has told, as state. Lives on the
 * JavaFX thread and never waits.
 *
 * <p>From a reset on, everything that the engine still tells of the run before is passed over,
 * until it says that the new run has started.
 */
public final class LiveRun implements Conductor.Member {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

  private final RunPort port;
  private final LongSupplier clock;
  private final RunStatus status = new RunStatus();
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", RunState.PREPARING);
  private final ReadOnlyObjectWrapper<RunRecord> record;
  private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
  private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper(this, "refusal", "");
  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
  private final RunCaptions captions = new RunCaptions();
  private final ObservableList<EventMarker> markers = FXCollections.observableArrayList();
  private final ObservableList<EventMarker> readableMarkers =
      FXCollections.unmodifiableObservableList(markers);
  private final LandscapeFeed landscape;
  private final PortraitFeed portrait;
  private final DensityFeed density;
  private Changes changes;
  private RunConfig config;

  /** Where it begins to be drawn. */
  private Moment origin;

  private @Nullable Consumer<Checkpoint> checkpointTaker;

  /** How far the engine has said that it goes at most. */
  private double horizon = Double.POSITIVE_INFINITY;

  private int threads = Runtime.getRuntime().availableProcessors();
  private long lastRun;
  private boolean awaitingStart = true;
  private Convergence convergence = new Convergence();
  private boolean convergenceTold;
  private @Nullable ControlChange lastRisk;

  /**
   * The run of an engine that was opened to begin at {@code start}.
   *
   * @param origin where it begins to be drawn
   * @param changes what it has otherwise than the main run; none for that one
   * @param clock in nanoseconds, as {@link System#nanoTime}
   */
  LiveRun(RunPort port, RunStart start, Moment origin, ConfigPatch changes, LongSupplier clock) {
    this.port = port;
    this.clock = clock;
    this.origin = origin;
    this.changes = new Changes(changes);
    config = start.config();
    record = new ReadOnlyObjectWrapper<>(this, "record", new RunRecord(Controls.of(start), origin));
    landscape = new LandscapeFeed(port);
    portrait = new PortraitFeed(port);
    density = new DensityFeed(port);
    status.reach(origin.step(), origin.learningTime());
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

  /** Why a control stays where it was; empty once it was moved, or this was read. */
  public ReadOnlyStringProperty refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /** What is to be known of its examples; empty where there is nothing, or it was read. */
  public ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** The notice was read. */
  public void dismissNotice() {
    notice.set("");
  }

  /** The refusal was read. */
  public void dismissRefusal() {
    refusal.set("");
  }

  /** What there is to say of it in words. */
  public RunCaptions captions() {
    return captions;
  }

  /** When its controls moved and its regime changed, in order. */
  public ObservableList<EventMarker> markers() {
    return readableMarkers;
  }

  public RunStatus status() {
    return status;
  }

  /** As it began. */
  public RunConfig config() {
    return config;
  }

  /** The engine's own record. */
  public History history() {
    return port.history();
  }

  /** Its engine has another history of the same run, with more at its end. */
  public void renewHistory() {
    record.get().setHistory(port.history());
  }

  /** What it has otherwise than the main run. */
  ConfigPatch changes() {
    return changes.patch();
  }

  /** Whether it has the full batch and nothing else otherwise than the main run. */
  boolean isFullBatchTwin() {
    return changes.areFullBatch();
  }

  void setChanges(ConfigPatch newChanges) {
    changes = new Changes(newChanges);
  }

  /** What it is now is what it has otherwise than {@code main}. */
  void noteChanges(RunConfig main) {
    changes = new Changes(main, configuration());
  }

  /** Snapshots of the spectral density of its Hessian. */
  public DensityFeed density() {
    return density;
  }

  /** What it looks like: its examples, its network, what it gets wrong. */
  public PortraitFeed portrait() {
    return portrait;
  }

  /** The loss landscape around it. */
  public LandscapeFeed landscape() {
    return landscape;
  }

  /** Whether it was branched off another run, and not laid out anew since. */
  boolean isBranch() {
    return origin.step() > 0;
  }

  /** Asks for the state between two steps, as of now. */
  public void takeCheckpoint(Consumer<Checkpoint> taker) {
    checkpointTaker = taker;
    port.send(new Command.TakeCheckpoint());
  }

  /** The kept state nearest before a step; empty where none is kept. */
  public Optional<Checkpoint> checkpointBefore(long step) {
    return port.checkpoints().atOrBefore(step);
  }

  /** Where it stands. */
  public Moment present() {
    return new Moment(
        status.currentStep(), status.currentLearningTime(), record.get().examplesSeen());
  }

  /** Whether it has converged, or ended, so that there is nothing more to see of it. */
  boolean isAtRest() {
    return isOver() || convergence.isReached();
  }

  /**
   * The last change that may drive a run over an edge: a higher learning rate, or a smaller batch;
   * empty where there was none.
   */
  public Optional<ControlChange> lastRisk() {
    return Optional.ofNullable(lastRisk);
  }

  /** Marks where it has converged; false where that is marked, or it has not. */
  boolean tellConvergence() {
    if (convergenceTold || !convergence.isReached()) {
      return false;
    }
    convergenceTold = true;
    record.get().addConverged(new Moment(status.currentStep(), status.currentLearningTime()));
    markers.setAll(record.get().markers());
    return true;
  }

  /** Whether it has ended. */
  boolean isOver() {
    return state.get() == RunState.FINISHED || state.get() == RunState.FAILED;
  }

  /** The experiment with the controls as they stand: what a reset would run. */
  public RunConfig configuration() {
    return record.get().controls().configuration();
  }

  /** The experiment with the controls as they stand, but for those that a state brings along. */
  RunConfig configurationAt(Checkpoint from, double learningRate) {
    RunConfig now = configuration();
    return now.withOptimizer(
        now.optimizer()
            .with(Control.LEARNING_RATE, learningRate)
            .withBatchSize(batchSizeOf(from, now)));
  }

  /** It as it was in a state of its own, with its past, to go on from there. */
  public RunStart startAt(Checkpoint from) {
    return RunStart.branch(configurationAt(from, from.learningRate()), from, history());
  }

  private static BatchSize batchSizeOf(Checkpoint from, RunConfig config) {
    return from.batchSize() == config.data().examples()
        ? BatchSize.full()
        : BatchSize.of(from.batchSize());
  }

  /** The steps that it can be taken back to, in order. */
  public List<Long> checkpointSteps() {
    return port.checkpoints().steps();
  }

  /**
   * A configuration with the learning rate and the batch size as they stand. A batch that a smaller
   * data set no longer holds becomes the full batch.
   */
  public RunConfig withControls(RunConfig described) {
    return record.get().controls().applyTo(described);
  }

  /** A control but the batch size, from the next step on; the pictures follow at once. */
  void setControl(Control control, double value) {
    record.get().ask(control, value);
    port.send(new Command.SetControl(control, value));
  }

  /** B from the next step on; the pictures follow at once. */
  void setBatchSize(BatchSize value) {
    record.get().askBatchSize(value);
    int batch = record.get().controls().askedBatch();
    port.send(new Command.SetControl(Control.BATCH_SIZE, batch));
  }

  /** The share of the time that may go to measuring. */
  void setMeasuringShare(double share) {
    record.get().askMeasuringShare(share);
    port.send(new Command.SetMeasuringShare(share));
  }

  @Override
  public void send(Command command) {
    port.send(command);
  }

  @Override
  public Conductor.Progress progress(Progress.Clock clock) {
    Controls controls = record.get().controls();
    return switch (clock) {
      case LEARNING_TIME ->
          new Conductor.Progress(
              status.currentLearningTime(),
              controls.nextRate(),
              horizon,
              isOver(),
              status.isReading());
      case EXAMPLES_SEEN ->
          new Conductor.Progress(
              record.get().examplesSeen(),
              controls.nextBatch(),
              horizon,
              isOver(),
              status.isReading());
    };
  }

  /** From step 0 with another configuration. */
  void begin(RunConfig next) {
    layOut(Controls.of(next));
    port.send(new Command.Reset(next));
  }

  /** Where another run, or its record, breaks off. */
  void restore(RunStart start) {
    layOut(Controls.of(start));
    port.send(new Command.Restore(start));
  }

  /** There can be no such run. */
  void refuse(String message) {
    layOut(Controls.of(config));
    port.send(new Command.Pause());
    failure.set(message);
    end(RunState.FAILED);
  }

  /** Lets no more threads work on it. */
  void limitThreads(int most) {
    if (most != threads) {
      threads = most;
      port.send(new Command.SetThreads(most));
    }
  }

  /** Takes in what the engine has told, at most {@code limit} events; their number. */
  int drain(int limit) {
    int taken = port.drain(this::accept, limit);
    record.get().showLosses();
    return taken;
  }

  /** Its engine. */
  public RunPort port() {
    return port;
  }

  /** Brings the words up to date, once a frame. */
  public void pulse() {
    status.show(clock.getAsLong());
  }

  private void layOut(Controls controls) {
    config = controls.config();
    awaitingStart = true;
    origin = Moment.START;
    checkpointTaker = null;
    landscape.clear();
    portrait.clear();
    density.clear();
    failure.set("");
    refusal.set("");
    notice.set("");
    convergence = new Convergence();
    convergenceTold = false;
    lastRisk = null;
    captions.clear();
    markers.clear();
    status.begin(clock.getAsLong());
    state.set(RunState.PREPARING);
    record.set(new RunRecord(controls, origin));
  }

  private void accept(RunEvent event) {
    if (begins(event)) {
      lastRun = event.runId();
      awaitingStart = false;
    } else if (awaitingStart || event.runId() != lastRun) {
      return;
    }
    switch (event) {
      case RunEvent.Measuring measuring -> status.reads(measuring.stage());
      case RunEvent.Started started -> started(started);
      case RunEvent.Stepped stepped -> stepped(stepped.block());
      case RunEvent.Measured measured -> measured(measured.measurement());
      case RunEvent.ControlChanged(long _, ControlChange change) -> controlChanged(change);
      case RunEvent.ControlRefused refused -> refused(refused);
      case RunEvent.RegimeChanged change -> {
        captions.named(change);
        if (change.step() >= origin.step()) {
          captions.list(change);
          record.get().add(change);
          markers.setAll(record.get().markers());
        }
      }
      case RunEvent.RegimeConfirmed confirmation -> captions.confirmed(confirmation);
      case RunEvent.Checkpointed(long _, Checkpoint checkpoint) -> {
        Consumer<Checkpoint> taker = checkpointTaker;
        checkpointTaker = null;
        if (taker != null) {
          taker.accept(checkpoint);
        }
      }
      case RunEvent.PortraitTaken taken -> {
        status.hasRead();
        portrait.take(taken.portrait());
      }
      case RunEvent.LandscapeDrawn drawn -> {
        status.hasRead();
        landscape.take(drawn.landscape());
      }
      case RunEvent.DensityTaken taken -> {
        status.hasRead();
        density.take(taken.snapshot());
      }
      case RunEvent.HorizonSet set -> horizon = set.limit();
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
        || (event instanceof RunEvent.Started started && isOfThis(started));
  }

  /** The engine knows how many examples a file holds; the rest is as it was asked for. */
  private boolean isOfThis(RunEvent.Started started) {
    RunConfig told = started.config();
    return told.equals(config)
        || (told.data().equals(config.data().of(told.data().examples()))
            && told.withData(config.data()).equals(config));
  }

  private void started(RunEvent.Started event) {
    if (!event.config().equals(config)) {
      config = event.config();
      Controls controls = record.get().controls();
      record.set(new RunRecord(controls.on(config.data()), origin));
    }
    record.get().setHistory(port.history());
    notice.set(String.join(" ", event.notices()));
    captions.started(event);
    rest();
  }

  private void stepped(StepBlock block) {
    int last = block.size() - 1;
    if (last < 0) {
      return;
    }
    record.get().add(block);
    if (block.step(last) >= origin.step()) {
      convergence.add(block);
      status.reach(block.end().step(), block.end().learningTime());
    }
  }

  private void measured(Measurement measurement) {
    status.hasRead();
    if (measurement.step() < origin.step()) {
      return; // of the run that it was branched off
    }
    record.get().add(measurement);
    status.measured(measurement, clock.getAsLong());
    captions.measured(measurement, config);
  }

  private void controlChanged(ControlChange change) {
    refusal.set("");
    convergence.restart();
    convergenceTold = false;
    if (isRisk(change)) {
      lastRisk = change;
    }
    record.get().add(change, clock.getAsLong());
    markers.setAll(record.get().markers());
  }

  private static boolean isRisk(ControlChange change) {
    return change.control() == Control.LEARNING_RATE
        ? change.to() > change.from()
        : change.control() == Control.BATCH_SIZE && change.to() < change.from();
  }

  private void refused(RunEvent.ControlRefused event) {
    record.get().refused(event.control(), event.stays());
    refusal.set(String.valueOf(event.refusal().getMessage()));
  }

  private void failed(RunEvent.Failed event) {
    event.cause().ifPresent(cause -> LOG.error("Run {} failed", event.runId(), cause));
    failure.set(event.message());
    end(RunState.FAILED);
  }

  private void rest() {
    status.rest(clock.getAsLong());
    state.set(RunState.PAUSED);
  }

  private void end(RunState last) {
    status.hasRead();
    status.end();
    state.set(last);
  }
}
