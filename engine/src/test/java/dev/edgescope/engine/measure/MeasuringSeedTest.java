package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.training.TrainingRun;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Solvers of runs with other seeds start elsewhere, also at the same parameters. */
class MeasuringSeedTest {

  private static double read(long seed, Function<TrainingRun, Double> reading) {
    RunConfig config =
        new RunConfig(
            new DataConfig.Bundled(DataSource.FASHION, 20, Targets.ONE_HOT),
            new ModelConfig.Perceptron(List.of(3), Activation.TANH, 0.3),
            Loss.SQUARED_ERROR,
            new OptimizerConfig(0.1, 0, BatchSize.of(10)),
            new ProbeConfig(
                2,
                ProbeConfig.Spacing.every(1),
                Set.of(Quantity.SMALLEST_EIGENVALUE, Quantity.LAYER_SHARPNESS)),
            Precision.DOUBLE,
            seed,
            RunLength.steps(1));
    try (TrainingRun run = new TrainingRun(config)) {
      double[] theta = new double[run.parameters()];
      Arrays.setAll(theta, i -> Math.sin(i + 1) / 30);
      run.setParameterValues(theta);
      return reading.apply(run);
    }
  }

  private static double hessian(TrainingRun run) {
    return run.measure().curvature().hessian().eigenvalues().getFirst().residual();
  }

  private static double gaussNewton(TrainingRun run) {
    return run.measure()
        .curvature()
        .noiseKernel()
        .kernel()
        .orElseThrow()
        .theta()
        .eigenvalues()
        .getFirst()
        .residual();
  }

  private static double smallest(TrainingRun run) {
    return run.measure().readings(Quantity.SMALLEST_EIGENVALUE).getFirst().error();
  }

  private static double layer(TrainingRun run) {
    return run.measure().readings(Quantity.LAYER_SHARPNESS).getFirst().error();
  }

  private static double closely(TrainingRun run) {
    return run.readings()
        .closely(TopEigenvalues.of(1), vectors -> {})
        .hessian()
        .eigenvalues()
        .getFirst()
        .residual();
  }

  private static void assertSeeded(Function<TrainingRun, Double> reading) {
    double first = read(1, reading);
    assertEquals(first, read(1, reading));
    assertNotEquals(first, read(2, reading));
  }

  @Test
  void ofTheHessian() {
    assertSeeded(MeasuringSeedTest::hessian);
  }

  @Test
  void ofTheKernel() {
    assertSeeded(MeasuringSeedTest::gaussNewton);
  }

  @Test
  void ofTheSmallestEigenvalue() {
    assertSeeded(MeasuringSeedTest::smallest);
  }

  @Test
  void ofTheLayers() {
    assertSeeded(MeasuringSeedTest::layer);
  }

  @Test
  void ofACloseMeasurement() {
    assertSeeded(MeasuringSeedTest::closely);
  }
}
