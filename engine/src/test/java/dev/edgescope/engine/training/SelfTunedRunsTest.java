package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Networks on real images that choose their learning rate themselves, over many steps. */
class SelfTunedRunsTest {

  private static RunConfig config(int width, OptimizerConfig optimizer) {
    return new RunConfig(
        new DataConfig.Bundled(DataSource.MNIST, 200, Targets.PARITY),
        new ModelConfig.Perceptron(List.of(width, width), Activation.TANH, 0.5),
        Loss.SQUARED_ERROR,
        optimizer,
        new ProbeConfig(2, ProbeConfig.Spacing.every(1)),
        Precision.FLOAT,
        1,
        RunLength.endless());
  }

  /** Readings of a run, of which the first steps are passed over. */
  private static List<Measurement> readings(RunConfig config, int from, int to, int every) {
    List<Measurement> readings = new ArrayList<>();
    try (TrainingRun run = new TrainingRun(config)) {
      while (run.step() < to) {
        if (run.step() >= from && run.step() % every == 0) {
          readings.add(run.measure());
        }
        run.advance();
      }
    }
    return readings;
  }

  /** Roulet et al. (2024): at sigma = 2 the tuner keeps the run at the edge of stability. */
  @Test
  void cdatAtSigmaTwoSitsAtTheEdge() {
    OptimizerConfig tuned =
        new OptimizerConfig(0.01, 0, BatchSize.full()).withRateRule(new RateRule.Cdat(2, 0));
    double overEdge =
        readings(config(16, tuned), 150, 400, 5).stream()
            .mapToDouble(reading ->
                reading.inForce().learningRate() * reading.curvature().hessian().largest() / 2)
            .average()
            .orElseThrow();
    assertEquals(1, overEdge, 0.2);
  }

  @Test
  void steeringHoldsKOverThousandsOfSteps() {
    OptimizerConfig steered =
        new OptimizerConfig(0.01, 0, BatchSize.of(1))
            .withSteering(new Steering(Steering.Control.LEARNING_RATE, 0.5, 25));
    List<Measurement> readings = readings(config(32, steered), 200, 4000, 60);
    double mean =
        readings.stream()
            .mapToDouble(reading -> reading.curvature().noiseKernel().k())
            .average()
            .orElseThrow();
    assertEquals(0.5, mean, 0.02);
    for (Measurement reading : readings) {
      assertEquals(0.5, reading.curvature().noiseKernel().k(), 0.2, "at step " + reading.step());
    }
  }
}
