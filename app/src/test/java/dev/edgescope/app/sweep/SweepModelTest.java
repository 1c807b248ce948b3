package dev.edgescope.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.engine.record.RunFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep in the window, without one; what it does in the background is done at once. */
class SweepModelTest {
  @TempDir private Path folder;

  private SweepModel model() {
    return new SweepModel(
        () -> folder.resolve("new.edgesweep"), new BackgroundTasks(), Runnable::run, Runnable::run);
  }

  /** As where the file alone was copied while it was written: its head tells of a log. */
  @Test
  void aSweepWithoutItsLogIsToldOf() throws Exception {
    Path whole = MadeSweeps.make(folder.resolve("a.edgesweep"), 5);
    byte[] bytes = Files.readAllBytes(whole);
    bytes[18] = 2;
    bytes[19] = 2;
    Path alone = Files.write(folder.resolve("alone.edgesweep"), bytes);
    SweepModel model = model();
    model.open(alone);
    assertEquals(SweepStage.COMPLETE, model.stageProperty().get());
    assertEquals(RunFiles.missingLog(alone).orElseThrow(), model.problemProperty().get());

    model.open(whole);
    assertEquals("", model.problemProperty().get());
  }
}
