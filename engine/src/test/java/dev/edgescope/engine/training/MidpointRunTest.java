package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read at the midpoint that a run is going to have, against that of its own steps. */
class MidpointRunTest {
  private static final int EXAMPLES = 24;

  private static RunConfig config(double learningRate, BatchSize batchSize) {
    return new RunConfig(
        new DataConfig.Bundled(DataSource.FASHION, EXAMPLES, Targets.ONE_HOT),
        new ModelConfig.Perceptron(List.of(8), Activation.TANH, 0.3),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate, 0, batchSize),
        new ProbeConfig(
            1,
            ProbeConfig.Spacing.every(1),
            Set.of(Quantity.MIDPOINT_SHARPNESS, Quantity.OSCILLATION, Quantity.OSCILLATION_CENTRE)),
        Precision.DOUBLE,
        1,
        RunLength.steps(100));
  }

  /** Past its edge, so that it swings. */
  private static TrainingRun swinging() {
    double sharpness;
    try (TrainingRun probe = new TrainingRun(config(1e-4, BatchSize.full()))) {
      sharpness = probe.measure().curvature().hessian().largest();
    }
    TrainingRun run = new TrainingRun(config(2.2 / sharpness, BatchSize.full()));
    for (int step = 0; step < 6; step++) {
      run.advance();
    }
    return run;
  }

  private static double[] midpoint(TrainingRun run) {
    double[] before = run.parameterValues();
    run.advance();
    double[] at = run.parameterValues();
    run.advance();
    double[] after = run.parameterValues();
    double[] middle = new double[at.length];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (before[i] + 2 * at[i] + after[i]) / 4;
    }
    return middle;
  }

  @Test
  void theSharpnessIsThatAtTheMidpointOfTheRunsOwnSteps() {
    try (TrainingRun run = swinging()) {
      double found = run.measure().value(Quantity.MIDPOINT_SHARPNESS);
      double[] middle = midpoint(run);
      run.setParameterValues(middle);
      double expected =
          run.readings().closely(TopEigenvalues.of(1), vectors -> {}).hessian().largest();
      assertEquals(expected, found, 1e-5 * expected);
    }
  }

  @Test
  void theSwingIsTheDistanceFromItAlongItsTopVector() {
    try (TrainingRun run = swinging()) {
      double[] before = run.parameterValues();
      double found = run.measure().value(Quantity.OSCILLATION);
      double[] middle = midpoint(run);
      run.setParameterValues(middle);
      double[] along = new double[1];
      run.readings()
          .closely(
              TopEigenvalues.of(1),
              vectors -> {
                for (int i = 0; i < middle.length; i++) {
                  along[0] += (before[i] - middle[i]) * vectors.get(i);
                }
              });
      assertTrue(found > 0);
      assertEquals(Math.abs(along[0]), found, 1e-3 * found);
    }
  }

  @Test
  void theRunIsBitwiseTheSameWithThem() {
    try (TrainingRun with = new TrainingRun(config(0.02, BatchSize.full()));
        TrainingRun without = new TrainingRun(config(0.02, BatchSize.full()))) {
      for (int step = 0; step < 5; step++) {
        with.measure();
        with.advance();
        without.advance();
      }
      assertArrayEquals(without.parameterValues(), with.parameterValues());
    }
  }

  @Test
  void onBatchesThereIsNone() {
    try (TrainingRun run = new TrainingRun(config(0.02, BatchSize.of(4)))) {
      Measurement reading = run.measure();
      assertTrue(reading.readings().isEmpty());
    }
  }
}
