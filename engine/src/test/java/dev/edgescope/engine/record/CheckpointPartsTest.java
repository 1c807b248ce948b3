package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.UpdateSubspace;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only some optimizers keep from step to step. */
class CheckpointPartsTest {
  private static final double[] ONE = {1};

  @TempDir private Path folder;

  /** A run that keeps all parts there are. */
  private static RunConfig keepingAll(long steps) {
    RunConfig config = Runs.small(steps);
    OptimizerConfig optimizer =
        config
            .optimizer()
            .withRateRule(new RateRule.Cdat(1, 0.9))
            .withSteering(new Steering(Steering.Control.BATCH_SIZE, 0.05, 30))
            .withSubspace(new UpdateSubspace(UpdateSubspace.Kind.BULK, 2, 20));
    return config.withOptimizer(optimizer);
  }

  private Path recorded(RunConfig config) {
    Path file = folder.resolve("run.edgescope");
    record(file, RunStart.of(config));
    return file;
  }

  private static void record(Path file, RunStart start) {
    try (RunRecorder recorder = Runs.recorder(file)) {
      try (RunLoop loop = new RunLoop(start, recorder)) {
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      }
    }
  }

  @Test
  void allPartsComeBackAsTheyWere() {
    RunConfig config = keepingAll(50);
    Path file = recorded(config);
    try (RunFile opened = RunFile.open(file);
        TrainingRun run = new TrainingRun(config)) {
      while (run.step() < 50) {
        run.advance();
      }
      Checkpoint expected = run.checkpoint();
      Checkpoint kept = opened.lastCheckpoint().orElseThrow();
      assertEquals(Set.of("velocity", "tuner", "subspace", "steering"), kept.parts().keySet());
      for (String part : kept.parts().keySet()) {
        assertArrayEquals(expected.part(part), kept.part(part));
      }
      assertEquals(expected.batchSize(), kept.batchSize());
    }
  }

  @Test
  void aRunThatKeepsAllPartsGoesOnBitwise() {
    Path file = recorded(keepingAll(50));
    RunStart start;
    try (RunFile opened = RunFile.open(file)) {
      start = opened.continuation(keepingAll(90));
    }
    record(file, start);
    Runs.assertUninterrupted(file);
  }

  @Test
  void anAdaptiveRunGoesOnBitwise() {
    UpdateRule rule = new UpdateRule.Adam(0.9, 0.999, 1e-8, false);
    Path file = recorded(Runs.small(50).withOptimizer(small(rule)));
    RunStart start;
    try (RunFile opened = RunFile.open(file)) {
      Set<String> kept = opened.lastCheckpoint().orElseThrow().parts().keySet();
      assertEquals(
          Set.of("first-moment", "first-moment-lack", "second-moment", "second-moment-lack"), kept);
      start = opened.continuation(Runs.small(90).withOptimizer(small(rule)));
    }
    record(file, start);
    Runs.assertUninterrupted(file);
  }

  private static OptimizerConfig small(UpdateRule rule) {
    return Runs.small(50).optimizer().withLearningRate(0.01).withRule(rule);
  }

  /** Of SGD there is nothing that Adam could go on from: it begins as at a start. */
  @Test
  void anAdaptiveRunBranchesOffAnother() {
    RunConfig config = Runs.small(20);
    RunConfig adaptive = config.withOptimizer(small(new UpdateRule.Adam(0.9, 0.999, 1e-8, false)));
    Path file = recorded(config);
    double[] parameters;
    RunStart branch;
    try (RunFile opened = RunFile.open(file)) {
      Checkpoint from = opened.lastCheckpoint().orElseThrow();
      parameters = from.parameters();
      branch = RunStart.branch(adaptive, from, opened.run().history());
    }
    try (TrainingRun run = new TrainingRun(branch)) {
      run.advance();
      double[] after = run.parameterValues();
      for (int i = 0; i < after.length; i++) {
        // The first step of Adam is alpha wherever there is a gradient.
        double step = Math.abs(after[i] - parameters[i]);
        assertTrue(step < 1e-6 || Math.abs(step - 0.01) < 1e-4, Double.toString(step));
      }
    }
  }

  /** A rule of a later version is kept without being known. */
  @Test
  void aPartOfAnyNameComesBack() {
    Path file = folder.resolve("run.edgescope");
    RunConfig config = Runs.small(10);
    int parameters;
    try (TrainingRun run = new TrainingRun(config)) {
      parameters = run.parameters();
    }
    double[] squares = new double[parameters];
    squares[3] = 0.25;
    try (RunRecorder recorder = Runs.recorder(file);
        TrainingRun run = new TrainingRun(config)) {
      recorder.started(
          new RunEvent.Started(1, config, parameters, run.examples(), run.outputs()),
          RunStart.of(config),
          run.dataChecksum());
      recorder.checkpoint(
          1,
          new Checkpoint(
              0, 0, 0.1, 1, new double[parameters], Map.of("squares", squares, "count", ONE)));
    }
    try (RunFile opened = RunFile.open(file)) {
      Checkpoint kept = opened.lastCheckpoint().orElseThrow();
      assertEquals(Set.of("squares", "count"), kept.parts().keySet());
      assertArrayEquals(squares, kept.part("squares"));
      assertArrayEquals(ONE, kept.part("count"));
    }
  }

  @Test
  void aDamagedPartIsNoticed() throws SQLException {
    Path file = recorded(keepingAll(10));
    try (Connection connection = Sqlite.openToWrite(file)) {
      Sqlite.execute(connection, "UPDATE checkpoint_part SET data = x'0800000000000000FF'");
    }
    try (RunFile opened = RunFile.open(file)) {
      assertThrows(RunFileException.class, opened::lastCheckpoint);
    }
  }

  /** A file as version 1 wrote it: neither parts nor a name, and no tables for them. */
  @Test
  void aFileOfTheFirstVersionGoesOn() throws SQLException {
    Path file = recorded(Runs.small(50));
    try (Connection connection = Sqlite.openToWrite(file)) {
      Sqlite.execute(connection, "DROP TABLE checkpoint_part");
      Sqlite.execute(connection, "DROP TABLE label");
      Sqlite.execute(connection, "DROP TABLE extent");
      Sqlite.execute(connection, "DROP TABLE machine");
      Sqlite.execute(connection, "PRAGMA user_version = 1");
    }
    RunStart start;
    try (RunFile opened = RunFile.open(file)) {
      start = opened.continuation(Runs.small(90));
    }
    record(file, start);
    Runs.assertUninterrupted(file);
    try (Connection connection = Sqlite.openToRead(file)) {
      assertEquals(Schema.VERSION, Sqlite.number(connection, "PRAGMA user_version"));
    }
  }
}
