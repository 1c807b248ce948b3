package dev.edgescope.engine.training;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Small runs on the full batch, with predicted curves beside them. */
public final class FlowRuns {
  private FlowRuns() {}

  /** Measured at each step, with these curves. */
  public static RunConfig config(double learningRate, Set<FlowKind> flows, long steps) {
    EnumSet<Quantity> quantities = EnumSet.noneOf(Quantity.class);
    flows.forEach(flow -> quantities.addAll(flow.quantities()));
    return new RunConfig(
        new DataConfig.Bundled(DataSource.FASHION, 24, Targets.ONE_HOT),
        new ModelConfig.Perceptron(List.of(8), Activation.TANH, 0.3),
        Loss.SQUARED_ERROR,
        new OptimizerConfig(learningRate, 0, BatchSize.full()),
        new ProbeConfig(1, ProbeConfig.Spacing.every(1), quantities),
        Precision.FLOAT,
        1,
        RunLength.steps(steps));
  }
}
