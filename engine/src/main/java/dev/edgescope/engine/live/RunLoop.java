package dev.edgescope.engine.live;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.CatchUp;
import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.Divergence;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.RunFailure;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a {@link TrainingRun} on a daemon thread of its own: commands in, events out through a
 * bounded queue, between them nothing shared.
 *
 * <p>A new loop lays out its run, tells {@link RunEvent.Started}, reads the instruments at step 0
 * and waits for {@link Command.Resume}. Where the queue is full the loop waits: no event is ever
 * dropped. A run that fails ends with {@link RunEvent.Failed}; the loop then waits for a reset.
 */
public final class RunLoop implements RunPort, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunLoop.class);

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private enum State {
    PAUSED,
    RUNNING,
    ENDED
  }

  private final CommandQueue commands = new CommandQueue();
  private final MeasuringThread measuring = new MeasuringThread();
  private final EventOutbox outbox;
  private final RunListener listener;
  private final CountDownLatch silent = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean stopping;
  private volatile History history = new History();
  private volatile CheckpointTrail checkpoints = new CheckpointTrail();

  // Below: the loop's thread alone.

  private @Nullable TrainingRun run;

  /** Of the run; null while there is none. */
  private @Nullable RunMeasurements readings;

  private State state = State.ENDED;

  /** Whether the run waits and this has not been told yet. */
  private boolean pauseUntold;

  private long runId;
  private double stepsPerSecond = Double.POSITIVE_INFINITY;
  private Command.SetHorizon horizon = Command.SetHorizon.NONE;
  private long nextStepTime;
  private int threads = Integer.MAX_VALUE;

  /**
   * Starts the thread; returns at once.
   *
   * @param config of the first run
   */
  public RunLoop(RunConfig config) {
    this(RunStart.of(config), RunListener.NONE);
  }

  /**
   * Starts the thread; returns at once.
   *
   * @param start what to run, and from where on
   * @param listener hears of everything on the loop's thread
   */
  public RunLoop(RunStart start, RunListener listener) {
    this.listener = listener;
    outbox = new EventOutbox(listener, () -> stopping);
    commands.add(new Command.Restore(start));
    thread = Thread.ofPlatform().name("edgescope-run").daemon().start(this::loop);
  }

  @Override
  public void send(Command command) {
    if (command instanceof Command.Stop) {
      stopping = true;
    }
    commands.add(command);
  }

  @Override
  public int drain(Consumer<RunEvent> consumer, int limit) {
    return outbox.drain(consumer, limit);
  }

  @Override
  public History history() {
    return history;
  }

  @Override
  public CheckpointTrail checkpoints() {
    return checkpoints;
  }

  /** Asks the run to stop, and waits for its thread to end: as long as a step takes. */
  @Override
  public void close() {
    send(new Command.Stop());
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Asks the run to stop and waits until it makes no step and all of it is told, which takes a
   * step. What it holds is freed later: {@link #close} waits for that, too.
   */
  public void stop() {
    send(new Command.Stop());
    try {
      silent.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void loop() {
    TrainingRun left = null;
    try {
      makeTurns();
      left = leaveRun();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      left = leaveRun();
    } finally {
      silent.countDown();
      if (left != null) {
        left.close();
      }
      measuring.close();
    }
  }

  private RunFailure failureBy(Throwable e) {
    TrainingRun current = run;
    if (e instanceof OutOfMemoryError && current != null) {
      checkpoints = new CheckpointTrail(); // room for the last words
      return RunFailure.outOfMemory(current.step());
    }
    return RunFailure.of(e);
  }

  /** Whatever goes wrong is told: nobody waits for the end of a run in vain. */
  private void makeTurns() throws InterruptedException {
    try {
      while (!stopping) {
        try {
          turn();
        } catch (CancellationException e) {
          // A reading was given up for a command that gives the run up.
          if (!stopping) {
            discardRun();
          }
        } catch (RuntimeException | Error e) {
          RunFailure failure = failureBy(e);
          LOG.atLevel(failure.level()).setCause(e).log("Run {} failed", runId);
          fail(failure);
        }
      }
    } catch (RuntimeException | Error e) {
      LOG.error("The record of run {} could not be told of its failure", runId, e);
      outbox.offer(failed(RunFailure.of(e)));
    }
  }

  /** Applies the commands that wait, then makes one step, or waits for more. */
  private void turn() throws InterruptedException {
    applyWaiting(isUnderWay() ? nextStepTime - System.nanoTime() : Long.MAX_VALUE);
    TrainingRun current = run;
    if (!isUnderWay() || current == null || System.nanoTime() < nextStepTime) {
      return;
    }
    readings(current).takeIfDue(true);
    if (isUnderWay()) { // and not paused beside the reading
      stepOnce(current);
    }
  }

  /**
   * Beside a reading: tells the pause that the reading is part of, and applies the commands that
   * are waiting. It stops at the first command that has to wait for the end of the reading.
   *
   * @return whether the run is given up
   */
  private boolean hearBesideReading() throws InterruptedException {
    tellPause();
    commands.gather(0);
    while (!stopping && !commands.givesUpRun()) {
      Command next = commands.nextBesideReading();
      if (next == null) {
        tellProgress();
        return false;
      }
      apply(next);
    }
    return true;
  }

  private void tellProgress() throws InterruptedException {
    RunMeasurements current = readings;
    if (current != null) {
      current.tellProgress();
    }
  }

  /** Whether steps are to be made, once their time has come. */
  private boolean isUnderWay() {
    TrainingRun current = run;
    return state == State.RUNNING
        && current != null
        && current.progress().on(horizon.clock()) < horizon.limit();
  }

  /** Applies all commands that wait; with none, waits for one for up to {@code nanos}. */
  private void applyWaiting(long nanos) throws InterruptedException {
    if (nanos > 0 && commands.isEmpty()) {
      outbox.flush(runId);
    }
    commands.gather(nanos);
    while (!stopping) {
      Command next = commands.next();
      if (next == null) {
        return;
      }
      apply(next);
    }
  }

  private void apply(Command command) throws InterruptedException {
    switch (command) {
      case Command.Reset reset -> layOut(RunStart.of(reset.config()));
      case Command.Restore(RunStart start) -> layOut(start);
      case Command.Resume() -> resume();
      case Command.Pause() -> pause();
      case Command.Step() -> singleStep();
      case Command.SetControl(Control control, double value) -> setControl(control, value);
      case Command.SetPace(double pace) -> setPace(pace);
      case Command.SetHorizon next -> {
        horizon = next;
        outbox.flush(runId);
        outbox.offer(new RunEvent.HorizonSet(runId, next.limit()));
      }
      case Command.SetMeasuringShare(double share) -> {
        if (run != null) {
          readings(run).setShare(share);
        }
      }
      case Command.SetThreads(int most) -> setThreads(most);
      case Command.TakeCheckpoint() -> takeCheckpoint();
      case Command.DrawLandscape() -> {
        if (run != null) {
          readings(run).drawLandscape();
        }
      }
      case Command.TakeDensity() -> {
        if (run != null) {
          readings(run).takeDensity();
        }
      }
      case Command.TakePortrait() -> {
        if (run != null) {
          readings(run).takePortrait();
        }
      }
      case Command.Stop() -> stopping = true;
    }
  }

  private void layOut(RunStart start) throws InterruptedException {
    discardRun();
    runId++;
    TrainingRun next = new TrainingRun(start);
    run = next;
    RunMeasurements nextReadings =
        new RunMeasurements(
            next, runId, start.past().measurements(), outbox, measuring, this::hearBesideReading);
    readings = nextReadings;
    next.limitThreads(threads);
    history = next.history();
    checkpoints = new CheckpointTrail();
    state = State.PAUSED;
    RunEvent.Started started =
        new RunEvent.Started(
            runId,
            next.config(),
            next.parameters(),
            next.examples(),
            next.outputs(),
            next.notices());
    boolean recorded = start.record().isPresent();
    if (!recorded) {
      listener.started(started, start, next.dataChecksum());
    }
    outbox.offer(started);
    if (start.isContinuation()) {
      PastEvents.of(start, runId, event -> tellPast(event, nextReadings, !recorded));
      CatchUp.run(next, start, () -> stopping);
    }
    if (recorded) {
      // Not before it is known that the record is this run's.
      listener.started(started, start, next.dataChecksum());
    }
    if (start.checkpoint().isPresent() && !recorded) {
      // These parameters are no function of the configuration.
      listener.checkpoint(runId, next.checkpoint());
    }
    keepCheckpoint(next);
    nextReadings.takeIfDue(false);
  }

  /** The queue has not heard this, the record perhaps; the regime follows from the measurements. */
  private void tellPast(RunEvent event, RunMeasurements past, boolean unrecorded)
      throws InterruptedException {
    if (unrecorded) {
      outbox.put(event);
    } else {
      outbox.offer(event);
    }
    switch (event) {
      case RunEvent.Measured(long _, Measurement measurement) ->
          past.tellRegime(measurement, unrecorded);
      case RunEvent.ControlChanged _ -> past.controlMoved();
      default -> {}
    }
  }

  private void resume() throws InterruptedException {
    TrainingRun current = run;
    if (state == State.PAUSED && current != null) {
      state = State.RUNNING;
      nextStepTime = System.nanoTime();
      outbox.put(new RunEvent.Resumed(runId, current.step()));
    }
  }

  private void pause() throws InterruptedException {
    TrainingRun current = run;
    if (state != State.RUNNING || current == null) {
      return;
    }
    if (readings(current).isUnderWay()) {
      state = State.PAUSED;
      pauseUntold = true;
      tellPause();
    } else {
      settle(current);
    }
  }

  private void tellPause() throws InterruptedException {
    TrainingRun current = run;
    if (pauseUntold && current != null) {
      pauseUntold = false;
      outbox.put(new RunEvent.Paused(runId, current.step()));
    }
  }

  private void singleStep() throws InterruptedException {
    TrainingRun current = run;
    if (state == State.ENDED || current == null) {
      return;
    }
    stepOnce(current);
    if (state != State.ENDED) {
      settle(current);
    }
  }

  /** Waits at the current step, and has the charts complete up to it. */
  private void settle(TrainingRun current) throws InterruptedException {
    outbox.flush(runId);
    boolean running = state == State.RUNNING;
    state = State.PAUSED;
    pauseUntold = true;
    readings(current).takeAtRest(running);
    tellPause();
    checkpointIfWanted(current, System.nanoTime());
  }

  private void setControl(Control control, double value) throws InterruptedException {
    TrainingRun current = run;
    if (current == null || value == current.control(control)) {
      return;
    }
    double before = current.control(control);
    try {
      current.setControl(control, value);
    } catch (InvalidConfigException e) {
      outbox.flush(runId);
      outbox.offer(new RunEvent.ControlRefused(runId, current.step(), control, before, e));
      return;
    }
    readings(current).controlMoved();
    outbox.flush(runId);
    outbox.put(
        new RunEvent.ControlChanged(
            runId,
            new ControlChange(current.step(), current.learningTime(), control, before, value)));
  }

  private void setPace(double pace) {
    stepsPerSecond = pace;
    nextStepTime = System.nanoTime();
  }

  private void stepOnce(TrainingRun current) throws InterruptedException {
    long now = System.nanoTime();
    nextStepTime = Math.max(now, nextStepTime + (long) Math.min(SECOND / stepsPerSecond, 1e15));
    if (current.config().length().isReached(current.step())) {
      finish(current);
      return;
    }
    Progress before = current.progress();
    double loss = current.advance();
    outbox.addStep(runId, before, current.progress(), loss, now);
    if (!Double.isFinite(loss)) {
      outbox.flush(runId);
      readings(current).tellDivergence(before.step(), before.learningTime());
      fail(RunFailure.expected(Divergence.sentence(current, before.step())));
    } else if (current.config().length().isReached(current.step())) {
      finish(current);
    } else {
      checkpointIfWanted(current, now);
      keepCheckpoint(current);
    }
  }

  private void keepCheckpoint(TrainingRun current) {
    if (checkpoints.wants(current.step())) {
      checkpoints.add(current.checkpoint());
    }
  }

  private void takeCheckpoint() throws InterruptedException {
    TrainingRun current = run;
    if (current != null) {
      outbox.flush(runId);
      outbox.offer(new RunEvent.Checkpointed(runId, current.checkpoint()));
    }
  }

  /** Where there is a run there are its readings. */
  private RunMeasurements readings(TrainingRun current) {
    RunMeasurements taken = readings;
    if (taken == null) {
      throw new IllegalStateException("No readings at step " + current.step());
    }
    return taken;
  }

  private void setThreads(int most) {
    threads = most;
    TrainingRun current = run;
    if (current != null) {
      current.limitThreads(most);
    }
  }

  private void finish(TrainingRun current) throws InterruptedException {
    outbox.flush(runId);
    readings(current).takeAtRest(state == State.RUNNING);
    listener.checkpoint(runId, current.checkpoint());
    state = State.ENDED;
    outbox.put(new RunEvent.Finished(runId, current.step()));
  }

  private void checkpointIfWanted(TrainingRun current, long now) throws InterruptedException {
    if (listener.wantsCheckpoint(now)) {
      outbox.flush(runId);
      listener.checkpoint(runId, current.checkpoint());
    }
  }

  private void fail(RunFailure failure) throws InterruptedException {
    outbox.flush(runId);
    state = State.ENDED;
    outbox.put(failed(failure));
  }

  private RunEvent.Failed failed(RunFailure failure) {
    long step = run == null ? 0 : run.step();
    return new RunEvent.Failed(runId, step, failure.message(), failure.defect(), failure.refusal());
  }

  /** Gives the run up; whoever keeps a record of it can take it up again. */
  private void discardRun() {
    TrainingRun left = leaveRun();
    if (left != null) {
      left.close();
    }
  }

  /** Tells the last of the run, which is given up; null if there is none. */
  private @Nullable TrainingRun leaveRun() {
    TrainingRun current = run;
    if (current == null) {
      return null;
    }
    if (state != State.ENDED) {
      outbox.flushToListener(runId);
      listener.checkpoint(runId, current.checkpoint());
    }
    outbox.clearSteps();
    run = null;
    readings = null;
    state = State.ENDED;
    pauseUntold = false;
    return current;
  }
}
