package dev.edgescope.engine.live;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.machine.ComputingThreads;
import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunFailure;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
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

  /** A step that takes no longer is made to its end when the run is given up. */
  private static final Duration LAST_STEP = Duration.ofMillis(100);

  private final CommandQueue commands = new CommandQueue();
  private final MeasuringThread measuring = new MeasuringThread();
  private final EventOutbox outbox;
  private final RunListener listener;
  private final CountDownLatch silent = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean stopping;

  /** Ends what the run is doing, once it has had its time; nothing while there is none. */
  private volatile Runnable giveUp = () -> {};

  private volatile History history = new History();
  private volatile CheckpointTrail checkpoints = new CheckpointTrail();

  // Below: the loop's thread alone.

  /** Null while there is none. */
  private @Nullable DrivenRun run;

  private final Pace pace = new Pace(System::nanoTime);
  private long runId;
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
    thread = ComputingThreads.named("edgescope-run").newThread(this::loop);
    thread.start();
  }

  @Override
  public void send(Command command) {
    if (command instanceof Command.Stop) {
      stopping = true;
    }
    if (CommandQueue.givesUpRun(command)) {
      giveUp.run(); // of this run, and not of the one that the command lays out
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

  /** Asks the run to stop, and waits for its thread to end. A long step is given up. */
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
   * Asks the run to stop and waits until it makes no step and all of it is told. A long step is
   * given up. What the run holds is freed later: {@link #close} waits for that, too.
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
    DrivenRun left = null;
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
    DrivenRun current = run;
    if (e instanceof OutOfMemoryError && current != null) {
      checkpoints.clear(); // room for the last words
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
          // A reading or a step was given up for a command that gives the run up.
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
      outbox.offer(RunEvent.Failed.of(runId, run == null ? 0 : run.step(), RunFailure.of(e)));
    }
  }

  /** Applies the commands that wait, then makes one step, or waits for more. */
  private void turn() throws InterruptedException {
    DrivenRun waiting = run;
    boolean underWay = waiting != null && waiting.isUnderWay();
    applyWaiting(underWay ? pace.left() : Long.MAX_VALUE);
    DrivenRun current = run;
    if (current != null && current.isUnderWay() && pace.left() <= 0) {
      current.goOn();
    }
  }

  /**
   * Beside a reading: tells the pause that the reading is part of, and applies the commands that
   * are waiting. It stops at the first command that has to wait for the end of the reading.
   *
   * @return whether the run is given up
   */
  private boolean hearBesideReading() throws InterruptedException {
    act(DrivenRun::tellPause);
    commands.gather(0);
    while (!stopping && !commands.givesUpRun()) {
      Command next = commands.nextBesideReading();
      if (next == null) {
        act(current -> current.readings().tellProgress());
        return false;
      }
      apply(next);
    }
    return true;
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
      case Command.Resume() -> act(DrivenRun::resume);
      case Command.Pause() -> act(DrivenRun::pause);
      case Command.Step() -> act(DrivenRun::singleStep);
      case Command.SetControl(Control control, double value) ->
          act(current -> current.setControl(control, value));
      case Command.SetPace(double stepsPerSecond) -> pace.set(stepsPerSecond);
      case Command.SetHorizon next -> {
        pace.setHorizon(next);
        outbox.flush(runId);
        outbox.offer(new RunEvent.HorizonSet(runId, next.limit()));
      }
      case Command.SetMeasuringShare(double share) ->
          act(current -> current.readings().setShare(share));
      case Command.SetThreads(int most) -> {
        threads = most;
        act(current -> current.limitThreads(most));
      }
      case Command.TakeCheckpoint() -> act(DrivenRun::takeCheckpoint);
      case Command.DrawLandscape() -> act(current -> current.readings().drawLandscape());
      case Command.TakeDensity() -> act(current -> current.readings().takeDensity());
      case Command.TakePortrait() -> act(current -> current.readings().takePortrait());
      case Command.Stop() -> stopping = true;
    }
  }

  /** What a command does to a run. */
  private interface Act {
    void on(DrivenRun current) throws InterruptedException;
  }

  /** Does it to the run, where there is one. */
  private void act(Act act) throws InterruptedException {
    DrivenRun current = run;
    if (current != null) {
      act.on(current);
    }
  }

  private void layOut(RunStart start) throws InterruptedException {
    discardRun();
    runId++;
    TrainingRun next = new TrainingRun(start);
    next.limitThreads(threads);
    CheckpointTrail trail = new CheckpointTrail();
    RunMeasurements readings =
        new RunMeasurements(
            next, runId, start.past().measurements(), outbox, measuring, this::hearBesideReading);
    DrivenRun driven = new DrivenRun(next, runId, readings, trail, pace, outbox, listener);
    run = driven;
    giveUp = () -> next.giveUpAfter(LAST_STEP);
    history = next.history();
    checkpoints = trail;
    driven.begin(start, () -> stopping);
  }

  private void fail(RunFailure failure) throws InterruptedException {
    DrivenRun current = run;
    if (current != null) {
      current.fail(failure);
    } else {
      outbox.put(RunEvent.Failed.of(runId, 0, failure));
    }
  }

  /** Gives the run up; whoever keeps a record of it can take it up again. */
  private void discardRun() {
    DrivenRun left = leaveRun();
    if (left != null) {
      left.close();
    }
  }

  /** Tells the last of the run, which is given up; null if there is none. */
  private @Nullable DrivenRun leaveRun() {
    DrivenRun left = run;
    if (left != null) {
      left.leave();
      run = null;
    }
    return left;
  }
}
