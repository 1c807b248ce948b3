package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.Measurement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingRunTest {
  private static final int STEPS = 12;
  private static final BatchSize EIGHT = BatchSize.of(8);

  static Stream<RunConfig> configs() {
    return Stream.of(
        Configs.of(0.1, 0, BatchSize.full()),
        Configs.of(0.1, 0, EIGHT),
        Configs.of(0.02, 0.9, BatchSize.full()),
        Configs.of(0.02, 0.9, EIGHT));
  }

  private static double[] advance(TrainingRun run, int steps) {
    double[] losses = new double[steps];
    for (int i = 0; i < steps; i++) {
      losses[i] = run.advance();
    }
    return losses;
  }

  /** Losses of a run that something is done to before every step, and its last parameters. */
  private static double[] trace(RunConfig config, Consumer<TrainingRun> beforeStep) {
    try (TrainingRun run = new TrainingRun(config)) {
      double[] losses = new double[STEPS];
      for (int i = 0; i < STEPS; i++) {
        beforeStep.accept(run);
        losses[i] = run.advance();
      }
      double[] theta = run.parameterValues();
      double[] trace = Arrays.copyOf(losses, STEPS + theta.length);
      System.arraycopy(theta, 0, trace, STEPS, theta.length);
      return trace;
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void aConfigurationHasOneTrajectory(RunConfig config) {
    assertArrayEquals(trace(config, run -> {}), trace(config, run -> {}));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void trainingLowersTheLoss(RunConfig config) {
    try (TrainingRun run = new TrainingRun(config)) {
      double before = run.measure().train().loss();
      advance(run, 100);
      assertTrue(run.measure().train().loss() < 0.7 * before);
    }
  }

  @Test
  void otherSeedsStartElsewhere() {
    RunConfig config = Configs.of(0.1, 0, BatchSize.full());
    try (TrainingRun one = new TrainingRun(config);
        TrainingRun other = new TrainingRun(Configs.withSeed(config, 4))) {
      assertFalse(Arrays.equals(one.parameterValues(), other.parameterValues()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Configs.EXAMPLES, 8})
  void aLearningRateActsFromTheNextStepOn(int batchSize) {
    try (TrainingRun changed = new TrainingRun(Configs.of(0.1, 0, BatchSize.of(batchSize)));
        TrainingRun other = new TrainingRun(Configs.of(0.05, 0, BatchSize.of(batchSize)))) {
      advance(changed, 3);
      changed.setLearningRate(0.05);
      advance(other, 3);
      other.setParameterValues(changed.parameterValues());
      assertArrayEquals(advance(other, 5), advance(changed, 5));
    }
  }

  @Test
  void aBatchSizeActsFromTheNextStepOn() {
    try (TrainingRun changed = new TrainingRun(Configs.of(0.1, 0, BatchSize.full()));
        TrainingRun other = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      advance(changed, 3);
      changed.setBatchSize(8);
      advance(other, 3);
      other.setParameterValues(changed.parameterValues());
      assertArrayEquals(advance(other, 5), advance(changed, 5));
    }
  }

  @Test
  void aBatchOfAllExamplesIsTheFullBatch() {
    RunConfig all = Configs.of(0.1, 0, BatchSize.of(Configs.EXAMPLES));
    assertArrayEquals(
        trace(Configs.of(0.1, 0, BatchSize.full()), run -> {}), trace(all, run -> {}));
  }

  @Test
  void theVelocityOutlivesAChangeOfTheBatchSize() {
    RunConfig config = Configs.of(0.02, 0.9, EIGHT);
    assertArrayEquals(trace(config, run -> {}), trace(config, run -> run.setBatchSize(8)));
  }

  @Test
  void learningTimeIsTheSumOfTheRates() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      advance(run, 3);
      run.setLearningRate(0.03);
      advance(run, 2);
      assertEquals(3 * 0.1 + 2 * 0.03, run.learningTime(), 1e-15);
    }
  }

  @Test
  void historyHoldsTheLossesOfTheSteps() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      double[] losses = advance(run, STEPS);
      double[] recorded = new double[run.history().steps()];
      Arrays.setAll(recorded, run.history()::loss);
      assertArrayEquals(losses, recorded);
    }
  }

  @Test
  void historyHoldsTheLearningTimesBeforeTheSteps() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      advance(run, 2);
      run.setLearningRate(0.5);
      advance(run, 2);
      double[] recorded = new double[run.history().steps()];
      Arrays.setAll(recorded, run.history()::learningTime);
      assertArrayEquals(new double[] {0, 0.1, 0.2, 0.7}, recorded, 1e-15);
    }
  }

  @Test
  void historyHoldsTheMeasurements() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      Measurement first = run.measure();
      advance(run, 2);
      Measurement second = run.measure();
      assertEquals(List.of(first, second), run.history().measurements());
    }
  }

  @Test
  void historyBeyondItsEndIsRefused() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      advance(run, 2);
      var thrown = assertThrows(IndexOutOfBoundsException.class, () -> run.history().loss(2));
      assertEquals("Step 2 is not recorded; the history holds steps 0 to 1", thrown.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, Configs.EXAMPLES + 1})
  void anImpossibleBatchSizeIsRefusedAndTheRunGoesOnUntouched(int size) {
    RunConfig config = Configs.of(0.1, 0, EIGHT);
    assertArrayEquals(
        trace(config, run -> {}),
        trace(
            config,
            run -> assertThrows(InvalidConfigException.class, () -> run.setBatchSize(size))));
  }

  @Test
  void aRefusedBatchSizeIsNotInForce() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      assertThrows(InvalidConfigException.class, () -> run.setBatchSize(Configs.EXAMPLES + 1));
      assertEquals(8, run.batchSize());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void anImpossibleLearningRateIsRefusedAndTheRunGoesOnUntouched(double rate) {
    RunConfig config = Configs.of(0.1, 0, EIGHT);
    assertArrayEquals(
        trace(config, run -> {}),
        trace(
            config,
            run -> assertThrows(InvalidConfigException.class, () -> run.setLearningRate(rate))));
  }

  @Test
  void parametersThatAreSetAreTheParameters() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      double[] values = new double[run.parameters()];
      Arrays.setAll(values, i -> i / 64.0);
      run.setParameterValues(values);
      assertArrayEquals(values, run.parameterValues());
    }
  }

  @Test
  void anotherNumberOfParametersIsRefused() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      assertThrows(IllegalArgumentException.class, () -> run.setParameterValues(new double[5]));
    }
  }

  @Test
  void theSizesAreThoseOfTheNetworkAndTheData() {
    try (TrainingRun run = new TrainingRun(Configs.of(0.1, 0, EIGHT))) {
      assertEquals(784 * 4 + 4 + 4 * 10 + 10, run.parameters());
      assertEquals(Configs.EXAMPLES, run.examples());
      assertEquals(10, run.outputs());
    }
  }
}
