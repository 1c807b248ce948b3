package dev.edgescope.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.run.Command;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.RunLoop;
import dev.edgescope.engine.run.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  @TempDir private Path folder;

  private Recovery recovery() {
    return new Recovery(folder, Runnable::run, Runnable::run);
  }

  @Test
  void whatWasClosedIsNotOffered() {
    SmallRuns.record(folder.resolve("a.edgescope"), 20);
    Recovery recovery = recovery();
    recovery.search();
    assertEquals("", recovery.offerProperty().get());
  }

  @Test
  void aKilledRunIsOfferedAndGoesOnInItsFile(@TempDir Path other) throws IOException {
    Path file = killed(other);
    Recovery recovery = recovery();
    recovery.search();
    String offer = recovery.offerProperty().get();
    assertTrue(offer.endsWith("was not finished: its window ended at step 1."), offer);
    List<RunStart> starts = new ArrayList<>();
    recovery.recover(starts::add);
    assertEquals(file, starts.getFirst().record().orElseThrow());
    assertEquals(1, starts.getFirst().past().steps());
    assertEquals("", recovery.offerProperty().get());
  }

  @Test
  void aDismissedRunIsNotOfferedAgain(@TempDir Path other) throws IOException {
    Path file = killed(other);
    Recovery recovery = recovery();
    recovery.search();
    recovery.dismiss();
    assertEquals("", recovery.offerProperty().get());
    assertEquals(RunFiles.Writer.NONE, RunFiles.writer(file));
  }

  /** What a killed process leaves: the file, and the log beside it. */
  private Path killed(Path other) throws IOException {
    Path recorded = other.resolve("a.edgescope");
    Path file = folder.resolve("a.edgescope");
    try (RunRecorder recorder =
            new RunRecorder(
                started -> recorded, RunRecorder.Stepless.RECORDED, RunRecorder.Notices.NONE);
        RunLoop loop = new RunLoop(RunStart.of(SmallRuns.config(RunConfig.ENDLESS)), recorder)) {
      loop.send(new Command.Step());
      SmallRuns.await(() -> loop.history().steps() == 1 && recorder.flush());
      Files.copy(recorded, file);
      Files.copy(other.resolve("a.edgescope-wal"), folder.resolve("a.edgescope-wal"));
    }
    return file;
  }
}
