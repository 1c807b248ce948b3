package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.measure.Measurement;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Predicted curves beside a run. */
class FlowRunTest {
  private static final double ALPHA = 0.02;
  private static final int STEPS = 12;

  private static RunConfig config(double learningRate, Set<FlowKind> flows) {
    return FlowRuns.config(learningRate, flows, STEPS);
  }

  /** Frozen at the start, past its edge, it diverges, and the run does not. */
  @Test
  void theQuadraticModelIsReadNoMoreOnceItHasRunAway() {
    try (TrainingRun run = new TrainingRun(config(0.1, Set.of(FlowKind.TAYLOR)))) {
      double start = run.measure().value(Quantity.TAYLOR_LOSS);
      double last = start;
      int steps = 0;
      while (run.measure().readings().containsKey(Quantity.TAYLOR_LOSS) && steps < 500) {
        last = run.measure().value(Quantity.TAYLOR_LOSS);
        run.advance();
        steps++;
      }
      assertTrue(steps < 500);
      assertTrue(Math.abs(last) <= 10 * start, "the last was " + last);
    }
  }

  private static RunConfig onBatches(Set<FlowKind> flows) {
    RunConfig config = config(ALPHA, flows);
    return config.withOptimizer(config.optimizer().withBatchSize(BatchSize.of(4)));
  }

  /** The batches' noise parts the two; the twin alone is in 64 bits. */
  @Test
  void theTwinIsTheRunOnTheFullBatch() {
    try (TrainingRun batches = new TrainingRun(onBatches(Set.of(FlowKind.TWIN)));
        TrainingRun full = new TrainingRun(config(ALPHA, Set.of()))) {
      for (int step = 0; step < STEPS; step++) {
        batches.advance();
        full.advance();
      }
      double sum = 0;
      for (int i = 0; i < full.parameterValues().length; i++) {
        double difference = batches.parameterValues()[i] - full.parameterValues()[i];
        sum += difference * difference;
      }
      Measurement there = full.measure();
      Measurement read = batches.measure();
      assertTrue(sum > 0);
      assertEquals(Math.sqrt(sum), read.value(Quantity.TWIN_DISTANCE), 1e-4 * Math.sqrt(sum));
      assertEquals(there.train().loss(), read.value(Quantity.TWIN_LOSS), 1e-5);
      double sharpness = there.curvature().hessian().largest();
      assertEquals(sharpness, read.value(Quantity.TWIN_LAMBDA_1), 1e-3 * sharpness);
    }
  }

  @Test
  void aRunOnBatchesIsTheSameWithItsTwin() {
    try (TrainingRun with = new TrainingRun(onBatches(Set.of(FlowKind.TWIN)));
        TrainingRun without = new TrainingRun(onBatches(Set.of()))) {
      advance(with);
      advance(without);
      assertArrayEquals(without.parameterValues(), with.parameterValues());
    }
  }

  private static TrainingRun run(Set<FlowKind> flows) {
    return new TrainingRun(config(ALPHA, flows));
  }

  private static void advance(TrainingRun run) {
    for (int step = 0; step < STEPS; step++) {
      run.measure();
      run.advance();
    }
  }

  @Test
  void theRunIsBitwiseTheSameWithAndWithoutThem() {
    try (TrainingRun with = run(EnumSet.allOf(FlowKind.class));
        TrainingRun without = run(Set.of())) {
      advance(with);
      advance(without);
      assertArrayEquals(without.parameterValues(), with.parameterValues());
    }
  }

  @ParameterizedTest
  @EnumSource
  void itStartsWhereTheRunStarts(FlowKind flow) {
    try (TrainingRun run = run(Set.of(flow))) {
      Measurement start = run.measure();
      assertEquals(flow.quantities(), start.readings().keySet());
      for (Quantity quantity : flow.quantities()) {
        double expected =
            switch (quantity) {
              case GRADIENT_FLOW_LOSS,
                  CENTRAL_LOSS,
                  CENTRAL_PREDICTED_LOSS,
                  TAYLOR_LOSS,
                  TWIN_LOSS ->
                  start.train().loss();
              case GRADIENT_FLOW_LAMBDA_1, CENTRAL_LAMBDA_1, TWIN_LAMBDA_1 ->
                  start.curvature().hessian().largest();
              default -> 0;
            };
        assertEquals(expected, start.value(quantity), 1e-3 * expected, quantity.label());
      }
    }
  }

