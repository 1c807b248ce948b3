package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.portrait.Mistakes;
import dev.edgescope.engine.measure.portrait.Portrait;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
  @TempDir private Path folder;

  @Test
  void aNameAndANoteStayWithTheRun() {
    Path file = recorded("run.edgescope", 40);
    RunFiles.label(file, new RunLabel("Plateau", "λ₁ hovers\nfrom step 20"));
    try (RunFile opened = RunFile.open(file)) {
      assertEquals(new RunLabel("Plateau", "λ₁ hovers\nfrom step 20"), opened.label());
      assertEquals(40, opened.run().history().steps());
    }
  }

  /** At the end, where there is a checkpoint, and before it, where there is none but the start. */
  @Test
  void aPortraitIsThatOfTheRunAtItsCheckpoint() {
    Path file = recorded("run.edgescope", 40);
    try (RunFile opened = RunFile.open(file);
        TrainingRun run = new TrainingRun(Runs.small(40))) {
      assertEquals(List.of(40L), opened.run().checkpointSteps());
      assertSameMistakes(run.readings().portrait(), opened.portrait(39));
      while (run.step() < 40) {
        run.advance();
      }
      assertSameMistakes(run.readings().portrait(), opened.portrait(40));
    }
  }

  private static void assertSameMistakes(Portrait expected, Portrait found) {
    assertEquals(expected.step(), found.step());
    assertEquals(expected.learningTime(), found.learningTime());
    assertEquals(expected.layers(), found.layers());
    assertEquals(
        expected.training().worst().stream().map(Mistakes.Miss::loss).toList(),
        found.training().worst().stream().map(Mistakes.Miss::loss).toList());
  }

  @Test
  void aRunCanBeNamedWhileItIsRecorded() {
    Path file = folder.resolve("run.edgescope");
    try (RunRecorder recorder = Runs.recorder(file)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(200)), recorder)) {
        loop.send(new Command.Step());
        Runs.drainUntil(loop, RunEvent.Paused.class::isInstance);
        recorder.flush();
        RunFiles.label(file, new RunLabel("Early", ""));
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      }
    }
    try (RunFile opened = RunFile.open(file)) {
      assertEquals("Early", opened.label().name());
      assertEquals(200, opened.run().history().steps());
    }
  }

  @Test
  void aSummaryHasTheSharpnessCurve() {
    Path file = recorded("run.edgescope", 1200);
    try (RunFile opened = RunFile.open(file)) {
      List<Measurement> measurements = opened.run().history().measurements();
      RunSummary summary = opened.summary();
      assertEquals(1200, summary.steps());
      assertEquals(RunSummary.End.FINISHED, summary.end());
      assertEquals(
          measurements.stream().map(one -> one.curvature().hessian().largest()).toList(),
          summary.sharpness().stream().map(RunSummary.Point::sharpness).toList());
    }
  }

  @Test
  void aFileOfTheFirstVersionOpensAndCanBeNamed() throws IOException, SQLException {
    Path file = versionOne();
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun run = opened.run();
      assertEquals(60, run.history().steps());
      assertEquals(7, run.history().measurements().size());
      int batchSize = run.config().optimizer().batchSize().on(run.examples());
      assertEquals(60L * batchSize, run.history().examplesSeen(60));
      assertTrue(run.hasEnded());
      assertEquals(RunLabel.NONE, opened.label());
    }
    RunFiles.label(file, new RunLabel("Old", ""));
    try (RunFile opened = RunFile.open(file);
        Connection connection = Sqlite.openToRead(file)) {
      assertEquals("Old", opened.label().name());
      assertEquals(60, opened.run().history().steps());
      assertEquals(Schema.VERSION, Schema.version(connection));
    }
  }

  @Test
  void aRunOfTheFirstVersionGoesOn() throws IOException {
    Path file = versionOne();
    RunStart start;
    double[] past;
    try (RunFile opened = RunFile.open(file)) {
      past = losses(opened, 60);
      start = opened.continuation(opened.config().withSteps(90));
    }
    finish(start, folder.resolve("unused.edgescope"));
    try (RunFile opened = RunFile.open(file)) {
      assertEquals(90, opened.run().history().steps());
      assertArrayEquals(past, losses(opened, 60));
    }
    assertFalse(Files.exists(folder.resolve("unused.edgescope")));
    Runs.assertUninterruptedUpToRounding(file);
  }

  @Test
  void aBranchHasThePastInAFileOfItsOwn() {
    Path trunk = recorded("trunk.edgescope", 600);
    Path branch = folder.resolve("branch.edgescope");
    RunStart start;
    try (RunFile opened = RunFile.open(trunk)) {
      start = opened.branch(600);
    }
    RunStart further =
        new RunStart(
            start.config().withSteps(900),
            start.checkpoint(),
            start.past(),
            start.changes(),
            start.dataChecksum(),
            start.record());
    finish(further, branch);
    try (RunFile opened = RunFile.open(branch);
        RunFile before = RunFile.open(trunk)) {
      assertEquals(900, opened.run().history().steps());
      assertEquals(600, before.run().history().steps());
      List<Measurement> common = before.run().history().measurements();
      assertEquals(common, opened.run().history().measurements().subList(0, common.size()));
    }
    Runs.assertUninterrupted(branch);
  }

  @Test
  void aBranchCanBeginBetweenCheckpoints() {
    Path trunk = recorded("trunk.edgescope", 600);
    Path branch = folder.resolve("branch.edgescope");
    RunStart start;
    try (RunFile opened = RunFile.open(trunk)) {
      start = opened.branch(333);
    }
    assertEquals(333, start.past().steps());
    finish(start, branch);
    try (RunFile opened = RunFile.open(branch)) {
      assertEquals(600, opened.run().history().steps());
    }
    Runs.assertUninterrupted(branch);
  }

  @Test
  void aBranchOnTheWayHasNothingOfWhatCameLater() {
    Path trunk = folder.resolve("trunk.edgescope");
    try (RunRecorder recorder = Runs.recorder(trunk)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.endless()), recorder)) {
        loop.send(new Command.SetPace(3000));
        loop.send(new Command.Resume());
        Runs.await(() -> {
          loop.drain(event -> {}, 1000);
          return loop.history().steps() > 300;
        });
        loop.send(new Command.SetControl(Control.LEARNING_RATE, 0.002));
        Runs.await(() -> {
          loop.drain(event -> {}, 1000);
          return loop.history().steps() > 900;
        });
      }
    }
    try (RunFile opened = RunFile.open(trunk)) {
      long step = 250;
      RunStart start = opened.branch(step);
      assertEquals(step, start.past().steps());
      assertEquals(List.of(), start.changes());
      assertTrue(start.past().measurements().stream().allMatch(reading -> reading.step() <= step));
    }
  }

  @Test
  void aRunWithoutAStepLeavesNoFile() throws IOException {
    try (RunRecorder recorder =
        new RunRecorder(
            started -> folder.resolve(started.runId() + ".edgescope"),
            RunRecorder.Stepless.LEFT_OUT,
            RunRecorder.Notices.NONE)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(50)), recorder)) {
        Runs.drainUntil(loop, RunEvent.Measured.class::isInstance);
        assertTrue(recorder.flush());
        loop.send(new Command.Reset(Runs.small(20)));
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
        loop.send(new Command.Reset(Runs.small(30)));
        Runs.drainUntil(loop, RunEvent.Started.class::isInstance);
        assertTrue(recorder.flush());
        // The next run has begun, so this one is a file without anything beside it.
        assertEquals(RunFiles.Writer.NONE, RunFiles.writer(folder.resolve("2.edgescope")));
      }
    }
    try (var files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve("2.edgescope")), files.toList());
    }
    try (RunFile opened = RunFile.open(folder.resolve("2.edgescope"))) {
      assertEquals(20, opened.run().history().steps());
    }
  }

  @Test
  void whoWritesAFileIsKnown() throws IOException {
    Path file = folder.resolve("run.edgescope");
    Path brokenOff = folder.resolve("broken-off.edgescope");
    Path alone = folder.resolve("alone.edgescope");
    try (RunRecorder recorder = Runs.recorder(file)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(200)), recorder)) {
        loop.send(new Command.Step());
        Runs.drainUntil(loop, RunEvent.Paused.class::isInstance);
        recorder.flush();
        assertEquals(RunFiles.Writer.THIS_PROCESS, RunFiles.writer(file));
        assertThrows(RunFileException.class, () -> RunFiles.delete(file));
        // What a killed process leaves: the file, and the log beside it.
        Files.copy(file, brokenOff);
        Files.copy(folder.resolve("run.edgescope-wal"), folder.resolve("broken-off.edgescope-wal"));
        Files.copy(file, alone);
        assertEquals(Optional.empty(), RunFiles.missingLog(file));
      }
    }
    assertEquals(Optional.empty(), RunFiles.missingLog(file));
    assertEquals(Optional.empty(), RunFiles.missingLog(brokenOff));
    assertEquals(
        Optional.of(
            alone
                + " was not closed by its writer, and its log (alone.edgescope-wal) is not beside"
                + " it: where the file was copied, copy the log too, or what was recorded last is"
                + " missing."),
        RunFiles.missingLog(alone));
    assertEquals(RunFiles.Writer.NONE, RunFiles.writer(file));
    assertEquals(RunFiles.Writer.BROKEN_OFF, RunFiles.writer(brokenOff));
    RunFiles.tidy(brokenOff);
    assertEquals(RunFiles.Writer.NONE, RunFiles.writer(brokenOff));
    try (RunFile opened = RunFile.open(brokenOff)) {
      assertEquals(1, opened.run().history().steps());
    }
  }

  @Test
  void aDeletedRunLeavesNothing() throws IOException {
    Path file = recorded("run.edgescope", 20);
    RunFiles.delete(file);
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void aRunThatGoesOnWhereItMayNotBeWrittenIsCopiedToWhereItMay() throws IOException {
    Path file = recorded("run.edgescope", 100);
    Path spare = folder.resolve("spare.edgescope");
    RunStart start;
    try (RunFile opened = RunFile.open(file)) {
      start = opened.continuation(Runs.small(200));
    }
    try (WriteLock _ = WriteLock.take(file);
        RunRecorder recorder = Runs.recorder(folder.resolve("unused.edgescope"))) {
      try (RunLoop loop = new RunLoop(start, recorder)) {
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
        assertFalse(recorder.flush());
        assertTrue(recorder.moveTo(spare));
      }
    }
    try (RunFile opened = RunFile.open(spare)) {
      assertEquals(200, opened.run().history().steps());
    }
    Runs.assertUninterrupted(spare);
  }

  private Path recorded(String name, long steps) {
    Path file = folder.resolve(name);
    finish(RunStart.of(Runs.small(steps)), file);
    return file;
  }

  private static void finish(RunStart start, Path file) {
    try (RunRecorder recorder = Runs.recorder(file);
        RunLoop loop = new RunLoop(start, recorder)) {
      loop.send(new Command.Resume());
      Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
    }
  }

  /** Written by the version of Edgescope that had the first schema. */
  private static double[] losses(RunFile file, int steps) {
    return IntStream.range(0, steps).mapToDouble(file.run().history()::loss).toArray();
  }

  private Path versionOne() throws IOException {
    Path file = folder.resolve("version-1.edgescope");
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("version-1.edgescope"))) {
      Files.copy(in, file);
    }
    return file;
  }
}
