package dev.edgescope.app.run;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.run.pace.Conductor;
import dev.edgescope.app.run.pace.Convergence;
import dev.edgescope.app.run.status.RunCaptions;
import dev.edgescope.app.run.status.RunMessages;
import dev.edgescope.app.run.status.RunStatus;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
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
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
  private final RunCaptions captions = new RunCaptions();
  private final RunMessages messages = new RunMessages();
  private final RunPictures pictures;
  private final RunCheckpoints checkpoints;
  private final EventGate gate = new EventGate();
  private Changes changes;

  /** Whether its engine has a past to tell, and perhaps to make again, before it can go on. */
  private boolean past;

  /** How far the engine has said that it goes at most. */
  private double horizon = Double.POSITIVE_INFINITY;

  private int threads = Runtime.getRuntime().availableProcessors();
  private Convergence convergence = new Convergence();

  /**
   * The run of an engine that was opened to begin at {@code start}.
   *
   * @param origin where it begins to be drawn
   * @param changes what it has otherwise than the main run; none for that one
   * @param clock in nanoseconds, as {@link System#nanoTime}
   */
  LiveRun(RunPort port, RunStart start, Moment origin, Changes changes, LongSupplier clock) {
    this.port = port;
    this.clock = clock;
    this.changes = changes;
    past = start.isContinuation();
    record = new ReadOnlyObjectWrapper<>(this, "record", new RunRecord(Controls.of(start), origin));
    pictures = new RunPictures(port);
    checkpoints = new RunCheckpoints(port);
    status.reach(origin.step(), origin.learningTime());
  }

  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What the charts draw; another one after each reset. */
  public ReadOnlyObjectProperty<RunRecord> recordProperty() {
    return record.getReadOnlyProperty();
  }

  /** What there is to say of it in words. */
  public RunCaptions captions() {
    return captions;
  }

  /** What the user has to be told about it. */
  public RunMessages messages() {
    return messages;
  }

  public RunStatus status() {
    return status;
  }

  /** As it began. */
  public RunConfig config() {
    return record.get().config();
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
  Changes changes() {
    return changes;
  }

  void setChanges(Changes newChanges) {
    changes = newChanges;
  }

  /** What its engine draws of it. */
  public RunPictures pictures() {
    return pictures;
  }

  /** The states that one can go on from. */
  public RunCheckpoints checkpoints() {
    return checkpoints;
  }

  /** Whether it was branched off another run, and not laid out anew since. */
  boolean isBranch() {
    return record.get().origin().step() > 0;
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

  /** Marks where it has converged; false where that is marked, or it has not. */
  boolean tellConvergence() {
    boolean isNews = convergence.tell();
    if (isNews) {
      record.get().addConverged(new Moment(status.currentStep(), status.currentLearningTime()));
    }
    return isNews;
  }

  /** Whether it has ended. */
  boolean isOver() {
    return state.get() == RunState.FINISHED || state.get() == RunState.FAILED;
  }

  /** The experiment with the controls as they stand: what a reset would run. */
  public RunConfig configuration() {
    return controls().configuration();
  }

  /** Its controls, as the hand has set them and as they are in force. */
  Controls controls() {
    return record.get().controls();
  }

  /** It as it was in a state of its own, with its past, to go on from there. */
  public RunStart startAt(Checkpoint from) {
    return RunStart.branch(controls().configurationAt(from, from.learningRate()), from, history());
  }

  /**
   * A configuration with the learning rate and the batch size as they stand. A batch that a smaller
   * data set no longer holds becomes the full batch.
   */
  public RunConfig withControls(RunConfig described) {
    return controls().applyTo(described);
  }

  /** A control but the batch size, from the next step on; the pictures follow at once. */
  void setControl(Control control, double value) {
    record.get().ask(control, value);
    port.send(new Command.SetControl(control, value));
  }

  /** B from the next step on; the pictures follow at once. */
  void setBatchSize(BatchSize value) {
    record.get().askBatchSize(value);
    int batch = controls().askedBatch();
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
    boolean byTime = clock == Progress.Clock.LEARNING_TIME;
    return new Conductor.Progress(
        byTime ? status.currentLearningTime() : record.get().examplesSeen(),
        byTime ? controls().nextRate() : controls().nextBatch(),
        horizon,
        isOver(),
        status.isReading() || state.get() == RunState.PREPARING);
  }

  /** From step 0 with another configuration. */
  void begin(RunConfig next) {
    layOut(Controls.of(next));
    past = false;
    port.send(new Command.Reset(next));
  }

  /** Where another run, or its record, breaks off. */
  void restore(RunStart start) {
    layOut(Controls.of(start));
    past = start.isContinuation();
    port.send(new Command.Restore(start));
  }

  /** There can be no such run. */
  void refuse(String message) {
    layOut(Controls.of(config()));
    port.send(new Command.Pause());
    messages.failed(message);
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
    gate.await();
    checkpoints.clear();
    pictures.clear();
    messages.clear();
    convergence = new Convergence();
    captions.clear();
    status.begin(clock.getAsLong());
    state.set(RunState.PREPARING);
    record.set(new RunRecord(controls, Moment.START));
  }

  private void accept(RunEvent event) {
    if (!gate.admits(event, config())) {
      return;
    }
    switch (event) {
      case RunEvent.Measuring measuring -> status.reads(measuring.stage());
      case RunEvent.CatchingUp(long _, long reached, long recorded) ->
          status.catchesUp(reached, recorded);
      case RunEvent.Started started -> started(started);
      case RunEvent.Stepped stepped -> stepped(stepped.block());
      case RunEvent.Measured measured -> measured(measured.measurement());
      case RunEvent.ControlChanged(long _, ControlChange change) -> controlChanged(change);
      case RunEvent.ControlRefused refused -> refused(refused);
      case RunEvent.RegimeChanged change -> {
        captions.named(change);
        if (isOfItsOwn(change.step())) {
          captions.list(change);
          record.get().add(change);
        }
      }
      case RunEvent.RegimeConfirmed confirmation -> captions.confirmed(confirmation);
      case RunEvent.Checkpointed(long _, Checkpoint checkpoint) -> checkpoints.take(checkpoint);
      case RunEvent.PortraitTaken taken -> {
        status.hasRead();
        pictures.portrait().take(taken.portrait());
      }
      case RunEvent.LandscapeDrawn drawn -> {
        status.hasRead();
        pictures.landscape().take(drawn.landscape());
      }
      case RunEvent.DensityTaken taken -> {
        status.hasRead();
        pictures.density().take(taken.snapshot());
      }
      case RunEvent.HorizonSet set -> horizon = set.limit();
      case RunEvent.Paused paused -> {
        if (state.get() == RunState.PREPARING) {
          status.hasRead(); // it has caught up
        }
        rest();
      }
      case RunEvent.Resumed resumed -> {
        state.set(RunState.RUNNING);
        status.resume(clock.getAsLong());
      }
      case RunEvent.Failed failed -> failed(failed);
      case RunEvent.Finished finished -> end(RunState.FINISHED);
    }
  }

  /** Whether a step is its own, and not of the run that it was branched off. */
  private boolean isOfItsOwn(long step) {
    return step >= record.get().origin().step();
  }

  private void started(RunEvent.Started event) {
    if (!event.config().equals(config())) {
      record.set(new RunRecord(controls().on(event.config().data()), record.get().origin()));
    }
    record.get().setHistory(port.history());
    messages.started(event.notices());
    captions.started(event);
    if (!past) {
      rest();
    }
  }

  private void stepped(StepBlock block) {
    int last = block.size() - 1;
    if (last < 0) {
      return;
    }
    record.get().add(block);
    if (isOfItsOwn(block.step(last))) {
      convergence.add(block, config().precision());
      status.reach(block.end().step(), block.end().learningTime());
    }
  }

  private void measured(Measurement measurement) {
    status.hasRead();
    if (!isOfItsOwn(measurement.step())) {
      return;
    }
    record.get().add(measurement);
    status.measured(measurement, clock.getAsLong());
    captions.measured(measurement, config());
  }

  private void controlChanged(ControlChange change) {
    messages.dismissRefusal();
    convergence.restart();
    record.get().add(change, clock.getAsLong());
  }

  private void refused(RunEvent.ControlRefused event) {
    record.get().refused(event.control(), event.stays());
    messages.refused(String.valueOf(event.refusal().getMessage()));
  }

  private void failed(RunEvent.Failed event) {
    event.cause().ifPresent(cause -> LOG.error("Run {} failed", event.runId(), cause));
    messages.failed(event.message());
    end(RunState.FAILED);
  }

  private void rest() {
    status.rest(clock.getAsLong());
    state.set(RunState.PAUSED);
  }

  private void end(RunState last) {
    status.hasRead();
    status.end();
    record.get().stability().edges().setEnd(present());
    record.get().noteChanged();
    state.set(last);
  }
}
