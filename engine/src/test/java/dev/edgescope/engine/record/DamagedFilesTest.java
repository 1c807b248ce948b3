package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that no Edgescope wrote, or not as they are now: a sentence each, and no wrong numbers. */
class DamagedFilesTest {
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
  void aNewerVersionIsRefused() throws IOException, SQLException {
    Path file = Files.copy(intact, folder.resolve("newer.edgescope"));
    try (Connection connection = Sqlite.openToWrite(file)) {
      Sqlite.execute(connection, "PRAGMA user_version = 7");
    }
    assertRefused(
        file
            + " was written by a newer Edgescope (file version 7, this one reads up to 6); use that"
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

  private static RecordedRun read(Path file) {
    try (RunFile opened = RunFile.open(file)) {
      return opened.run();
    }
  }
}
