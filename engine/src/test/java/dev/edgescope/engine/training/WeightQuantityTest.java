package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readings that must fit each other and the run. */
class WeightQuantityTest {
  private static final double ALPHA = 0.02;
  private static final int EXAMPLES = 24;

  private static TrainingRun run(int batchSize) {
    return new TrainingRun(
        new RunConfig(
            new DataConfig.Bundled(DataSource.FASHION, EXAMPLES, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(8), Activation.TANH, 0.3),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(ALPHA, 0, BatchSize.of(batchSize)),
            new ProbeConfig(1, ProbeConfig.Spacing.every(1), Quantity.ofRuns()),
            Precision.DOUBLE,
            1,
            RunLength.endless()));
  }

  @Test
  void theLayersMakeUpTheGradient() {
    try (TrainingRun run = run(EXAMPLES)) {
      Measurement read = run.measure();
      double sum =
          read.readings(Quantity.LAYER_GRADIENT_NORM).stream()
              .mapToDouble(Reading::value)
              .map(norm -> norm * norm)
              .sum();
      assertEquals(2, read.readings(Quantity.LAYER_GRADIENT_NORM).size());
      assertEquals(read.gradientNorm(), Math.sqrt(sum), 1e-12);
    }
  }

  @Test
  void signalTimesNoiseIsTheSquaredGradient() {
    try (TrainingRun run = run(EXAMPLES)) {
      Measurement read = run.measure();
      double square = read.gradientNorm() * read.gradientNorm();
      double product = read.value(Quantity.GRADIENT_SIGNAL) * read.value(Quantity.GRADIENT_NOISE);
      assertEquals(square, product, 1e-9 * square);
    }
  }

  @Test
  void theDistanceToTheStartIsThatOfTheParameters() {
    try (TrainingRun run = run(EXAMPLES)) {
      double[] start = run.parameterValues();
      assertEquals(0, run.measure().value(Quantity.START_DISTANCE));
      run.advance();
      run.advance();
      double[] now = run.parameterValues();
      double sum = 0;
      for (int i = 0; i < now.length; i++) {
        sum += (now[i] - start[i]) * (now[i] - start[i]);
      }
      assertEquals(Math.sqrt(sum), run.measure().value(Quantity.START_DISTANCE), 1e-12);
    }
  }

  @Test
  void whatIsFirstMeasuredLaterKnowsNoStart() {
    try (TrainingRun run = run(EXAMPLES)) {
      run.advance();
      assertTrue(run.measure().readings(Quantity.START_DISTANCE).isEmpty());
    }
  }

  /** The gradient is what a step of the full batch goes by. */
  @Test
  void aStepOfTheCriticalLearningRateLeavesTheLossAsItIs() {
    try (TrainingRun run = run(EXAMPLES)) {
      Measurement read = run.measure();
      double critical = 2 / read.value(Quantity.CRITICAL_SHARPNESS);
      double[] theta = run.parameterValues();
      run.advance();
      double[] next = run.parameterValues();
      double[] there = new double[theta.length];
      for (int i = 0; i < there.length; i++) {
        there[i] = theta[i] + critical / ALPHA * (next[i] - theta[i]);
      }
      double change = run.readings().trainLossAt(there) - read.train().loss();
      double slope = read.gradientNorm() * read.gradientNorm() * critical;
      assertEquals(0, change, 0.03 * slope);
    }
  }

  @Test
  void theTraceIsThatOfTheDensity() {
    try (TrainingRun run = run(EXAMPLES)) {
      Reading read = run.measure().readings(Quantity.HESSIAN_TRACE).getFirst();
      var other = run.readings().spectralDensity().trace();
      double error = Math.hypot(read.error(), other.standardError());
      assertTrue(read.error() > 0);
      assertEquals(other.value(), read.value(), 4 * error);
    }
  }

  @Test
  void onlyBatchesKeepTheSharpnessBelowTheEdge() {
    try (TrainingRun full = run(EXAMPLES);
        TrainingRun batches = run(4)) {
      assertTrue(full.measure().readings(Quantity.STOCHASTIC_GAP).isEmpty());
      assertEquals(1, batches.measure().readings(Quantity.STOCHASTIC_GAP).size());
    }
  }
}
