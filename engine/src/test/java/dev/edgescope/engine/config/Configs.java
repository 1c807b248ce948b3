package dev.edgescope.engine.config;

import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.List;

/** Small runs for tests: 24 digits, four hidden units. */
public final class Configs {
  public static final int EXAMPLES = 24;
  public static final ProbeConfig EVERY_STEP = new ProbeConfig(2, ProbeConfig.Spacing.every(1));

  public static final ProbeConfig HALF = new ProbeConfig(1, ProbeConfig.Spacing.budget(0.5));
  public static final RunConfig SILENT = of(0.1, 0, BatchSize.of(1));
  public static final RunConfig MEASURED = with(SILENT, HALF);

  private Configs() {}

  public static RunConfig of(double learningRate, double momentum, BatchSize batchSize) {
    return of(new OptimizerConfig(learningRate, momentum, batchSize), ProbeConfig.OFF);
  }

  public static RunConfig of(OptimizerConfig optimizer, ProbeConfig probes) {
    return new RunConfig(
        new DataConfig.Bundled(DataSource.MNIST, EXAMPLES, Targets.ONE_HOT),
        new ModelConfig.Perceptron(List.of(4), Activation.TANH, 0.5),
        Loss.SQUARED_ERROR,
        optimizer,
        probes,
        Precision.FLOAT,
        3,
        RunLength.endless());
  }

  public static RunConfig with(RunConfig config, ProbeConfig probes) {
    return new RunConfig(
        config.data(),
        config.model(),
        config.loss(),
        config.optimizer(),
        probes,
        config.precision(),
        config.seed(),
        config.length());
  }

  public static RunConfig withSteps(RunConfig config, long steps) {
    return new RunConfig(
        config.data(),
        config.model(),
        config.loss(),
        config.optimizer(),
        config.probes(),
        config.precision(),
        config.seed(),
        RunLength.steps(steps));
  }

  public static RunConfig withSeed(RunConfig config, long seed) {
    return new RunConfig(
        config.data(),
        config.model(),
        config.loss(),
        config.optimizer(),
        config.probes(),
        config.precision(),
        seed,
        config.length());
  }
}
