package dev.edgescope.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
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
  void aKilledRunIsOfferedAndGoesOnInItsFile() throws IOException {
    Path file = killed();
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
  void aDismissedRunIsNotOfferedAgain() throws IOException {
    Path file = killed();
    Recovery recovery = recovery();
    recovery.search();
    recovery.dismiss();
    assertEquals("", recovery.offerProperty().get());
    assertEquals(RunFiles.Writer.NONE, RunFiles.writer(file));
  }

  private Path killed() throws IOException {
    Path file = folder.resolve("a.edgescope");
    SmallRuns.kill(file, 1);
    return file;
  }
}