  /** The error of gradient descent as an integrator of the flow is of first order in alpha. */
  @ParameterizedTest
  @EnumSource(names = {"GRADIENT", "CENTRAL"})
  void belowTheEdgeTheRunIsNearAndNearerWithSmallerSteps(FlowKind flow) {
    double whole = distance(flow, ALPHA, STEPS);
    double half = distance(flow, ALPHA / 2, 2 * STEPS);
    assertTrue(half > 0);
    assertEquals(2, whole / half, 0.3);
  }

  private static double distance(FlowKind flow, double learningRate, int steps) {
    try (TrainingRun run = new TrainingRun(config(learningRate, Set.of(flow)))) {
      for (int step = 0; step < steps; step++) {
        run.advance();
      }
      return run.measure()
          .value(
              flow == FlowKind.CENTRAL
                  ? Quantity.CENTRAL_DISTANCE
                  : Quantity.GRADIENT_FLOW_DISTANCE);
    }
  }

  @Test
  void whatIsReadDoesNotDependOnWhatWasReadBefore() {
    try (TrainingRun often = run(EnumSet.allOf(FlowKind.class));
        TrainingRun once = run(EnumSet.allOf(FlowKind.class))) {
      advance(often);
      for (int step = 0; step < STEPS; step++) {
        once.advance();
      }
      double expected = once.measure().value(Quantity.CENTRAL_PREDICTED_LOSS);
      double found = often.measure().value(Quantity.CENTRAL_PREDICTED_LOSS);
      assertEquals(expected, found, 1e-9 * expected);
    }
  }

  @Test
  void onceTheLearningRateIsMovedTheyAreReadNoMore() {
    try (TrainingRun run = run(EnumSet.allOf(FlowKind.class))) {
      run.setLearningRate(ALPHA / 2);
      run.advance();
      assertTrue(run.measure().readings().isEmpty());
    }
  }

  @Test
  void onBatchesTheyAreReadNoMore() {
    try (TrainingRun run = run(EnumSet.allOf(FlowKind.class))) {
      run.setBatchSize(4);
      assertTrue(run.measure().readings().isEmpty());
    }
  }

  @Test
  void aRunThatIsTakenUpAgainHasNone() {
    RunConfig config = config(ALPHA, EnumSet.allOf(FlowKind.class));
    Checkpoint checkpoint;
    History history;
    try (TrainingRun run = new TrainingRun(config)) {
      run.advance();
      checkpoint = run.checkpoint();
      history = run.history();
    }
    try (TrainingRun run = new TrainingRun(RunStart.branch(config, checkpoint, history))) {
      assertTrue(run.measure().readings().isEmpty());
    }
  }

  static Stream<Arguments> rulesWithoutAFlow() {
    OptimizerConfig plain = new OptimizerConfig(ALPHA, 0, BatchSize.full());
    return Stream.of(
        Arguments.of(
            plain.withBatchSize(BatchSize.of(4)),
            "a flow is that of the full batch, but batches of 4 of 24 examples are drawn; give the"
                + " batch size \"full\", or leave the flows out."),
        Arguments.of(plain.withMomentum(Momentum.heavyBall(0.9)), rule("optimizer.momentum")),
        Arguments.of(plain.withWeightDecay(0.1), rule("optimizer.weightDecay")),
        Arguments.of(plain.withClipNorm(1), rule("optimizer.clipNorm")),
        Arguments.of(
            plain.withRateRule(new RateRule.Cdat(2, 0.9)), rule("a learning rate that moves")),
        Arguments.of(
            plain.withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 1, 1)),
            rule("optimizer.subspace.kind")));
  }

  private static String rule(String what) {
    return "there is no flow of a rule with "
        + what
        + "; give plain gradient descent, or leave the flows out.";
  }

  @ParameterizedTest
  @MethodSource("rulesWithoutAFlow")
  void aFlowIsRefusedWhereTheRuleHasNone(OptimizerConfig optimizer, String fault) {
    RunConfig config = config(ALPHA, Set.of(FlowKind.GRADIENT));
    assertEquals(
        "Predicted curves: " + fault,
        assertThrows(InvalidConfigException.class, () -> config.withOptimizer(optimizer))
            .getMessage());
  }

  @Test
  void aCentralFlowThatWouldStartAboveTheEdgeIsRefused() {
    RunConfig config = config(5, Set.of(FlowKind.CENTRAL));
    String message =
        Objects.requireNonNull(
            assertThrows(InvalidConfigException.class, () -> new TrainingRun(config)).getMessage());
    assertTrue(
        message.matches(
            "Predicted curves: The sharpness is [\\d.]+ where the central flow is to start, above"
                + " the edge 2/alpha = 0\\.4000; start it below the edge, or with a learning rate"
                + " below [\\d.]+; or leave the central flow out\\."),
        message);
  }
}
