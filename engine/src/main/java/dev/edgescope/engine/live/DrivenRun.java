package dev.edgescope.engine.live;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.CatchUp;
import dev.edgescope.engine.training.CheckpointTrail;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.Divergence;
import dev.edgescope.engine.training.Progress;
import dev.edgescope.engine.training.RunFailure;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One run of a {@link RunLoop}, from its first word to its last: what the commands do to it, and
 * what it tells of that. For the loop's thread alone.
 */
final class DrivenRun implements AutoCloseable {
  private enum State {
    PAUSED,
    RUNNING,
    ENDED
  }

  /** Between one word on how far the steps made again are and the next. */
  private static final long BETWEEN_TOLD = TimeUnit.MILLISECONDS.toNanos(500);

  private final TrainingRun run;
  private final long id;
  private final RunMeasurements readings;
  private final CheckpointTrail checkpoints;
  private final Pace pace;
  private final EventOutbox outbox;
  private final RunListener listener;
  private State state = State.PAUSED;

  /**
   * Whether it stands between two steps, all those told that were made, and not within one that may
   * be given up.
   */
  private boolean whole = true;

  /** Whether the run waits and this has not been told yet. */
  private boolean pauseUntold;

  /**
   * @param run laid out; closed with this
   * @param readings of the run
   * @param checkpoints of the run, none as yet
   */
  DrivenRun(
      TrainingRun run,
      long id,
      RunMeasurements readings,
      CheckpointTrail checkpoints,
      Pace pace,
      EventOutbox outbox,
      RunListener listener) {
    this.run = run;
    this.id = id;
    this.readings = readings;
    this.checkpoints = checkpoints;
    this.pace = pace;
    this.outbox = outbox;
    this.listener = listener;
  }

  /**
   * Tells the run and its past, makes again what is recorded beyond its checkpoint, reads the
   * instruments if they are due, and waits.
   *
   * @param start that the run is laid out from
   * @param stopping whether the outside waits for the end of the loop
   */
  void begin(RunStart start, BooleanSupplier stopping) throws InterruptedException {
    RunEvent.Started started =
        new RunEvent.Started(
            id, run.config(), run.parameters(), run.examples(), run.outputs(), run.notices());
    boolean recorded = start.record().isPresent();
    if (!recorded) {
      listener.started(started, start, run.dataChecksum());
    }
    outbox.offer(started);
    if (start.isContinuation()) {
      PastEvents.of(start, id, event -> tellPast(event, !recorded));
    }
    if (start.checkpoint().isPresent() && !recorded) {
      // These parameters are no function of the configuration.
      listener.checkpoint(id, run.checkpoint());
    }
    if (start.isContinuation()) {
      whole = false;
      catchUp(start, stopping);
      if (stopping.getAsBoolean()) {
        return; // perhaps on its way; whoever has the record still has all of it
      }
      whole = true;
    }
    if (recorded) {
      // Not before it is known that the record is this run's.
      listener.started(started, start, run.dataChecksum());
    }
    keepCheckpoint();
    if (start.isContinuation()) {
      outbox.offer(new RunEvent.Paused(id, run.step()));
    }
    readings.takeIfDue(false);
  }

  private void catchUp(RunStart start, BooleanSupplier stopping) {
    long[] told = {System.nanoTime()};
    CatchUp.run(
        run,
        start,
        () -> {
          long now = System.nanoTime();
          if (now - told[0] >= BETWEEN_TOLD) {
            told[0] = now;
            outbox.hint(new RunEvent.CatchingUp(id, run.step(), start.past().steps()));
          }
          return stopping.getAsBoolean();
        });
  }

  /** The queue has not heard this, the record perhaps; the regime follows from the measurements. */
  private void tellPast(RunEvent event, boolean unrecorded) throws InterruptedException {
    if (unrecorded) {
      outbox.put(event);
    } else {
      outbox.offer(event);
    }
    switch (event) {
      case RunEvent.Measured(long _, Measurement measurement) ->
          readings.tellRegime(measurement, unrecorded);
      case RunEvent.ControlChanged _ -> readings.controlMoved();
      default -> {}
    }
  }

  /** What is read off it. */
  RunMeasurements readings() {
    return readings;
  }

  /** Number of updates made. */
  long step() {
    return run.step();
  }

  /** Whether steps are to be made, once their time has come. */
  boolean isUnderWay() {
    return state == State.RUNNING && pace.hasRoom(run.progress());
  }

