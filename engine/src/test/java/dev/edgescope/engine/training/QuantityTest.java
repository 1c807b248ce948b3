package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The quantities of a run that were asked for. */
class QuantityTest {
  private static final int STEPS = 3;
  private static final int EXAMPLES = 8;
  private static final int BATCH = 4;

  /** Longer than any gradient here: what is measured is that nothing is clipped. */
  private static final double CLIP_NORM = 1000;

  private static final Measurement SQUARED_ERROR = last(all(), BATCH, Loss.SQUARED_ERROR);
  private static final Measurement CROSS_ENTROPY = last(all(), BATCH, Loss.CROSS_ENTROPY);
  private static final Measurement FULL_BATCH = last(all(), EXAMPLES, Loss.SQUARED_ERROR);

  private static RunConfig config(ProbeConfig probes, int batchSize, Loss loss) {
    return new RunConfig(
        new DataConfig.Bundled(DataSource.FASHION, EXAMPLES, Targets.ONE_HOT),
        new ModelConfig.Perceptron(List.of(6), Activation.TANH, 0.3),
        loss,
        new OptimizerConfig(0.01, 0, BatchSize.of(batchSize)).withClipNorm(CLIP_NORM),
        probes,
        Precision.FLOAT,
        1,
        RunLength.steps(STEPS));
  }

  private static ProbeConfig all() {
    return new ProbeConfig(2, ProbeConfig.Spacing.every(1), Quantity.ofRuns());
  }

  private static ProbeConfig batchSharpness() {
    return new ProbeConfig(2, ProbeConfig.Spacing.every(1), Set.of(Quantity.BATCH_SHARPNESS));
  }

  private static TrainingRun run(RunConfig config) {
    TrainingRun run = new TrainingRun(config);
    for (int step = 0; step < STEPS; step++) {
      run.measure();
      run.advance();
    }
    return run;
  }

  private static Measurement last(ProbeConfig probes, int batchSize, Loss loss) {
    try (TrainingRun run = run(config(probes, batchSize, loss))) {
      return run.measure();
    }
  }

  @Test
  void theInitialDirectionIsTheSharpestAtTheStartAndNoSharperLater() {
    ProbeConfig probes =
        new ProbeConfig(1, ProbeConfig.Spacing.every(1), Set.of(Quantity.INITIAL_DIRECTION));
    try (TrainingRun run = new TrainingRun(config(probes, BATCH, Loss.SQUARED_ERROR))) {
      Measurement start = run.measure();
      double first = start.curvature().hessian().largest();
      assertEquals(first, start.value(Quantity.INITIAL_DIRECTION), 1e-2 * first);
      run.setLearningRate(0.5);
      for (int step = 0; step < 20; step++) {
        run.advance();
      }
      Measurement later = run.measure();
      assertTrue(later.value(Quantity.INITIAL_DIRECTION) < later.curvature().hessian().largest());
    }
  }

  @Test
  void whatIsFirstMeasuredLaterHasNoInitialDirection() {
    ProbeConfig probes =
        new ProbeConfig(1, ProbeConfig.Spacing.every(1), Set.of(Quantity.INITIAL_DIRECTION));
    try (TrainingRun run = new TrainingRun(config(probes, BATCH, Loss.SQUARED_ERROR))) {
      run.advance();
      assertTrue(run.measure().readings(Quantity.INITIAL_DIRECTION).isEmpty());
    }
  }

  @Test
  void onBatchesThereIsNoPhase() {
    assertTrue(SQUARED_ERROR.readings(Quantity.PHASE).isEmpty());
  }

  @Test
  void withoutClippingThereIsNoShareOfClippedSteps() {
    ProbeConfig probes =
        new ProbeConfig(0, ProbeConfig.Spacing.every(1), Set.of(Quantity.CLIPPED_SHARE));
    RunConfig config = config(probes, BATCH, Loss.SQUARED_ERROR);
    OptimizerConfig unclipped = config.optimizer().withClipNorm(OptimizerConfig.NO_CLIPPING);
    try (TrainingRun run = run(config.withOptimizer(unclipped))) {
      assertTrue(run.measure().readings().isEmpty());
    }
  }

  @Test
  void theShareOfClippedStepsCountsThem() {
    assertEquals(0, FULL_BATCH.value(Quantity.CLIPPED_SHARE));
    RunConfig config = config(all(), BATCH, Loss.SQUARED_ERROR);
    try (TrainingRun run = run(config.withOptimizer(config.optimizer().withClipNorm(1e-3)))) {
      assertEquals(1, run.measure().value(Quantity.CLIPPED_SHARE));
    }
  }

  @Test
  void thereIsAReadingForEachLayer() {
    assertEquals(2, SQUARED_ERROR.readings(Quantity.LAYER_SHARPNESS).size());
  }

  static Set<Quantity> ofRuns() {
    return Quantity.ofRuns();
  }

  @ParameterizedTest
  @MethodSource("ofRuns")
  void itIsTheSameAloneAndAmongAll(Quantity quantity) {
    Measurement alone =
        last(
            new ProbeConfig(2, ProbeConfig.Spacing.every(1), Set.of(quantity)),
            BATCH,
            Loss.CROSS_ENTROPY);
    assertEquals(CROSS_ENTROPY.readings(quantity), alone.readings(quantity));
  }

  /** Some of them leave the objective linearised elsewhere. */
  @ParameterizedTest
  @EnumSource
  void theNoiseKernelIsTheSameWithAllAndWithNone(Loss loss) {
    Measurement none =
        last(new ProbeConfig(2, ProbeConfig.Spacing.every(1), Set.of()), BATCH, loss);
    assertEquals(
        last(all(), BATCH, loss).curvature().noiseKernel(), none.curvature().noiseKernel());
  }

