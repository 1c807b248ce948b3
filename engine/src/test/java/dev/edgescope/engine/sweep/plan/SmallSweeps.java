package dev.edgescope.engine.sweep.plan;

/** Sweeps of runs that take a few milliseconds. */
public final class SmallSweeps {
  /** Twelve examples, a network of a few parameters. */
  public static final String BASE =
      """
      {"data": {"set": "chebyshev", "degree": 3, "examples": 12},
       "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 0.5},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": 4},
       "probes": {"topEigenvalues": 2, "every": 5},
       "precision": "float", "seed": 7}
      """;

  /** Twelve cells, four of which diverge. */
  public static final String PLANE =
      "{\"base\": "
          + BASE
          + """
          , "steps": 20, "threshold": 0.4,
            "axes": [{"key": "optimizer.learningRate", "values": [0.05, 0.1, 1000]},
                     {"key": "optimizer.batchSize", "values": [2, "full"]},
                     {"key": "seed", "values": [1, 2]}]}
          """;

  private SmallSweeps() {}
}
