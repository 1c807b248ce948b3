package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.objective.Sampling;
import dev.edgescope.engine.optimizer.Adam;
import dev.edgescope.engine.optimizer.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever changes the steps of a run keeps the promises of a run. */
class DescentTest {
  private static final int STEPS = 23;

  /** Neither at a refreshment nor at a reading of K. */
  private static final int BREAK = 11;

  private static final OptimizerConfig EIGHT = new OptimizerConfig(0.1, 0, BatchSize.of(8));

  private static final OptimizerConfig ADAM =
      EIGHT.withLearningRate(0.01).withRule(new UpdateRule.Adam(0.9, 0.999, 1e-8, false));

  static Stream<OptimizerConfig> optimizers() {
    return Stream.of(
        EIGHT.withMomentum(Momentum.nesterov(0.8)).withLearningRate(0.02),
        ADAM,
        ADAM.withBatchSize(BatchSize.full()),
        ADAM.withRule(new UpdateRule.Adam(0.8, 0.99, 1e-8, true)).withWeightDecay(0.1),
        ADAM.withRule(new UpdateRule.Adam(0.8, 0.99, 1e-8, true))
            .withWeightDecay(0.1)
            .withRateRule(new RateRule.Cosine(20, 0.1))
            .withClipNorm(0.5)
            .withSampling(Sampling.RESHUFFLED)
            .withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 3, 4)),
        ADAM.withRateRule(new RateRule.Cdat(1, 0.5)),
        ADAM.withRule(new UpdateRule.RmsProp(0.99, 1e-8, false, false)),
        ADAM.withRule(new UpdateRule.RmsProp(0.99, 1e-8, true, false)),
        ADAM.withRule(new UpdateRule.RmsProp(0.99, 1e-8, false, true)),
        ADAM.withRule(new UpdateRule.RmsProp(0.99, 1e-8, true, true)),
        EIGHT.withSampling(Sampling.RESHUFFLED),
        EIGHT.withWeightDecay(0.01),
        EIGHT.withClipNorm(0.5),
        EIGHT.withRateRule(new RateRule.WarmUp(9)),
        EIGHT.withRateRule(new RateRule.Step(4, 0.5)),
        EIGHT.withRateRule(new RateRule.Cosine(20, 0.1)),
        EIGHT.withRateRule(new RateRule.Cdat(1, 0.9)),
        EIGHT.withRateRule(new RateRule.Cdat(1, 0)).withBatchSize(BatchSize.full()),
        EIGHT
            .withRateRule(new RateRule.Cdat(1, 0.5))
            .withMomentum(Momentum.nesterov(0.5))
            .withWeightDecay(0.01),
        EIGHT
            .withRateRule(new RateRule.Cosine(20, 0.1))
            .withWeightDecay(0.01)
            .withClipNorm(0.5)
            .withMomentum(Momentum.nesterov(0.5)),
        EIGHT
            .withRateRule(new RateRule.WarmUp(9))
            .withWeightDecay(0.01)
            .withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.3, 4)),
        EIGHT
            .withRateRule(new RateRule.Step(4, 0.5))
            .withWeightDecay(0.01)
            .withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 3, 4)),
        EIGHT.withSteering(new Steering(Steering.Control.LEARNING_RATE, 0.3, 4)),
        EIGHT.withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.3, 4)),
        EIGHT
            .withSampling(Sampling.RESHUFFLED)
            .withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.3, 4)),
        EIGHT.withSubspace(new UpdateSubspace(UpdateSubspace.Kind.DOMINANT, 3, 4)),
        EIGHT
            .withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 3, 4))
            .withMomentum(Momentum.heavyBall(0.5))
            .withBatchSize(BatchSize.full()));
  }

  private static RunConfig config(OptimizerConfig optimizer) {
    return Configs.of(optimizer, ProbeConfig.OFF);
  }

  /** Losses, learning times and, at the end, all that the run depends on. */
  private static double[] trace(TrainingRun run, Consumer<TrainingRun> beforeStep) {
    while (run.step() < STEPS) {
      beforeStep.accept(run);
      run.advance();
    }
    History history = run.history();
    Checkpoint end = run.checkpoint();
    List<double[]> parts =
        List.of(
            new double[] {run.learningTime(), run.learningRate(), run.batchSize()},
            Arrays.copyOf(all(history::loss), STEPS),
            Arrays.copyOf(all(history::learningTime), STEPS),
            end.parameters(),
            end.part(Sgd.VELOCITY),
            end.part(Adam.FIRST_MOMENT),
            end.part(Adam.SECOND_MOMENT),
            end.part(Descent.TUNER),
            end.part(Descent.SUBSPACE),
            end.part(Descent.STEERING));
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private interface Column {
    double at(int step);
  }

  private static double[] all(Column column) {
    double[] values = new double[STEPS];
    Arrays.setAll(values, column::at);
    return values;
  }

  private static double[] undisturbed(RunConfig config) {
    try (TrainingRun run = new TrainingRun(config)) {
      return trace(run, at -> {});
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aConfigurationHasOneTrajectory(OptimizerConfig optimizer) {
    assertArrayEquals(undisturbed(config(optimizer)), undisturbed(config(optimizer)));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aRunGoesOnFromACheckpointBitwise(OptimizerConfig optimizer) {
    RunConfig config = config(optimizer);
    Checkpoint checkpoint;
    History past;
    try (TrainingRun run = new TrainingRun(config)) {
      while (run.step() < BREAK) {
        run.advance();
      }
      checkpoint = run.checkpoint();
      past = run.history();
    }
    RunStart start =
        new RunStart(
            config, Optional.of(checkpoint), past, List.of(), Optional.empty(), Optional.empty());
    try (TrainingRun run = new TrainingRun(start)) {
      assertArrayEquals(undisturbed(config), trace(run, at -> {}));
    }
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void aConfigurationIsReadBackAsItIsWritten(OptimizerConfig optimizer) {
    RunConfig config = config(optimizer);
    assertEquals(config, RunConfigJson.read(RunConfigJson.write(config)));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void learningTimeIsTheSumOfTheRatesInForce(OptimizerConfig optimizer) {
    try (TrainingRun run = new TrainingRun(config(optimizer))) {
      double before = 0;
      for (int i = 0; i < STEPS; i++) {
        run.advance();
        double rate = run.learningTime() - before;
        assertTrue(rate > 0);
        before = run.learningTime();
        if (optimizer.rateRule().kind() == RateRule.Kind.CDAT) {
          assertEquals(run.learningRate(), rate, 1e-12);
        }
      }
    }
  }

  @Test
  void aScheduleMultipliesWhatTheHandSets() {
    OptimizerConfig halving = EIGHT.withRateRule(new RateRule.Step(2, 0.5));
    try (TrainingRun run = new TrainingRun(config(halving))) {
      run.setLearningRate(0.4);
      for (int i = 0; i < 5; i++) {
        run.advance();
      }
      assertEquals(0.1, run.learningRate());
      assertEquals(0.4, run.baseLearningRate());
      assertEquals(0.4 + 0.4 + 0.2 + 0.2 + 0.1, run.learningTime(), 1e-15);
    }
  }

  @Test
  void aMeasurementIsHeldAgainstTheRateInForce() {
    OptimizerConfig warm = EIGHT.withRateRule(new RateRule.WarmUp(4));
    try (TrainingRun run = new TrainingRun(Configs.of(warm, Configs.EVERY_STEP))) {
      Measurement first = run.measure();
      assertEquals(0.025, first.inForce().learningRate());
      assertEquals(80, first.curvature().edge(), 1e-12);
    }
  }

  @Test
  void steeringByTheRateHoldsK() {
    Steering steering = new Steering(Steering.Control.LEARNING_RATE, 0.4, 1);
    OptimizerConfig steered = EIGHT.withBatchSize(BatchSize.of(1)).withSteering(steering);
    try (TrainingRun run =
        new TrainingRun(Configs.of(steered, new ProbeConfig(3, ProbeConfig.Spacing.every(1))))) {
      // A few doublings from where it started.
      for (int i = 0; i < 8; i++) {
        run.advance();
      }
      for (int i = 0; i < 40; i++) {
        double before = run.measure().curvature().noiseKernel().k();
        run.advance();
        // The step just made was at K = 0.4; the network has moved by one step since.
        assertEquals(0.4, run.measure().curvature().noiseKernel().k(), 0.1, "after K = " + before);
      }
    }
  }

  @Test
  void onTheFullBatchNothingIsSteered() {
    Steering steering = new Steering(Steering.Control.LEARNING_RATE, 0.4, 1);
    OptimizerConfig full = EIGHT.withBatchSize(BatchSize.full());
    double[] steered = undisturbed(config(full.withSteering(steering)));
    assertArrayEquals(undisturbed(config(full)), steered);
  }

  @Test
  void updatesStayInTheDominantSubspace() {
    UpdateSubspace part = new UpdateSubspace(UpdateSubspace.Kind.DOMINANT, 3, 1000);
    try (TrainingRun run = new TrainingRun(config(EIGHT.withSubspace(part)))) {
      double[] start = run.parameterValues();
      for (int i = 0; i < STEPS; i++) {
        run.advance();
      }
      double[] moved = difference(run.parameterValues(), start);
      double outside = norm(difference(moved, projected(run, moved)));
      assertTrue(norm(moved) > 0.01);
      assertEquals(0, outside, 1e-5 * norm(moved) + 1e-6);
    }
  }

  /** A subspace of k = 3 has none to take from a plain run, nor from one with another k. */
  @ParameterizedTest
  @EnumSource(UpdateSubspace.Kind.class)
  void aBranchIntoASubspaceHasItAtOnce(UpdateSubspace.Kind kind) {
    OptimizerConfig other = EIGHT.withSubspace(new UpdateSubspace(kind, 2, 1000));
    for (OptimizerConfig before : List.of(EIGHT, other)) {
      Checkpoint checkpoint;
      History past;
      try (TrainingRun run = new TrainingRun(config(before))) {
        for (int i = 0; i < BREAK; i++) {
          run.advance();
        }
        checkpoint = run.checkpoint();
        past = run.history();
      }
      RunConfig into = config(EIGHT.withSubspace(new UpdateSubspace(kind, 3, 1000)));
      try (TrainingRun run = new TrainingRun(RunStart.branch(into, checkpoint, past))) {
        double[] start = run.parameterValues();
        run.advance();
        double[] moved = difference(run.parameterValues(), start);
        double[] inside = projected(run, moved);
        assertTrue(norm(moved) > 1e-4, "it moves");
        assertEquals(
            kind == UpdateSubspace.Kind.DOMINANT ? norm(moved) : 0,
            norm(inside),
            1e-3 * norm(moved));
      }
    }
  }

  @Test
  void updatesStayOutOfTheDominantSubspace() {
    UpdateSubspace part = new UpdateSubspace(UpdateSubspace.Kind.BULK, 3, 1000);
    try (TrainingRun run = new TrainingRun(config(EIGHT.withSubspace(part)))) {
      double[] start = run.parameterValues();
      for (int i = 0; i < STEPS; i++) {
        run.advance();
      }
      double[] moved = difference(run.parameterValues(), start);
      assertTrue(norm(moved) > 0.01);
      assertEquals(0, norm(projected(run, moved)), 1e-5 * norm(moved) + 1e-6);
    }
  }

  /** U U^T x, written out, with U the first three columns of what is kept. */
  private static double[] projected(TrainingRun run, double[] x) {
    double[] vectors = run.checkpoint().part(Descent.SUBSPACE);
    double[] projected = new double[x.length];
    for (int at = 0; at < 3 * x.length; at += x.length) {
      double product = 0;
      for (int i = 0; i < x.length; i++) {
        product += vectors[at + i] * x[i];
      }
      for (int i = 0; i < x.length; i++) {
        projected[i] += product * vectors[at + i];
      }
    }
    return projected;
  }

  private static double[] difference(double[] x, double[] y) {
    double[] difference = new double[x.length];
    Arrays.setAll(difference, i -> x[i] - y[i]);
    return difference;
  }

  private static double norm(double[] x) {
    return Math.sqrt(Arrays.stream(x).map(value -> value * value).sum());
  }
}
