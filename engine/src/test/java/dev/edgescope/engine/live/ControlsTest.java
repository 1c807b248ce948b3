package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.live.RunEvent.ControlChanged;
import dev.edgescope.engine.training.CatchUp;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What only some optimizers have to be moved: beta1, clip norm, sigma of CDAT, K that is held. */
class ControlsTest {
  private static final int STEPS = 30;
  private static final int CHANGE = 10;
  private static final int BREAK = 17;
  private static final OptimizerConfig EIGHT = new OptimizerConfig(0.1, 0, BatchSize.of(8));

  /** An optimizer, its control, and another value of it. */
  static Stream<Arguments> moved() {
    return Stream.of(
        Arguments.of(EIGHT.withClipNorm(5), Control.CLIP_NORM, 0.1),
        Arguments.of(
            EIGHT.withLearningRate(0.01).withRule(new UpdateRule.Adam(0.9, 0.99, 1e-8, false)),
            Control.BETA1,
            0.5),
        Arguments.of(EIGHT.withRateRule(new RateRule.Cdat(1, 0.5)), Control.SIGMA, 0.3),
        Arguments.of(
            EIGHT.withSteering(new Steering(Steering.Control.LEARNING_RATE, 0.4, 4)),
            Control.STEER_TARGET,
            0.1));
  }

  private static RunConfig config(OptimizerConfig optimizer) {
    return Configs.of(optimizer, ProbeConfig.OFF);
  }

  private static double[] losses(TrainingRun run, int upTo) {
    while (run.step() < upTo) {
      run.advance();
    }
    double[] losses = new double[upTo];
    Arrays.setAll(losses, run.history()::loss);
    return losses;
  }

  @ParameterizedTest
  @MethodSource("moved")
  void movedAtTheStartItIsThatOfTheConfiguration(
      OptimizerConfig optimizer, Control control, double value) {
    try (TrainingRun moved = new TrainingRun(config(optimizer));
        TrainingRun configured = new TrainingRun(config(optimizer.with(control, value)))) {
      moved.setControl(control, value);
      assertEquals(value, moved.control(control));
      assertArrayEquals(losses(configured, STEPS), losses(moved, STEPS));
    }
  }

  @ParameterizedTest
  @MethodSource("moved")
  void itActsFromTheNextStepOn(OptimizerConfig optimizer, Control control, double value) {
    try (TrainingRun moved = new TrainingRun(config(optimizer));
        TrainingRun still = new TrainingRun(config(optimizer))) {
      losses(moved, CHANGE);
      moved.setControl(control, value);
      double[] with = losses(moved, STEPS);
      double[] without = losses(still, STEPS);
      assertArrayEquals(Arrays.copyOf(without, CHANGE), Arrays.copyOf(with, CHANGE));
      assertTrue(with[STEPS - 1] != without[STEPS - 1]);
    }
  }

  /** The checkpoint lies after the change and does not hold it. */
  @ParameterizedTest
  @MethodSource("moved")
  void aContinuedRunHasItWhereItStood(OptimizerConfig optimizer, Control control, double value) {
    RunConfig config = config(optimizer);
    double[] expected;
    Checkpoint checkpoint;
    History past;
    List<ControlChange> changes;
    try (TrainingRun run = new TrainingRun(config)) {
      losses(run, CHANGE);
      changes =
          List.of(
              new ControlChange(CHANGE, run.learningTime(), control, run.control(control), value));
      run.setControl(control, value);
      losses(run, BREAK);
      checkpoint = run.checkpoint();
      past = run.history().before(BREAK);
      expected = losses(run, STEPS);
    }
    RunStart start =
        new RunStart(
            config, Optional.of(checkpoint), past, changes, Optional.empty(), Optional.empty());
    try (TrainingRun run = new TrainingRun(start)) {
      CatchUp.run(run, start, () -> false);
      assertEquals(value, run.control(control));
      assertArrayEquals(expected, losses(run, STEPS));
    }
  }

  @ParameterizedTest
  @MethodSource("moved")
  void theLoopTellsTheChange(OptimizerConfig optimizer, Control control, double value)
      throws InterruptedException {
    try (LoopListener listener = LoopListener.ready(config(optimizer))) {
      listener.send(new Command.Step(), new Command.SetControl(control, value));
      ControlChange change = listener.await(ControlChanged.class).change();
      assertEquals(control, change.control());
      assertEquals(1, change.step());
      assertEquals(value, change.to());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIP_NORM", "SIGMA", "STEER_TARGET"})
  void whatHasNothingToActOnIsRefused(Control control) {
    try (TrainingRun run = new TrainingRun(config(EIGHT))) {
      assertTrue(Double.isNaN(run.control(control)));
      var refusal = assertThrows(InvalidConfigException.class, () -> run.setControl(control, 1));
      assertEquals(control.setting(), refusal.setting().orElseThrow());
      assertEquals(
          "1 was given, but this run has nothing of the kind; start a run whose configuration has"
              + " it.",
          refusal.problem());
    }
  }

  @Test
  void aValueBeyondTheLimitsIsRefused() {
    OptimizerConfig clipped = EIGHT.withClipNorm(5);
    assertThrows(
        InvalidConfigException.class,
        () -> clipped.with(Control.CLIP_NORM, OptimizerConfig.NO_CLIPPING));
    assertThrows(InvalidConfigException.class, () -> clipped.with(Control.CLIP_NORM, 0));
  }
}
