package dev.edgescope.engine.cli;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.StepBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Listens to a loop until its run ends or is interrupted, and tells how far it is. */
final class Drive {
  private static final int EVENTS_AT_ONCE = 1000;
  private static final long PAUSE_MILLIS = 20;

  private final RunLoop loop;
  private final RunConfig config;
  private final Progress progress;
  private final long past;
  private boolean ready;
  private boolean ended;
  private int status = EdgescopeCommand.DONE;
  private Optional<String> failure = Optional.empty();
  private long step;
  private double loss = Double.NaN;

  /** Whether it is the effective one. */
  private boolean preconditioned;

  private double sharpness = Double.NaN;
  private double edge = Double.NaN;
  private String regime = "";

  /**
   * @param past number of steps that the run has made before
   */
  Drive(RunLoop loop, RunConfig config, long past, Progress progress) {
    this.loop = loop;
    this.config = config;
    this.past = past;
    this.progress = progress;
  }

  /**
   * Returns when the run is laid out and has caught up with its past, is refused, or the user wants
   * it to end.
   *
   * @return whether it can make a step
   */
  boolean prepare(Interruption interruption) {
    loop.send(Command.SetHorizon.NONE); // answered once everything before it is done
    while (!ready && !ended && !interruption.isRequested()) {
      if (loop.drain(this::hear, 1) == 0) {
        pause();
      }
    }
    return ready;
  }

  /** Returns when the run has ended, or the user wants it to. */
  void run(Interruption interruption) {
    loop.send(new Command.Resume());
    while (!ended && !interruption.isRequested()) {
      if (loop.drain(this::hear, EVENTS_AT_ONCE) == 0) {
        pause();
      }
    }
    loop.stop();
    while (loop.drain(this::hear, EVENTS_AT_ONCE) > 0) {
      // to the last event
    }
    step = loop.history().steps(); // the last ones were told to the record alone
    if (ready) {
      progress.end(step, config.length().steps(), readings());
    }
  }

  /**
   * Frees what the run holds. A process that is asked to end does not wait for that, nor for a run
   * that is still being laid out: its end takes care of both.
   */
  static void leave(RunLoop loop, Interruption interruption) {
    if (!interruption.isRequested()) {
      loop.close();
    }
  }

  /** The step at which the user has ended the run before its time. */
  OptionalLong interruptedAt() {
    return ready && !ended ? OptionalLong.of(step) : OptionalLong.empty();
  }

  /** The exit status; a run that diverged has done what it was asked to show. */
  int status() {
    return status;
  }

  /** Why the run ended before its time. */
  Optional<String> failure() {
    return failure;
  }

  private void hear(RunEvent event) {
    switch (event) {
      case RunEvent.Started started -> started.notices().forEach(progress::say);
      case RunEvent.HorizonSet _ -> ready = true;
      case RunEvent.Stepped(_, StepBlock block) -> {
        step = block.step(block.size() - 1) + 1;
        loss = block.loss(block.size() - 1);
        if (step > past) {
          progress.show(step, config.length().steps(), readings());
        }
      }
      case RunEvent.Measured(_, Measurement measurement) -> {
        sharpness = measurement.sharpness();
        preconditioned = measurement.isPreconditioned();
        edge = measurement.curvature().edge();
      }
      case RunEvent.Measuring measuring ->
          progress.show(
              step, config.length().steps(), List.of("measuring: " + measuring.stage().words()));
      case RunEvent.CatchingUp(long _, long reached, long recorded) ->
          progress.show(reached, OptionalLong.of(recorded), List.of("made again"));
      case RunEvent.Finished _ -> ended = true;
      case RunEvent.Failed failed -> {
        ended = true;
        failure =
            Optional.of(
                failed
                    .refusal()
                    .map(InvalidConfigException::messageByKey)
                    .orElse(failed.message()));
        if (failed.cause().isPresent()) {
          status = EdgescopeCommand.DEFECT;
        } else if (!ready) {
          status = EdgescopeCommand.MISUSE;
        }
      }
      case RunEvent.RegimeChanged change -> regime = Words.of(change.regime()).replace('-', ' ');
      case RunEvent.ControlChanged _,
          RunEvent.ControlRefused _,
          RunEvent.RegimeConfirmed _,
          RunEvent.Paused _,
          RunEvent.Resumed _,
          RunEvent.Checkpointed _,
          RunEvent.LandscapeDrawn _,
          RunEvent.PortraitTaken _,
          RunEvent.DensityTaken _ -> {
        // Nobody but this command has a hand on the run; the regime is known from its change.
      }
    }
  }

  private List<String> readings() {
    List<String> readings = new ArrayList<>();
    if (!Double.isNaN(loss)) {
      readings.add(String.format(Locale.ROOT, "loss %.4g", loss));
    }
    if (!Double.isNaN(sharpness)) {
      String name = preconditioned ? "effective sharpness" : "sharpness";
      readings.add(String.format(Locale.ROOT, "%s %.4g (edge %.4g)", name, sharpness, edge));
    }
    if (!regime.isEmpty()) {
      readings.add(regime);
    }
    return readings;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