  /** Makes the step that is due, once the instruments have been read that are. */
  void goOn() throws InterruptedException {
    readings.takeIfDue(true);
    if (isUnderWay()) { // and not paused beside the reading
      makeStep();
    }
  }

  void resume() throws InterruptedException {
    if (state == State.PAUSED) {
      state = State.RUNNING;
      pace.begin();
      outbox.put(new RunEvent.Resumed(id, run.step()));
    }
  }

  void pause() throws InterruptedException {
    if (state != State.RUNNING) {
      return;
    }
    if (readings.isUnderWay()) {
      state = State.PAUSED;
      pauseUntold = true;
      tellPause();
    } else {
      settle();
    }
  }

  /** Tells a pause that has not been told yet. */
  void tellPause() throws InterruptedException {
    if (pauseUntold) {
      pauseUntold = false;
      outbox.put(new RunEvent.Paused(id, run.step()));
    }
  }

  /** Makes one step and waits. */
  void singleStep() throws InterruptedException {
    if (state == State.ENDED) {
      return;
    }
    makeStep();
    if (state != State.ENDED) {
      settle();
    }
  }

  /** Waits at the current step, and has the charts complete up to it. */
  private void settle() throws InterruptedException {
    outbox.flush(id);
    boolean running = state == State.RUNNING;
    state = State.PAUSED;
    pauseUntold = true;
    readings.takeAtRest(running);
    tellPause();
    checkpointIfWanted(System.nanoTime());
  }

  void setControl(Control control, double value) throws InterruptedException {
    double before = run.control(control);
    if (value == before) {
      return;
    }
    try {
      run.setControl(control, value);
    } catch (InvalidConfigException e) {
      outbox.flush(id);
      outbox.offer(new RunEvent.ControlRefused(id, run.step(), control, before, e));
      return;
    }
    readings.controlMoved();
    outbox.flush(id);
    outbox.put(
        new RunEvent.ControlChanged(
            id, new ControlChange(run.step(), run.learningTime(), control, before, value)));
  }

  /**
   * Lets no more threads work on it.
   *
   * @param most at least 1
   */
  void limitThreads(int most) {
    run.limitThreads(most);
  }

  private void makeStep() throws InterruptedException {
    long now = System.nanoTime();
    pace.step(now);
    if (isAtItsEnd()) {
      finish();
      return;
    }
    Progress before = run.progress();
    whole = false;
    double loss = run.advance();
    whole = true;
    outbox.addStep(id, before, run.progress(), loss, now);
    if (!Double.isFinite(loss)) {
      outbox.flush(id);
      readings.tellDivergence(before.step(), before.learningTime());
      fail(RunFailure.expected(Divergence.sentence(run, before.step())));
    } else if (isAtItsEnd()) {
      finish();
    } else {
      checkpointIfWanted(now);
      keepCheckpoint();
    }
  }

  private boolean isAtItsEnd() {
    return run.config().length().isReached(run.step());
  }

  private void keepCheckpoint() {
    if (checkpoints.wants(run.step())) {
      checkpoints.add(run.checkpoint());
    }
  }

  /** Tells all that the run needs to go on from here. */
  void takeCheckpoint() throws InterruptedException {
    outbox.flush(id);
    outbox.offer(new RunEvent.Checkpointed(id, run.checkpoint()));
  }

  private void checkpointIfWanted(long now) throws InterruptedException {
    if (listener.wantsCheckpoint(now)) {
      outbox.flush(id);
      listener.checkpoint(id, run.checkpoint());
    }
  }

  private void finish() throws InterruptedException {
    outbox.flush(id);
    readings.takeAtRest(state == State.RUNNING);
    listener.checkpoint(id, run.checkpoint());
    state = State.ENDED;
    outbox.put(new RunEvent.Finished(id, run.step()));
  }

  /** Makes no step any more, and tells why. */
  void fail(RunFailure failure) throws InterruptedException {
    outbox.flush(id);
    state = State.ENDED;
    outbox.put(RunEvent.Failed.of(id, run.step(), failure));
  }

  /**
   * Tells the last of the run, which is given up; it can be taken up again from its record. Within
   * a step there is no state to be kept: that before it is made again from the last one kept.
   */
  void leave() {
    if (state != State.ENDED) {
      outbox.flushToListener(id);
      if (whole) {
        listener.checkpoint(id, run.checkpoint());
      }
    }
    outbox.clearSteps();
    state = State.ENDED;
  }

  @Override
  public void close() {
    run.close();
  }
}
