package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.training.RunStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorder whose data base fails with an Error: nobody waits in vain, and nothing is lost. */
class RecorderErrorTest {
  private static final Duration MOST = Duration.ofMinutes(1);
  private static final int STEPS = 50;

  @TempDir private Path folder;
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final List<String> troubles = new CopyOnWriteArrayList<>();

  @Test
  void whoWaitsHearsOfIt() {
    assertTimeoutPreemptively(
        MOST,
        () -> {
          try (RunRecorder recorder = recorder();
              RunLoop _ = finished(recorder)) {
            assertFalse(recorder.flush());
            assertFalse(recorder.moveTo(folder.resolve("spare.edgescope")));
          }
        });
    assertEquals(1, troubles.stream().filter(told -> told.contains("no library")).count());
  }

  @Test
  void onceItWorksAgainEverythingIsThere() {
    Path file = folder.resolve("run.edgescope");
    try (RunRecorder recorder = recorder();
        RunLoop _ = finished(recorder)) {
      assertFalse(recorder.flush());
      broken.set(false);
      assertTrue(recorder.flush());
    }
    Runs.assertUninterrupted(file);
  }

  @Test
  void whoAsksBeforeTheFirstStepIsToldWhy() {
    try (RunRecorder recorder = recorder();
        RunLoop loop = new RunLoop(RunStart.of(Runs.small(STEPS)), recorder)) {
      Runs.drainUntil(loop, RunEvent.Measured.class::isInstance);
      Optional<String> refusal = recorder.begin();
      assertTrue(refusal.orElse("").endsWith("give another folder."), refusal.toString());
    }
  }

  private RunRecorder recorder() {
    RunRecorder.Notices notices =
        new RunRecorder.Notices() {
          @Override
          public void saved(Path file) {}

          @Override
          public void trouble(String sentence) {
            troubles.add(sentence);
          }
        };
    return new RunRecorder(
        started -> folder.resolve("run.edgescope"),
        RunRecorder.Stepless.RECORDED,
        notices,
        file -> {
          if (broken.get()) {
            throw new UnsatisfiedLinkError("no library");
          }
          return Sqlite.openToWrite(file);
        });
  }

  private static RunLoop finished(RunRecorder recorder) {
    RunLoop loop = new RunLoop(RunStart.of(Runs.small(STEPS)), recorder);
    loop.send(new Command.Resume());
    Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
    return loop;
  }
}
