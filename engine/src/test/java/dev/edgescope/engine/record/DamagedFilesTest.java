package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that no Edgescope wrote, or not as they are now: a sentence each, and no wrong numbers. */
class DamagedFilesTest {
  private static final int MUTATIONS = 200;

  @TempDir private static Path folder;
  private static Path intact = Path.of("");

  @BeforeAll
  static void record() {
    intact = folder.resolve("intact.edgescope");
    try (RunRecorder recorder = Runs.recorder(intact)) {
      try (RunLoop loop = new RunLoop(RunStart.of(Runs.small(2000)), recorder)) {
        loop.send(new Command.Resume());
        Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
      }
    }
  }

  @Test
  void mutatedFilesReadAsTheyWereOrAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(intact);
    RecordedRun original = read(intact);
    Random random = new Random(5);
    int refused = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] mutated = whole.clone();
      if (i % 4 == 0) {
        mutated = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        for (int flips = 1 + random.nextInt(i % 4 == 1 ? 1 : 40); flips > 0; flips--) {
          mutated[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      Path file = Files.write(folder.resolve("mutated-" + i + ".edgescope"), mutated);
      Optional<RunFileException> refusal =
          assertTimeoutPreemptively(Duration.ofSeconds(10), () -> compare(file, original));
      if (refusal.isPresent()) {
        refused++;
        String sentence = String.valueOf(refusal.get().getMessage());
        assertTrue(sentence.startsWith(file.toString()), sentence);
        assertEquals(1, sentence.lines().count(), sentence);
      }
    }
    assertTrue(refused > MUTATIONS / 2, refused + " refused");
  }

  @Test
  void aNewerVersionIsRefused() throws IOException, SQLException {
    Path file = Files.copy(intact, folder.resolve("newer.edgescope"));
    try (Connection connection = Sqlite.openToWrite(file)) {
      Sqlite.execute(connection, "PRAGMA user_version = 6");
    }
    assertRefused(
        file
            + " was written by a newer Edgescope (file version 6, this one reads up to 5); use that"
            + " one.",
        file);
  }

  @Test
  void anotherDataBaseIsRefused() throws SQLException {
    Path file = folder.resolve("other.edgescope");
    try (Connection connection = Sqlite.openToWrite(file)) {
      Sqlite.execute(connection, "CREATE TABLE run (id INTEGER)");
    }
    assertRefused(
        file + " was not written by Edgescope; give the path of a run file (.edgescope).", file);
  }

  @Test
  void anotherKindOfFileIsRefused() throws IOException {
    Path file = folder.resolve("text.edgescope");
    Files.write(file, "step,loss\n".repeat(500).getBytes(StandardCharsets.UTF_8));
    assertRefused(
        file + " was not written by Edgescope; give the path of a run file (.edgescope).", file);
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.edgescope"));
    assertRefused(
        file + " was not written by Edgescope; give the path of a run file (.edgescope).", file);
  }

  @Test
  void aMissingFileIsRefused() {
    Path file = folder.resolve("missing.edgescope");
    assertRefused(file + " does not exist; give the path of a run file (.edgescope).", file);
  }

  @Test
  void aFolderIsRefused() {
    assertRefused(folder + " is not a file; give the path of a run file (.edgescope).", folder);
  }

  @Test
  void aNameWithMarksOfAUriIsOpened() throws IOException {
    Path file = Files.copy(intact, folder.resolve("50% of a? run#1.edgescope"));
    assertEquals(2000, read(file).history().steps());
  }

  private static void assertRefused(String sentence, Path file) {
    RunFileException e = assertThrows(RunFileException.class, () -> read(file));
    assertEquals(sentence, e.getMessage());
  }

  /** The refusal; empty where everything is as it was. */
  private static Optional<RunFileException> compare(Path file, RecordedRun original) {
    try (RunFile opened = RunFile.open(file)) {
      RecordedRun run = opened.run();
      Runs.assertSame(original.history(), run.history());
      assertEquals(original.history().measurements(), run.history().measurements());
      assertEquals(original.events(), run.events());
      assertEquals(original.config(), run.config());
      for (long step : run.checkpointSteps()) {
        opened.checkpoint(step);
      }
      return Optional.empty();
    } catch (RunFileException e) {
      return Optional.of(e);
    }
  }

  private static RecordedRun read(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.run();
    }
  }
}
