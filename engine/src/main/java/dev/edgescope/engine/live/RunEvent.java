package dev.edgescope.engine.live;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.DensitySnapshot;
import dev.edgescope.engine.measure.Landscape;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasuringProgress;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.measure.RegimeReason;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.RunFailure;
import dev.edgescope.engine.training.StepBlock;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link RunLoop} tells, in the order in which it happened.
 *
 * <p>A loop numbers its runs; events of a run before the last reset carry an older {@link #runId}.
 */
public sealed interface RunEvent {

  /** {@return number of the run within its loop, from 1} */
  long runId();

  /**
   * A run is laid out at step 0 and waits; one that goes on has its past told first, and what is
   * recorded beyond its checkpoint made again, and waits as of {@link Paused}.
   *
   * @param runId number of the run within its loop
   * @param config of the run
   * @param parameters P
   * @param examples D
   * @param outputs C
   * @param notices what is to be known of its examples, each in a sentence
   */
  record Started(
      long runId, RunConfig config, int parameters, int examples, int outputs, List<String> notices)
      implements RunEvent {
    /** Takes a copy of the notices. */
    public Started {
      notices = List.copyOf(notices);
    }

    /**
     * A run of whose examples there is nothing to be said.
     *
     * @param runId number of the run within its loop
     * @param config what it was laid out with
     * @param parameters P
     * @param examples D
     * @param outputs C
     */
    public Started(long runId, RunConfig config, int parameters, int examples, int outputs) {
      this(runId, config, parameters, examples, outputs, List.of());
    }
  }

  /**
   * Steps were made.
   *
   * @param runId number of the run within its loop
   * @param block the steps
   */
  record Stepped(long runId, StepBlock block) implements RunEvent {}

  /**
   * Something is being read that takes its time: a measurement, a density or a landscape. Told now
   * and then until that is told, to the outside alone, not to a {@link RunListener}.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   * @param stage which part of it, and how long it will take still
   */
  record Measuring(long runId, long step, MeasuringProgress.Stage stage) implements RunEvent {}

  /**
   * Recorded steps are made again, before the run can go on. Told now and then where that takes its
   * time, to the outside alone, not to a {@link RunListener}.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   * @param recorded number of updates that are recorded
   */
  record CatchingUp(long runId, long step, long recorded) implements RunEvent {}

  /**
   * The instruments were read.
   *
   * @param runId number of the run within its loop
   * @param measurement what they read
   */
  record Measured(long runId, Measurement measurement) implements RunEvent {}

  /**
   * A control moved.
   *
   * @param runId number of the run within its loop
   * @param change what was moved, and from where to where
   */
  record ControlChanged(long runId, ControlChange change) implements RunEvent {}

  /**
   * The run has come into another regime.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   * @param learningTime tau
   * @param regime that it is in now
   * @param reason in numbers
   */
  record RegimeChanged(
      long runId, long step, double learningTime, Regime regime, RegimeReason reason)
      implements RunEvent {}

  /**
   * The reason why the run is still in its regime, as of a measurement that did not change it; told
   * to the outside alone, not to a {@link RunListener}: it follows from the measurements.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   * @param regime that it is in
   * @param reason in numbers
   */
  record RegimeConfirmed(long runId, long step, Regime regime, RegimeReason reason)
      implements RunEvent {}

  /**
   * The state that was asked for; told to the outside alone, not to a {@link RunListener}.
   *
   * @param runId number of the run within its loop
   * @param checkpoint the state
   */
  record Checkpointed(long runId, Checkpoint checkpoint) implements RunEvent {}

  /**
   * The landscape that was asked for; told to the outside alone, not to a {@link RunListener}.
   *
   * @param runId number of the run within its loop
   * @param landscape as it was drawn
   */
  record LandscapeDrawn(long runId, Landscape landscape) implements RunEvent {}

  /**
   * A portrait was taken.
   *
   * @param runId number of the run within its loop
   * @param portrait of the run at its step
   */
  record PortraitTaken(long runId, Portrait portrait) implements RunEvent {}

  /**
   * The snapshot that was asked for; told to the outside alone, not to a {@link RunListener}.
   *
   * @param runId number of the run within its loop
   * @param snapshot as it was taken
   */
  record DensityTaken(long runId, DensitySnapshot snapshot) implements RunEvent {}

  /**
   * From here on the run goes no further than {@code limit}, see {@link Command.SetHorizon}. Every
   * step before it has been told. The outside alone is told, not a {@link RunListener}.
   *
   * @param runId number of the run within its loop
   * @param limit on the clock of the command
   */
  record HorizonSet(long runId, double limit) implements RunEvent {}

  /**
   * The loop waits at {@code step}.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   */
  record Paused(long runId, long step) implements RunEvent {}

  /**
   * A control was not moved, because it cannot be moved there; the run goes on as it was.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   * @param control which one
   * @param stays what the control is set to as before; NaN where it has nothing to act on
   * @param refusal says why, in one sentence
   */
  record ControlRefused(
      long runId, long step, Control control, double stays, InvalidConfigException refusal)
      implements RunEvent {}

  /**
   * The loop trains on from {@code step}.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   */
  record Resumed(long runId, long step) implements RunEvent {}

  /**
   * The run ended before its time.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   * @param message one sentence for the user
   * @param cause the defect behind it; empty where the run itself diverged or its input was bad
   * @param refusal what the message is of where a setting was at fault, which knows its key
   */
  record Failed(
      long runId,
      long step,
      String message,
      Optional<Throwable> cause,
      Optional<InvalidConfigException> refusal)
      implements RunEvent {

    /**
     * No setting was at fault.
     *
     * @param runId number of the run within its loop
     * @param step number of updates made
     * @param message one sentence for the user
     * @param cause the defect behind it; empty where the run itself diverged
     */
    public Failed(long runId, long step, String message, Optional<Throwable> cause) {
      this(runId, step, message, cause, Optional.empty());
    }

    /**
     * {@return the end by a failure}
     *
     * @param runId number of the run within its loop
     * @param step number of updates made
     * @param failure why
     */
    static Failed of(long runId, long step, RunFailure failure) {
      return new Failed(runId, step, failure.message(), failure.defect(), failure.refusal());
    }
  }

  /**
   * The run reached its configured number of steps.
   *
   * @param runId number of the run within its loop
   * @param step number of updates made
   */
  record Finished(long runId, long step) implements RunEvent {}
}
