package dev.edgescope.app.workspace.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.record.RunRecorder;
import dev.edgescope.engine.training.RunStart;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the library says of runs that were recorded by the real engine. */
class LibraryRunTest {
  private static final Preset PRESET =
      new Preset(
          "small",
          "Small",
          "What to see.",
          "What to do.",
          SmallRuns.config(),
          List.of(),
          Double.POSITIVE_INFINITY);

  @TempDir private Path folder;

  private void record(RunConfig config, Consumer<RunLoop> work) {
    try (RunRecorder recorder =
            new RunRecorder(
                started -> folder.resolve("a.edgescope"),
                RunRecorder.Stepless.RECORDED,
                RunRecorder.Notices.NONE);
        RunLoop loop = new RunLoop(RunStart.of(config), recorder)) {
      work.accept(loop);
    }
  }

  private LibraryRun found() {
    LibraryModel model =
        new LibraryModel(() -> folder, List.of(PRESET), Runnable::run, Runnable::run);
    model.refresh();
    return model.found().getFirst();
  }

  private static void step(RunLoop loop) {
    int before = loop.history().steps();
    loop.send(new Command.Step());
    SmallRuns.await(() -> loop.history().steps() > before);
  }

  @Test
  void theSettingsAreThoseInForce() {
    record(
        SmallRuns.config(),
        loop -> {
          step(loop);
          loop.send(new Command.SetControl(Control.BATCH_SIZE, 1));
          loop.send(new Command.SetControl(Control.LEARNING_RATE, 0.05));
          step(loop);
        });
    LibraryRun run = found();
    assertEquals("Small, changed", run.title());
    assertTrue(run.description().endsWith("α = 0.05, B = 1, seed 1"), run.description());
    assertTrue(run.circumstances().endsWith("2 steps · unfinished"), run.circumstances());
  }

  @Test
  void aRunThatWasLeftAsItIsHasTheNameOfItsPreset() {
    record(SmallRuns.config(), LibraryRunTest::step);
    assertEquals("Small", found().title());
  }

  @Test
  void aRunThatDivergedSaysSo() {
    RunConfig config = SmallRuns.config();
    record(
        config.withOptimizer(config.optimizer().with(Control.LEARNING_RATE, 500.0)),
        loop -> {
          loop.send(new Command.Resume());
          boolean[] ended = {false};
          SmallRuns.await(() -> {
            loop.drain(event -> ended[0] |= event instanceof RunEvent.Failed, 1000);
            return ended[0];
          });
        });
    assertTrue(found().circumstances().endsWith("· diverged"), found().circumstances());
  }
}
