package dev.edgescope.engine.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunLoop;
import dev.edgescope.engine.machine.Machine;
import dev.edgescope.engine.training.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose rows are intact each, but not all, not their own, or more than rows. */
class ForeignContentTest {
  @TempDir private static Path folder;
  private static Path recorded = Path.of("");
  private static Path log = Path.of("");

  @TempDir private Path own;
  private Path file = Path.of("");

  @BeforeAll
  static void record() throws IOException {
    recorded = folder.resolve("recorded.edgescope");
    try (RunRecorder recorder = Runs.recorder(recorded);
        RunLoop loop = new RunLoop(RunStart.of(Runs.small(2000)), recorder)) {
      loop.send(new Command.Resume());
      Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
    }
    Path live = folder.resolve("live.edgescope");
    log = folder.resolve("foreign-wal");
    String json = RunConfigJson.write(Runs.small(2000)).replace("\"seed\" : 7", "\"seed\" : 8");
    try (RunRecorder recorder = Runs.recorder(live);
        RunLoop loop = new RunLoop(RunStart.of(RunConfigJson.read(json)), recorder)) {
      loop.send(new Command.Step());
      Runs.drainUntil(loop, RunEvent.Paused.class::isInstance);
      assertTrue(recorder.flush());
      Files.copy(folder.resolve("live.edgescope-wal"), log);
    }
  }

  @BeforeEach
  void copy() throws IOException {
    file = Files.copy(recorded, own.resolve("run.edgescope"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM steps",
        "DELETE FROM steps WHERE seq = (SELECT max(seq) FROM steps)",
        "DELETE FROM measurement WHERE step = 500",
        "DELETE FROM event",
        "DELETE FROM checkpoint",
        "DELETE FROM extent"
      })
  void missingRowsAreNoticed(String deletion) throws SQLException {
    change(deletion);
    try (RunFile opened = RunFile.open(file)) {
      assertThrows(RunFileException.class, opened::run);
      assertThrows(RunFileException.class, opened::summary);
      assertThrows(RunFileException.class, () -> opened.continuation(Runs.small(2000)));
    }
  }

  /** As before version 5, which had no number of rows: those between others are missed. */
  @Test
  void aGapIsNoticedInAnOlderFile() throws SQLException {
    change("DELETE FROM measurement WHERE step = 500");
    change("DROP TABLE extent");
    change("DROP TABLE machine");
    change("PRAGMA user_version = 4");
    try (RunFile opened = RunFile.open(file)) {
      RunFileException e = assertThrows(RunFileException.class, opened::run);
      assertEquals(file + " is damaged (rows are missing); use an intact copy.", e.getMessage());
    }
  }

  @Test
  void theLogOfAnotherRunIsNotPlayedIn() throws IOException {
    Files.copy(log, own.resolve("run.edgescope-wal"));
    assertThrows(RunFileException.class, this::read);
  }

  /** Nor where a new run takes the name of one that is gone, but for its log. */
  @Test
  void theLogOfAnotherRunIsNotPlayedIntoANewOne() throws IOException {
    Files.delete(file);
    Files.copy(log, own.resolve("run.edgescope-wal"));
    try (RunRecorder recorder = Runs.recorder(file);
        RunLoop loop = new RunLoop(RunStart.of(Runs.small(50)), recorder)) {
      loop.send(new Command.Resume());
      Runs.drainUntil(loop, RunEvent.Finished.class::isInstance);
    }
    Runs.assertUninterrupted(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER t AFTER INSERT ON steps BEGIN DELETE FROM measurement; END",
        "CREATE VIEW v AS SELECT * FROM steps",
        "CREATE INDEX i ON steps(abs(first_step))",
        "CREATE VIRTUAL TABLE f USING fts5(x)"
      })
  void whatWouldBeExecutedIsRefused(String statement) throws SQLException {
    change(statement);
    RunFileException e = assertThrows(RunFileException.class, this::read);
    assertEquals(
        file
            + " is damaged (it holds a table, index, view or trigger that no Edgescope makes); use"
            + " an intact copy.",
        e.getMessage());
  }

  @Test
  void onTheSameMachineThereIsNothingToTell() {
    try (RunFile opened = RunFile.open(file)) {
      assertEquals(Optional.empty(), opened.continuation(opened.config()).otherMachine());
    }
  }

  @Test
  void anotherMachineIsToldByBothNames() throws SQLException {
    Machine there = new Machine("Electrologica X1", "OpenBLAS 0.1", "Drum");
    try (Connection connection = Sqlite.openToWrite(file)) {
      MachineRows.insert(connection, there, 2000);
      Schema.writeExtent(connection, RunHead.read(connection, file));
    }
    try (RunFile opened = RunFile.open(file)) {
      assertEquals(
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "%s was computed on %s and goes on on %s, with differences of rounding.",
                  file,
                  there,
                  Machine.current())),
          opened.continuation(opened.config()).otherMachine());
    }
  }

  @Test
  void theMachineKnowsItsLibrary() {
    assertTrue(
        Machine.current().blas().matches("OpenBLAS \\d+\\.\\d+.*"), Machine.current().toString());
  }

  private void read() {
    try (RunFile opened = RunFile.open(file)) {
      opened.run();
    }
  }

  private void change(String statement) throws SQLException {
    try (Connection connection = Sqlite.openToWrite(file)) {
      Sqlite.execute(connection, statement);
    }
  }
}
