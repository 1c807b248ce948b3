package dev.edgescope.engine.sweep.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.Sqlite;
import dev.edgescope.engine.sweep.Executor;
import dev.edgescope.engine.sweep.ThreadExecutor;
import dev.edgescope.engine.sweep.plan.SmallSweeps;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that may have been changed since it was written. */
class SweepFileTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void make() throws Exception {
    file = folder.resolve("plane.edgesweep");
    String json = SmallSweeps.PLANE.replace("\"steps\"", "\"keep\": \"measurements\", \"steps\"");
    try (Executor executor = new ThreadExecutor(2);
        SweepRun run = SweepRun.begin(file, SweepJson.read(json), executor, SweepListener.NONE)) {
      run.await();
    }
  }

  private void change(String statement) throws SQLException {
    try (Connection connection = Sqlite.openToWrite(file)) {
      Sqlite.execute(connection, statement);
    }
  }

  private void readAll() {
    try (SweepFile sweep = SweepFile.open(file)) {
      sweep.outcomes().forEach(outcome -> sweep.measurements(outcome.cell()));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE member SET final_loss = 0.5 WHERE cell = 3|its member 3 is not what was written",
        "UPDATE member SET status = 'won' WHERE cell = 3|A member has a word that is not known:"
            + " won",
        "UPDATE member SET curve = x'00' WHERE cell = 3|1 bytes are no curve",
        "UPDATE measurement SET step = 7 WHERE cell = 3 AND step = 5|a reading of member 3 is not"
            + " what was written",
        "UPDATE quantity SET name = 'x' WHERE id = 1|The name of a quantity is damaged",
        "UPDATE sweep SET started = 1|its plan is not what was written"
      })
  void aNumberThatHasBecomeAnotherIsNoticed(String statement, String reason) throws SQLException {
    change(statement);
    RunFileException e = assertThrows(RunFileException.class, this::readAll);
    assertEquals(file + " is damaged (" + reason + "); use an intact copy.", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM member WHERE cell = 4",
        "DELETE FROM measurement WHERE cell = 4",
        "UPDATE extent SET members = 11"
      })
  void missingRowsAreNoticed(String statement) throws SQLException {
    change(statement);
    assertThrows(RunFileException.class, this::readAll);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER t AFTER INSERT ON member BEGIN DELETE FROM member; END",
        "CREATE VIEW v AS SELECT * FROM member"
      })
  void whatWouldBeExecutedIsRefused(String statement) throws SQLException {
    change(statement);
    RunFileException e = assertThrows(RunFileException.class, this::readAll);
    assertTrue(String.valueOf(e.getMessage()).contains("no Edgescope makes"), e.getMessage());
  }

  @Test
  void aNewerFileIsRefused() throws SQLException {
    change("PRAGMA user_version = 2");
    RunFileException e = assertThrows(RunFileException.class, this::readAll);
    assertTrue(String.valueOf(e.getMessage()).contains("newer Edgescope"), e.getMessage());
  }

  @Test
  void aSweepIsNoRun() {
    RunFileException e = assertThrows(RunFileException.class, () -> RunFile.open(file));
    assertEquals(
        file + " is another kind of file of Edgescope's; give the path of a run file (.edgescope).",
        e.getMessage());
  }

  @Test
  void aFileIsKnownByItsContent() throws Exception {
    Path renamed = Files.move(file, folder.resolve("plane.db"));
    assertTrue(SweepFile.isOne(renamed));
    assertFalse(SweepFile.isOne(Files.writeString(folder.resolve("a.edgesweep"), "no sweep")));
    assertFalse(SweepFile.isOne(folder.resolve("missing.edgesweep")));
  }
}
