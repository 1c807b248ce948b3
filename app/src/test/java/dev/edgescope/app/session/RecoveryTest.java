package dev.edgescope.app.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.record.Recording;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEngines;
import dev.edgescope.app.run.RunState;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.TrainingRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryTest {
  private static final long GOES_ON_FOR = 20;

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
    assertEquals(0, recovery.countProperty().get());
  }

  @Test
  void aKilledRunIsOfferedAndGoesOnInItsFile() throws IOException {
    Path file = killed("a.edgescope");
    Recovery recovery = recovery();
    recovery.search();
    String offer = recovery.offerProperty().get();
    assertTrue(offer.endsWith("was not finished: its window ended at step 1."), offer);
    List<RunStart> starts = new ArrayList<>();
    recovery.recover(starts::addAll);
    assertEquals(1, starts.size());
    assertEquals(file, starts.getFirst().record().orElseThrow());
    assertEquals(1, starts.getFirst().past().steps());
    assertEquals("", recovery.offerProperty().get());
  }

  @Test
  void aDismissedRunIsNotOfferedAgain() throws IOException {
    Path file = killed("a.edgescope");
    Recovery recovery = recovery();
    recovery.search();
    recovery.dismiss();
    assertEquals("", recovery.offerProperty().get());
    assertEquals(RunFiles.Writer.NONE, RunFiles.writer(file));
  }

  @Test
  void theRunsOfAnotherWindowAreOfferedAfterThose() throws IOException {
    Path before = killed("a.edgescope");
    Files.writeString(before.resolveSibling("a.edgescope-lock"), "17", StandardCharsets.UTF_8);
    killed("b.edgescope");
    Recovery recovery = recovery();
    recovery.search();
    assertEquals(1, recovery.countProperty().get());
    recovery.dismiss();
    List<RunStart> starts = new ArrayList<>();
    recovery.recover(starts::addAll);
    assertEquals(before, starts.getFirst().record().orElseThrow());
  }

  @Test
  void theMainRunIsTheFirstThoughItsTwinBeganBefore() throws IOException {
    RunConfig main = SmallRuns.config();
    SmallRuns.kill(
        folder.resolve("2026-01-01 10.00.00 (2).edgescope"),
        ConfigPatch.FULL_BATCH.applyTo(main),
        1);
    SmallRuns.kill(folder.resolve("2026-01-01 10.00.01.edgescope"), main, 1);
    Recovery recovery = recovery();
    recovery.search();
    List<RunStart> starts = new ArrayList<>();
    recovery.recover(starts::addAll);
    assertEquals(2, starts.size());
    assertEquals(main.optimizer().batchSize(), starts.getFirst().config().optimizer().batchSize());
  }

  /** What they would have been without the kill, each of them, bit by bit. */
  @Test
  void fiveKilledRunsAreOfferedByNameAndGoOnTogether() throws IOException, InterruptedException {
    Process window = KilledWindow.start(folder);
    try {
      SmallRuns.await(() -> recorded() == KilledWindow.CONFIGS.size());
    } finally {
      window.destroyForcibly().waitFor();
    }
    Recovery recovery = recovery();
    recovery.search();
    String offer = recovery.offerProperty().get();
    assertTrue(offer.matches("5 runs of .* were not finished when their window ended: .*"), offer);
    for (String name : List.of("B = 4, seed 1", "B = 4, seed 2", "B = 8", "B = 2", "B = 1")) {
      Matcher said = Pattern.compile("[:;] " + name + "[^:]* at step [0-9,]+").matcher(offer);
      assertTrue(said.find(), name + " in " + offer);
    }

    try (Recording recording = new Recording(folder, System::nanoTime)) {
      RunComparison runs =
          new RunComparison(
              SmallRuns.config(),
              List.of(),
              Double.POSITIVE_INFINITY,
              new RunEngines(recording::open, recording::end),
              System::nanoTime);
      recovery.recover(runs::restore);
      await(runs, RunState.PAUSED);
      long furthest = runs.live().stream().mapToLong(RecoveryTest::step).max().orElseThrow();
      runs.resume();
      SmallRuns.await(() -> {
        runs.pulse();
        return step(runs.main()) >= furthest + GOES_ON_FOR;
      });
      runs.pause();
      await(runs, RunState.PAUSED);
      assertEquals(1, runs.live().stream().mapToLong(RecoveryTest::step).distinct().count());
      Set<RunConfig> configs = new HashSet<>();
      for (LiveRun run : runs.live()) {
        configs.add(run.config());
        assertArrayEquals(losses(run.config(), (int) step(run)), losses(run.history()));
      }
      assertEquals(Set.copyOf(KilledWindow.CONFIGS), configs);
      runs.close();
    }
  }

  private static double[] losses(RunConfig config, int steps) {
    try (TrainingRun whole = new TrainingRun(config)) {
      while (whole.history().steps() < steps) {
        whole.advance();
      }
      return losses(whole.history());
    }
  }

  private static double[] losses(History history) {
    return IntStream.range(0, history.steps()).mapToDouble(history::loss).toArray();
  }

  private static long step(LiveRun run) {
    return run.history().steps();
  }

  private static void await(RunComparison runs, RunState state) {
    SmallRuns.await(() -> {
      runs.pulse();
      return runs.live().stream().allMatch(run -> run.stateProperty().get() == state);
    });
  }

  /** How many runs have got some way. */
  private long recorded() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".edgescope"))
          .filter(RecoveryTest::hasBegun)
          .count();
    } catch (IOException e) {
      return 0; // a file came or went meanwhile
    }
  }

  private static boolean hasBegun(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.summary().steps() >= 30;
    } catch (RunFileException e) {
      return false; // being laid out
    }
  }

  private Path killed(String name) throws IOException {
    Path file = folder.resolve(name);
    SmallRuns.kill(file, 1);
    return file;
  }
}
