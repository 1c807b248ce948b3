package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.optimizer.Sgd;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.TrainingRun;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Small runs, and what must be true of their records. */
public final class Runs {
  private Runs() {}

  /** So many steps of it. */
  public static RunConfig small(long steps) {
    return endless().withSteps(steps);
  }

  /** A small network with momentum, trained on batches of eight without an end. */
  public static RunConfig endless() {
    return RunConfigJson.read(
        """
        {"data": {"set": "mnist", "examples": 60, "targets": "one-hot"},
         "model": {"kind": "mlp", "hidden": [8], "activation": "tanh", "initScale": 0.5},
         "loss": "squared-error",
         "optimizer": {"kind": "sgd", "learningRate": 0.01, "momentum": 0.9, "batchSize": 8},
         "probes": {"topEigenvalues": 2, "every": 500},
         "precision": "float", "seed": 7}
        """);
  }

  /** A recorder into one new file. */
  public static RunRecorder recorder(Path file) {
    return new RunRecorder(
        started -> file, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE);
  }

  /** The command that runs a class of these tests in a process of its own. */
  public static List<String> process(Class<?> main, String... args) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.matches("--(enable-native-access|sun-misc).*"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    return command;
  }

  /** Takes events until one is as wanted. */
  static List<RunEvent> drainUntil(RunLoop loop, Predicate<RunEvent> last) {
    List<RunEvent> heard = new ArrayList<>();
    await(() -> {
      loop.drain(heard::add, 100);
      return heard.stream().anyMatch(last);
    });
    return heard;
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

  /** The number of steps that a file has, which may be written meanwhile. */
  public static int stepsOnFile(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.run().history().steps();
    }
  }

  /** Gives a run file the configuration of another run. */
  public static void pretend(Path file, RunConfig config) {
    try (Connection connection = Sqlite.openToWrite(file)) {
      RunHead.read(connection, file).with(RunConfigJson.write(config)).insert(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The record must be, bit by bit, what a run without a record and without a break does. */
  public static void assertUninterrupted(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun recorded = opened.run();
      Checkpoint last = opened.lastCheckpoint().orElseThrow();
      try (TrainingRun run = new TrainingRun(recorded.config())) {
        List<ControlChange> changes = new ArrayList<>(recorded.changes());
        while (run.step() < recorded.history().steps()) {
          while (!changes.isEmpty() && changes.getFirst().step() == run.step()) {
            ControlChange change = changes.removeFirst();
            run.setControl(change.control(), change.to());
          }
          run.advance();
          if (run.step() == last.step()) {
            assertArrayEquals(run.checkpoint().parameters(), last.parameters());
            assertArrayEquals(run.checkpoint().part(Sgd.VELOCITY), last.part(Sgd.VELOCITY));
          }
        }
        assertSame(run.history(), recorded.history());
      }
    }
  }

  /**
   * The record must be what a run without a break does, to the rounding of single precision: its
   * past may have been computed by a processor whose kernels sum in another order.
   */
  static void assertUninterruptedUpToRounding(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun recorded = opened.run();
      try (TrainingRun run = new TrainingRun(recorded.config())) {
        while (run.step() < recorded.history().steps()) {
          run.advance();
        }
        for (int step = 0; step < recorded.history().steps(); step++) {
          double loss = run.history().loss(step);
          assertEquals(loss, recorded.history().loss(step), 1e-4 * loss, "loss of step " + step);
        }
      }
    }
  }

  static void assertSame(History expected, History actual) {
    assertEquals(expected.steps(), actual.steps());
    for (int step = 0; step < expected.steps(); step++) {
      assertEquals(expected.loss(step), actual.loss(step), "loss of step " + step);
      assertEquals(expected.learningTime(step), actual.learningTime(step), "time of step " + step);
    }
    for (int step = 0; step <= expected.steps(); step++) {
      assertEquals(expected.examplesSeen(step), actual.examplesSeen(step), "examples at " + step);
    }
  }
}
