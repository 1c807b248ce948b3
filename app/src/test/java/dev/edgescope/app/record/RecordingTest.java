package dev.edgescope.app.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunPort;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final RunConfig CONFIG = SmallRuns.config();

  @TempDir private Path folder;
  private long nanos;

  @Test
  void everyEngineHasItsFileThatIsCompleteWhenItHasEnded() throws IOException {
    Path runs = folder.resolve("not").resolve("yet");
    try (Recording recording = new Recording(runs, () -> nanos)) {
      RunPort one = recording.open(RunStart.of(CONFIG));
      RunPort other = recording.open(RunStart.of(CONFIG));
      step(one);
      step(other);
      recording.end(one);
    }
    List<Path> files = files(runs);
    assertEquals(2, files.size(), files.toString());
    for (Path file : files) {
      try (RunFile opened = RunFile.open(file)) {
        assertEquals(1, opened.run().history().steps());
      }
    }
  }

  @Test
  void anEngineThatMadeNoStepLeavesNothing() throws IOException {
    try (Recording recording = new Recording(folder, () -> nanos)) {
      SmallRuns.awaitMeasurement(recording.open(RunStart.of(CONFIG)));
    }
    assertEquals(List.of(), files(folder));
  }

  @Test
  void theStatusSaysThatARunIsSaved() {
    try (Recording recording = new Recording(folder, () -> nanos)) {
      recording.pulse();
      assertEquals("", recording.statusProperty().get());
      assertFalse(recording.savingProperty().get());
      step(recording.open(RunStart.of(CONFIG)));
      SmallRuns.await(() -> isStatus(recording, "saved just now"));
      nanos += 4_000_000_000L;
      SmallRuns.await(() -> isStatus(recording, "saved"));
      assertTrue(recording.savingProperty().get());
    }
  }

  @Test
  void whereItCannotBeSavedANoticeComesOnceAndAnotherFolderHelps() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path other = folder.resolve("other");
    try (Recording recording = new Recording(file.resolve("runs"), () -> nanos)) {
      RunPort loop = recording.open(RunStart.of(CONFIG));
      step(loop);
      SmallRuns.await(() -> isStatus(recording, "not saved"));
      assertFalse(recording.savingProperty().get());
      String notice = recording.noticeProperty().get();
      assertTrue(notice.endsWith("the run goes on and is kept in memory."), notice);
      recording.dismiss();
      recording.pulse();
      assertEquals("", recording.noticeProperty().get());
      assertEquals("not saved", recording.statusProperty().get());

      recording.moveTo(other);
      SmallRuns.await(() -> isStatus(recording, "saved just now"));
      step(loop);
    }
    try (RunFile opened = RunFile.open(files(other).getFirst())) {
      assertEquals(2, opened.run().history().steps());
    }
  }

  /** Here the recorder's thread hangs while it tells what it has saved. */
  @Test
  @Timeout(60)
  void aRecorderThatHangsIsNotWaitedForForEver() {
    CountDownLatch hanging = new CountDownLatch(1);
    Recording recording =
        new Recording(
            folder,
            () -> {
              try {
                hanging.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return nanos;
            });
    step(recording.open(RunStart.of(CONFIG)));
    assertFalse(recording.closeWithin(Duration.ofMillis(300)));
    hanging.countDown();
    assertTrue(recording.closeWithin(Duration.ofSeconds(30)));
  }

  private static boolean isStatus(Recording recording, String text) {
    recording.pulse();
    return recording.statusProperty().get().equals(text);
  }

  private static void step(RunPort loop) {
    int before = loop.history().steps();
    loop.send(new Command.Step());
    SmallRuns.await(() -> loop.history().steps() > before);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
