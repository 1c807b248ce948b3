package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunListener;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Quantities;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunRecorderTest {
  @TempDir private Path folder;

  @Test
  void aRunComesBackAsItWas() {
    Path file = folder.resolve("run.edgescope");
    History history = record(file, Runs.small(1200));
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun run = opened.run();
      Runs.assertSame(history, run.history());
      assertEquals(history.measurements(), run.history().measurements());
      assertEquals(Runs.small(1200), run.config());
      assertEquals(60, run.examples());
      assertTrue(run.hasEnded());
    }
    Runs.assertUninterrupted(file);
  }

  @Test
  void everyQuantityComesBackAsItWas() {
    Map<Quantity, List<Reading>> readings = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      double value = 0.1 + readings.size();
      readings.put(
          quantity,
          quantity.isNumbered()
              ? List.of(new Reading(value, 0.25, true), new Reading(-value, 0.5, false))
              : List.of(new Reading(readings.isEmpty() ? Double.NaN : value, 0, true)));
    }
    Measurement measurement =
        new Measurement(
            4,
            0.5,
            new InForce(0.1, 8),
            new Evaluation(1.5, 0.25),
            Evaluation.NONE,
            2,
            new Curvature(
                new Spectrum(List.of(new Spectrum.Eigenvalue(3, 0.1, false))),
                20,
                70,
                new NoiseKernelNorm(Double.NaN, 0.5)),
            0.01,
            readings);
    Map<String, Double> kept = Quantities.of(measurement);
    kept.values().removeIf(value -> value.isNaN());
    assertEquals(measurement, Quantities.measurement(4, kept));
  }

  @Test
  void aFinishedRunIsASingleFile() throws IOException {
    record(folder.resolve("run.edgescope"), Runs.small(300));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("run.edgescope")), files.toList());
    }
  }

  @Test
  void anInterruptedRunGoesOnAsIfNothingHadHappened() throws IOException {
    Path file = folder.resolve("run.edgescope");
    RunConfig config = Runs.endless();
    try (RunRecorder recorder = Runs.recorder(file)) {
      try (RunLoop loop = new RunLoop(RunStart.of(config), recorder)) {
        loop.send(new Command.SetPace(5000));
        loop.send(new Command.Resume());
        awaitSteps(loop, 1000);
        loop.send(new Command.SetControl(Control.LEARNING_RATE, 0.02));
        // Beyond a checkpoint, so that this change has to be made again.
        Runs.await(() -> recorder.flush() && hasCheckpoint(file));
        int then = loop.history().steps();
        awaitSteps(loop, then + 100);
        loop.send(new Command.SetControl(Control.LEARNING_RATE, 0.005));
        loop.send(new Command.SetControl(Control.BATCH_SIZE, 3));
        awaitSteps(loop, then + 1500);
        recorder.flush();
        // What a killed process leaves is what a copy made from outside has.
        RunFiles.copy(file, folder.resolve("broken-off.edgescope"));
      }
    }
    Path brokenOff = folder.resolve("broken-off.edgescope");
    int recorded;
    try (RunFile opened = RunFile.open(brokenOff)) {
      RecordedRun run = opened.run();
      recorded = run.history().steps();
      assertFalse(run.hasEnded());
      assertEquals(3, run.changes().size());
      Checkpoint checkpoint = opened.lastCheckpoint().orElseThrow();
      assertTrue(checkpoint.step() < run.changes().get(1).step(), "checkpoint before the change");
    }
    resume(brokenOff, config.withSteps(recorded + 700));
    try (RunFile opened = RunFile.open(brokenOff)) {
      assertEquals(recorded + 700, opened.run().history().steps());
      assertEquals(recorded + 700, opened.lastCheckpoint().orElseThrow().step());
    }
    Runs.assertUninterrupted(brokenOff);
  }

  @Test
  void aContinuedRunTellsItsPastToWhoHasNotHeardIt() {
    Path file = folder.resolve("run.edgescope");
    History before = record(file, Runs.small(600));
    RunStart start;
    try (RunFile opened = RunFile.open(file)) {
      start = opened.continuation(Runs.small(700));
    }
    try (RunLoop loop = new RunLoop(start, RunListener.NONE)) {
      loop.send(new Command.Resume());
      List<RunEvent> heard = Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      int next = 0;
      for (RunEvent event : heard) {
        if (event instanceof RunEvent.Stepped stepped) {
          assertEquals(next, stepped.block().step(0));
          next += stepped.block().size();
        }
      }
      assertEquals(700, next);
      assertEquals(before.loss(0), loop.history().loss(0));
    }
  }

  @Test
  void aRunDoesNotGoOnWithOtherExamples() {
    Path file = folder.resolve("run.edgescope");
    record(file, Runs.small(10));
    RunStart start;
    try (RunFile opened = RunFile.open(file)) {
      start = opened.continuation(Runs.small(20));
    }
    RunStart other =
        new RunStart(
            start.config(),
            start.checkpoint(),
            start.past(),
            start.changes(),
            Optional.of("crc32c:00000000"),
            Optional.empty());
    try (RunLoop loop = new RunLoop(other, RunListener.NONE)) {
      List<RunEvent> heard = Runs.drainUntil(loop, RunEvent.Failed.class::isInstance);
      String message = ((RunEvent.Failed) heard.getLast()).message();
      assertTrue(message.startsWith("The training examples are not those"), message);
    }
  }

  @Test
  void everyRunOfALoopHasItsOwnFile() {
    try (RunRecorder recorder =
        new RunRecorder(
            started -> folder.resolve(started.runId() + ".edgescope"),
            RunRecorder.Stepless.RECORDED,
            RunRecorder.Notices.NONE)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(50)), recorder)) {
        loop.send(new Command.Step());
        Runs.drainUntil(loop, RunEvent.Paused.class::isInstance);
        loop.send(new Command.Reset(Runs.small(20)));
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      }
    }
    assertEquals(1, Runs.stepsOnFile(folder.resolve("1.edgescope")));
    assertEquals(20, Runs.stepsOnFile(folder.resolve("2.edgescope")));
  }

  @Test
  void readersAreWelcomeWhileItIsWritten() {
    Path file = folder.resolve("run.edgescope");
    try (RunRecorder recorder = Runs.recorder(file)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.endless()), recorder)) {
        loop.send(new Command.SetPace(3000));
        loop.send(new Command.Resume());
        Runs.await(() -> Files.exists(file));
        int last = 0;
        for (int i = 0; i < 8; i++) {
          int before = last;
          Runs.await(() -> {
            loop.drain(event -> {}, 10_000);
            return Runs.stepsOnFile(file) > before;
          });
          last = Runs.stepsOnFile(file);
        }
      }
    }
    Runs.assertUninterrupted(file);
  }

  @Test
  void aSecondWriterIsRefused() {
    Path file = folder.resolve("run.edgescope");
    try (RunRecorder recorder = Runs.recorder(file)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(100)), recorder)) {
        loop.send(new Command.Step());
        Runs.drainUntil(loop, RunEvent.Paused.class::isInstance);
        assertTrue(recorder.flush());
        RunFileException e =
            assertThrows(
                RunFileException.class, () -> RunFileWriter.append(file, Sqlite::openToWrite));
        assertEquals(
            file + " is being recorded already; wait for its end or make a copy.", e.getMessage());
      }
    }
  }

  @Test
  void onAFullDiskTheRunGoesOnAndIsWrittenElsewhere() {
    Path file = folder.resolve("run.edgescope");
    Path spare = folder.resolve("spare.edgescope");
    AtomicBoolean full = new AtomicBoolean(true);
    List<String> troubles = Collections.synchronizedList(new ArrayList<>());
    RunFileWriter.Opener smallDisk =
        path -> {
          Connection connection = Sqlite.openToWrite(path);
          if (full.get()) {
            Sqlite.execute(connection, "PRAGMA max_page_count = 20");
          }
          return connection;
        };
    try (RunRecorder recorder =
        new RunRecorder(
            started -> file, RunRecorder.Stepless.RECORDED, notices(troubles), smallDisk)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(20_000)), recorder)) {
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
        assertFalse(recorder.flush());
        assertEquals(
            List.of(
                file
                    + " is not up to date (the disk is full); the run goes on and is kept in"
                    + " memory."),
            troubles);
        full.set(false);
        assertTrue(recorder.moveTo(spare));
      }
    }
    assertTrue(Runs.stepsOnFile(file) < 20_000);
    assertEquals(20_000, Runs.stepsOnFile(spare));
    Runs.assertUninterrupted(spare);
  }

  @Test
  void whereNoFileCanBeMadeTheRunIsKeptInMemory() throws IOException {
    Path notAFolder = Files.createFile(folder.resolve("file"));
    List<String> troubles = Collections.synchronizedList(new ArrayList<>());
    Path spare = folder.resolve("spare.edgescope");
    try (RunRecorder recorder =
        new RunRecorder(
            started -> notAFolder.resolve("run.edgescope"),
            RunRecorder.Stepless.RECORDED,
            notices(troubles))) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(500)), recorder)) {
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
        assertFalse(recorder.flush());
        assertFalse(recorder.flush());
        assertEquals(1, troubles.size());
        assertTrue(recorder.moveTo(spare));
      }
    }
    assertEquals(500, Runs.stepsOnFile(spare));
    Runs.assertUninterrupted(spare);
  }

  @Test
  void parametersOfTheUsersAreKept() {
    Path file = folder.resolve("run.edgescope");
    RunConfig config = Runs.small(0);
    double[] parameters = new double[784 * 8 + 8 + 8 * 10 + 10];
    parameters[3] = 0.5;
    try (RunRecorder recorder = Runs.recorder(file)) {
      try (RunLoop loop = new RunLoop(RunStart.withParameters(config, parameters), recorder)) {
        Runs.drainUntil(loop, RunEvent.Measured.class::isInstance);
      }
    }
    try (RunFile opened = RunFile.open(file)) {
      assertEquals(0.5, opened.checkpoint(0).parameters()[3]);
    }
  }

  private static RunRecorder.Notices notices(List<String> troubles) {
    return new RunRecorder.Notices() {
      @Override
      public void saved(Path saved) {}

      @Override
      public void trouble(String sentence) {
        troubles.add(sentence);
      }
    };
  }

  private static History record(Path file, RunConfig config) {
    try (RunRecorder recorder = Runs.recorder(file);
        RunLoop loop = new RunLoop(RunStart.of(config), recorder)) {
      loop.send(new Command.Resume());
      Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      return loop.history();
    }
  }

  private static void resume(Path file, RunConfig config) {
    RunStart start;
    try (RunFile opened = RunFile.open(file)) {
      start = opened.continuation(config);
    }
    try (RunRecorder recorder =
        new RunRecorder(started -> file, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE)) {
      try (RunLoop loop = new RunLoop(start, recorder)) {
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      }
    }
  }

  private static void awaitSteps(RunLoop loop, int steps) {
    Runs.await(() -> {
      loop.drain(event -> {}, 1000);
      return loop.history().steps() >= steps;
    });
  }

  private static boolean hasCheckpoint(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.lastCheckpoint().isPresent();
    }
  }
}
