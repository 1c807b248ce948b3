package dev.edgescope.cluster;

import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.file.SweepListener;
import dev.edgescope.engine.sweep.file.SweepRun;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Sweeps to be made here and elsewhere. */
final class Planes {
  private Planes() {}

  /** Twelve members, four of which diverge. */
  static String json(int steps, int seeds) {
    return """
    {"base": {
       "data": {"set": "chebyshev", "degree": 3, "examples": 12},
       "model": {"kind": "mlp", "hidden": [4], "activation": "tanh", "initScale": 0.5},
       "loss": "squared-error",
       "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0, "batchSize": 4},
       "probes": {"topEigenvalues": 2, "every": 50},
       "precision": "float", "seed": 7},
     "steps": STEPS, "keep": "measurements",
     "axes": [{"key": "optimizer.learningRate", "values": [0.05, 0.1, 1000]},
              {"key": "optimizer.batchSize", "values": [2, "full"]},
              {"key": "seed", "linear": [1, SEEDS], "count": SEEDS}]}
    """
        .replace("STEPS", Integer.toString(steps))
        .replace("SEEDS", Integer.toString(seeds));
  }

  /** On two threads of this process. */
  static List<MemberOutcome> madeHere(Path file, Sweep sweep)
      throws IOException, InterruptedException {
    try (Executor executor = new ThreadExecutor(2);
        SweepRun run = SweepRun.begin(file, sweep, executor, SweepListener.NONE)) {
      run.await();
    }
    return outcomes(file);
  }

  /** But for the time that they took. */
  static List<MemberOutcome> outcomes(Path file) {
    try (SweepFile sweep = SweepFile.open(file)) {
      return sweep.outcomes().stream().map(one -> one.with(0, one.curve())).toList();
    }
  }
}
