package dev.edgescope.app.sweep;

import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.file.SweepListener;
import dev.edgescope.engine.sweep.file.SweepRun;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sweeps of runs that take a few milliseconds. */
public final class MadeSweeps {
  /** Twelve examples, a network of a few parameters. */
  static final String BASE =
      """
      {"data": {"set": "chebyshev", "degree": 3, "examples": 12},
       "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 0.5},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": 4},
       "probes": {"topEigenvalues": 2, "every": 5},
       "precision": "float", "seed": 7}
      """;

  private static final String AXES =
      """
      , "axes": [{"key": "optimizer.learningRate", "values": [0.05, 0.1, 0.2, 1000]},
                 {"key": "optimizer.batchSize", "values": [2, "full"]},
                 {"key": "optimizer.momentum", "values": [0, 0.5]},
                 {"key": "seed", "values": [1, 2]}]}
      """;

  private MadeSweeps() {}

  /** Four learning rates, of which the last diverges, two batch sizes, two momenta, two seeds. */
  public static String plane(int steps) {
    return "{\"base\": " + BASE + ", \"threshold\": 0.4, \"steps\": " + steps + AXES;
  }

  /** The plan as a file. */
  public static Path plan(Path folder, int steps) throws IOException {
    return Files.writeString(folder.resolve("plan.json"), plane(steps));
  }

  /** Makes the whole of it. */
  public static Path make(Path file, int steps) throws Exception {
    Sweep sweep = SweepJson.read(plane(steps));
    try (ThreadExecutor executor = new ThreadExecutor(2);
        SweepRun run = SweepRun.begin(file, sweep, executor, SweepListener.NONE)) {
      run.await();
    }
    return file;
  }
}
