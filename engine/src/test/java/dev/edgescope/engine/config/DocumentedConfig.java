package dev.edgescope.engine.config;

import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import java.util.List;

/** The configuration that the documents show, and the text of it. */
public final class DocumentedConfig {
  public static final String JSON =
      """
      {
        "data": {"set": "fashion", "examples": 500, "targets": "one-hot"},
        "model": {"kind": "mlp", "hidden": [64, 64], "activation": "tanh", "initScale": 0.3},
        "loss": "squared-error",
        "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0.0, "batchSize": "full"},
        "probes": {"topEigenvalues": 6, "every": 20},
        "precision": "float",
        "seed": 1,
        "steps": 300
      }
      """;

  public static final RunConfig CONFIG =
      new RunConfig(
          new DataConfig.Bundled(DataSource.FASHION, 500, Targets.ONE_HOT),
          new ModelConfig.Perceptron(List.of(64, 64), Activation.TANH, 0.3),
          Loss.SQUARED_ERROR,
          new OptimizerConfig(0.1, 0.0, BatchSize.full()),
          new ProbeConfig(6, ProbeConfig.Spacing.every(20)),
          Precision.FLOAT,
          1,
          RunLength.steps(300));

  private DocumentedConfig() {}

  /** The text with a part of it replaced. */
  public static String edited(String from, String to) {
    String edited = JSON.replace(from, to);
    if (edited.equals(JSON)) {
      throw new AssertionError("nothing to edit: " + from);
    }
    return edited;
  }
}