  @Test
  void whatWasNotAskedForIsNotMeasured() {
    Measurement last =
        last(new ProbeConfig(2, ProbeConfig.Spacing.every(1), Set.of()), BATCH, Loss.SQUARED_ERROR);
    assertTrue(last.readings().isEmpty());
  }

  @Test
  void theTraceByLayerSumsToTheTrace() {
    double sum =
        SQUARED_ERROR.readings(Quantity.LAYER_NTK_TRACE).stream().mapToDouble(Reading::value).sum();
    assertEquals(SQUARED_ERROR.curvature().ntkTrace(), sum, 1e-5 * sum);
  }

  @Test
  void theEstimateIsBesideTheExactTrace() {
    Measurement last =
        last(
            new ProbeConfig(2, ProbeConfig.Spacing.every(1), Set.of(Quantity.NTK_TRACE_ESTIMATE)),
            EXAMPLES,
            Loss.SQUARED_ERROR);
    assertEquals(FULL_BATCH.curvature().ntkTrace(), last.curvature().ntkTrace());
  }

  @Test
  void noLayerIsSharperThanTheWhole() {
    double sharpest =
        SQUARED_ERROR.readings(Quantity.LAYER_SHARPNESS).stream()
            .mapToDouble(Reading::value)
            .max()
            .orElseThrow();
    assertTrue(sharpest <= SQUARED_ERROR.curvature().hessian().largest() * 1.01);
  }

  @Test
  void aSnapshotOfTheDensityDoesNotMoveTheParameters() {
    try (TrainingRun run = run(config(batchSharpness(), BATCH, Loss.SQUARED_ERROR))) {
      double[] before = run.parameterValues();
      run.readings().spectralDensity();
      assertArrayEquals(before, run.parameterValues());
    }
  }

  @Test
  void theDensityReachesUpToTheSharpness() {
    try (TrainingRun run = run(config(batchSharpness(), BATCH, Loss.SQUARED_ERROR))) {
      double sharpness = run.measure().curvature().hessian().largest();
      assertEquals(sharpness, run.readings().spectralDensity().largestNode(), 1e-2 * sharpness);
    }
  }

  @Test
  void theBatchesMeasuredAreOfTheSizeInForce() {
    try (TrainingRun run = run(config(batchSharpness(), BATCH, Loss.SQUARED_ERROR))) {
      run.setBatchSize(EXAMPLES);
      assertEquals(0, run.measure().readings(Quantity.BATCH_SHARPNESS).getFirst().error());
    }
  }

  @Test
  void eigenvaluesAboveHalfTheEdgeAreAllThere() {
    ProbeConfig adaptive =
        new ProbeConfig(TopEigenvalues.aboveHalfEdge(), ProbeConfig.Spacing.every(1));
    try (TrainingRun run = run(config(adaptive, BATCH, Loss.SQUARED_ERROR))) {
      run.setLearningRate(1 / (0.999 * fifthEigenvalue(run.parameterValues())));
      assertEquals(6, run.measure().curvature().hessian().size());
    }
  }

  private static double fifthEigenvalue(double[] parameters) {
    ProbeConfig fixed = new ProbeConfig(10, ProbeConfig.Spacing.every(1));
    try (TrainingRun run = new TrainingRun(config(fixed, BATCH, Loss.SQUARED_ERROR))) {
      run.setParameterValues(parameters);
      return run.measure().curvature().hessian().eigenvalues().get(4).value();
    }
  }

  @Test
  void exactStabilityIsRefusedForALargeProblem() {
    RunConfig large =
        new RunConfig(
            new DataConfig.Bundled(DataSource.FASHION, 101, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(), Activation.TANH, 0.3),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(0.05, 0, BatchSize.full()),
            new ProbeConfig(0, ProbeConfig.Spacing.every(1), Set.of(Quantity.EXACT_NOISE_KERNEL)),
            Precision.FLOAT,
            1,
            RunLength.steps(STEPS));
    assertEquals(
        "Measured quantities: \"exact-noise-kernel\" is for at most 1,000 examples times outputs,"
            + " here 1,010; leave it out or give fewer examples.",
        assertThrows(InvalidConfigException.class, () -> new TrainingRun(large)).getMessage());
  }

  @Test
  void aQuantityThatNeedsAnEigenvectorIsRefusedWithoutEigenvalues() {
    assertThrows(
        InvalidConfigException.class,
        () -> new ProbeConfig(0, ProbeConfig.Spacing.every(1), Set.of(Quantity.GRADIENT_SHARE)));
  }

  @Test
  void withoutEigenvaluesWhatNeedsThemIsNotStandard() {
    assertEquals(
        Set.of(Quantity.GRADIENT_NOISE, Quantity.OUTPUT_NORM, Quantity.CLIPPED_SHARE),
        new ProbeConfig(0, ProbeConfig.Spacing.every(1)).quantities());
  }

  @Test
  void givingUpEigenvaluesGivesUpWhatNeedsThem() {
    assertFalse(
        all()
            .withTopEigenvalues(TopEigenvalues.of(0))
            .quantities()
            .contains(Quantity.CONSERVATISM));
  }

  @Test
  void eachHasAWordOfItsOwn() {
    List<String> words = Words.all(Quantity.class);
    assertEquals(words.size(), Arrays.stream(words.toArray()).distinct().count());
  }
}
