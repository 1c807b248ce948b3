package dev.edgescope.app.record;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Runs of a network that takes no time, and their files. */
public final class SmallRuns {
  private SmallRuns() {}

  /** So many steps of it. */
  public static RunConfig config(long steps) {
    return config().withSteps(steps);
  }

  /** A perceptron on twenty points, without an end. */
  public static RunConfig config() {
    return RunConfigJson.read(
        """
        {"data": {"set": "chebyshev", "examples": 20, "degree": 3},
         "model": {"kind": "mlp", "hidden": [6], "activation": "tanh", "initScale": 1.0},
         "loss": "squared-error",
         "optimizer": {"kind": "sgd", "learningRate": 0.1, "momentum": 0.0, "batchSize": 4},
         "probes": {"topEigenvalues": 2, "every": 10},
         "precision": "double", "seed": 1}
        """);
  }

  /** Records a run to its end. */
  public static History record(Path file, long steps) {
    return record(file, RunStart.of(config(steps)));
  }

  /** Records a run to its end. */
  public static History record(Path file, RunStart start) {
    try (RunRecorder recorder =
            new RunRecorder(
                started -> file, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE);
        RunLoop loop = new RunLoop(start, recorder)) {
      loop.send(new Command.Resume());
      boolean[] ended = {false};
      await(() -> {
        loop.drain(event -> ended[0] |= event instanceof RunEvent.Finished, 1000);
        return ended[0];
      });
      return loop.history();
    }
  }

  /** What a window that was killed after some steps leaves: the file, and the log beside it. */
  public static void kill(Path file, int steps) throws IOException {
    kill(file, config(), steps);
  }

  /** What a window that was killed after some steps of a run leaves. */
  public static void kill(Path file, RunConfig config, int steps) throws IOException {
    Path other = Files.createTempDirectory("edgescope-killed").resolve("run.edgescope");
    try (RunRecorder recorder =
            new RunRecorder(
                started -> other, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE);
        RunLoop loop = new RunLoop(RunStart.of(config), recorder)) {
      for (int step = 1; step <= steps; step++) {
        int reached = step;
        loop.send(new Command.Step());
        await(() -> loop.history().steps() == reached);
      }
      await(recorder::flush);
      Files.copy(other, file);
      Files.copy(log(other), log(file));
    }
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /** Waits until the run is laid out and measured. */
  static void awaitMeasurement(RunPort loop) {
    await(() -> !loop.history().measurements().isEmpty());
  }

  /** Waits for what must come true within a minute. */
  public static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "it did not come true within a minute");
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
