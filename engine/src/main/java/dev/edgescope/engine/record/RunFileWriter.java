package dev.edgescope.engine.record;

import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.json.RunConfigJson;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.live.RunEvent.ControlChanged;
import dev.edgescope.engine.machine.Machine;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.row.EventJson;
import dev.edgescope.engine.record.row.MeasurementRows;
import dev.edgescope.engine.record.row.RowCheck;
import dev.edgescope.engine.record.row.StepRows;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.StepBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteErrorCode;

/**
 * Appends to a run file. Each call is one transaction that is on the disk when it returns; whatever
 * interrupts it leaves the file as it was before. For one thread.
 */
final class RunFileWriter implements AutoCloseable {

  /** Opens a data base for writing; a test's may be smaller than its disk. */
  @FunctionalInterface
  interface Opener {
    Connection open(Path file) throws SQLException;
  }

  private final Path file;
  private final WriteLock lock;
  private final Connection connection;
  private final RunHead head;
  private final StepRows steps;
  private final MeasurementRows measurements;
  private final CheckpointRows checkpoints;
  private final PreparedStatement insertEvent;
  private long seq;

  private RunFileWriter(Path file, WriteLock lock, Connection connection) throws SQLException {
    this.file = file;
    this.lock = lock;
    this.connection = connection;
    Sqlite.execute(connection, "PRAGMA journal_mode = WAL");
    // Each transaction reaches the disk before the next: a second is lost, not a minute.
    Sqlite.execute(connection, "PRAGMA synchronous = FULL");
    connection.setAutoCommit(false);
    head = RunHead.read(connection, file);
    Schema.bringUpToDate(connection, head);
    connection.commit();
    steps = new StepRows(connection);
    measurements = new MeasurementRows(connection);
    checkpoints = new CheckpointRows(connection);
    insertEvent =
        connection.prepareStatement(
            "INSERT INTO event (seq, step, time, kind, detail, crc) VALUES (?, ?, ?, ?, ?, ?)");
    seq =
        Sqlite.number(
            connection,
            "SELECT max(s) FROM (SELECT max(seq) AS s FROM steps UNION ALL"
                + " SELECT max(seq) FROM measurement UNION ALL SELECT max(seq) FROM event)");
    connection.rollback();
  }

  /**
   * Makes the file of a new run. It appears under its name when it is complete, never before.
   *
   * @throws RunFileException if another writer holds it
   */
  static RunFileWriter create(Path file, RecordItem.Begun begun, Opener opener)
      throws SQLException, IOException {
    WriteLock lock = WriteLock.take(file);
    try {
      Path fresh = RunFiles.fresh(file);
      try (Connection connection = opener.open(fresh)) {
        // Room that old checkpoints leave can be given back; only possible before the first table.
        Sqlite.execute(connection, "PRAGMA auto_vacuum = INCREMENTAL");
        connection.setAutoCommit(false);
        for (String statement : Schema.STATEMENTS) {
          Sqlite.execute(connection, statement);
        }
        insertHead(connection, begun);
        MachineRows.insert(connection, Machine.current(), 0);
        Schema.writeExtent(connection, RunHead.read(connection, fresh));
        connection.commit();
      }
      RunFiles.putInPlace(fresh, file);
      RunFileWriter writer = open(file, lock, opener);
      writer.steps.learningRate(begun.event().config().optimizer().learningRate());
      return writer;
    } catch (SQLException | IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens the file of an earlier run to go on with it.
   *
   * @throws RunFileException if it is no run file that this version can write, or another writer
   *     holds it
   */
  static RunFileWriter append(Path file, Opener opener) throws SQLException, IOException {
    WriteLock lock = WriteLock.take(file);
    try {
      // Checks that it is ours before anything is changed in it.
      RunFile.open(file).close();
      return open(file, lock, opener);
    } catch (SQLException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static RunFileWriter open(Path file, WriteLock lock, Opener opener) throws SQLException {
    Connection connection = opener.open(file);
    try {
      return new RunFileWriter(file, lock, connection);
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  private static void insertHead(Connection connection, RecordItem.Begun begun)
      throws SQLException {
    RunEvent.Started event = begun.event();
    RunHead head =
        new RunHead(
            RunConfigJson.write(event.config()),
            ProgramVersion.current(),
            begun.dataChecksum(),
            event.parameters(),
            event.examples(),
            event.outputs(),
            begun.time());
    head.insert(connection);
  }

  Path file() {
    return file;
  }

  /**
   * Replaces the configuration, for a run that goes on to more steps than it was laid out for.
   *
   * @throws RunFileException if the file has other steps than those after which the run goes on
   */
  void goOn(RecordItem.Begun begun) throws SQLException {
    long found = new RunRows(connection, begun.event().config()).steps();
    connection.rollback();
    if (found != begun.pastSteps()) {
      throw new RunFileException(
          String.format(
              Locale.ROOT,
              "%s had %,d steps when it was read and has %,d now: another Edgescope has gone on"
                  + " with it meanwhile; resume it again.",
              file,
              begun.pastSteps(),
              found));
    }
    transaction(() -> {
      head.with(RunConfigJson.write(begun.event().config())).insert(connection);
      MachineRows.insert(connection, Machine.current(), begun.pastSteps());
      Schema.writeExtent(connection, head);
    });
    steps.learningRate(begun.event().config().optimizer().learningRate());
  }

  /** Appends items in their order. */
  void write(List<RecordItem> items) throws SQLException {
    long before = seq;
    try {
      transaction(() -> {
        for (RecordItem item : items) {
          write(item);
        }
        flushSteps();
        Schema.writeExtent(connection, head);
      });
    } catch (SQLException e) {
      seq = before;
      throw e;
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void transaction(Work work) throws SQLException {
    try {
      work.run();
      connection.commit();
    } catch (SQLException e) {
      steps.clear();
      try {
        connection.rollback();
      } catch (SQLException rollback) {
        e.addSuppressed(rollback);
      }
      throw e;
    }
  }

  private void write(RecordItem item) throws SQLException {
    switch (item) {
      case RecordItem.Told(RunEvent.Stepped(_, StepBlock block), _) -> {
        if (steps.isFull()) {
          flushSteps();
        }
        steps.add(block);
      }
      case RecordItem.Told(RunEvent.Measured(_, Measurement measurement), _) -> {
        // Which came first, a step or a measurement, their step numbers tell.
        measurements.insert(++seq, measurement);
      }
      case RecordItem.Told(RunEvent event, long time) -> {
        flushSteps();
        insert(EventJson.of(event), time);
        if (event instanceof ControlChanged(long _, ControlChange change)
            && change.control() == Control.LEARNING_RATE) {
          steps.learningRate(change.to());
        }
      }
      case RecordItem.Kept(Checkpoint checkpoint) -> checkpoints.insert(checkpoint);
      case RecordItem.Begun begun ->
          throw new IllegalArgumentException("A run begins a file and does not lie in one");
    }
  }

  private void flushSteps() throws SQLException {
    if (!steps.isEmpty()) {
      steps.insert(++seq);
    }
  }

  private void insert(EventJson event, long time) throws SQLException {
    seq++;
    insertEvent.setLong(1, seq);
    insertEvent.setLong(2, event.step());
    insertEvent.setLong(3, time);
    insertEvent.setString(4, event.kind());
    insertEvent.setString(5, event.detail());
    insertEvent.setLong(6, check(seq, event, time));
    insertEvent.executeUpdate();
  }

  static long check(long seq, EventJson event, long time) {
    return new RowCheck()
        .add(seq)
        .add(event.step())
        .add(time)
        .add(event.kind())
        .add(event.detail())
        .value();
  }

  /** Leaves a single file that can be copied, mailed and opened in a folder without rights. */
  @Override
  public void close() throws SQLException, IOException {
    try (lock;
        connection) {
      connection.setAutoCommit(true);
      try {
        Sqlite.execute(connection, "PRAGMA incremental_vacuum");
        Sqlite.execute(connection, "PRAGMA journal_mode = DELETE");
      } catch (SQLException e) {
        // A reader is still there, and will find the log beside the file as it should.
        if (Sqlite.code(e) != SQLiteErrorCode.SQLITE_BUSY) {
          throw e;
        }
      }
    }
  }

  /** Lets go of the file without another word to it; what is not committed is undone. */
  void abandon() throws SQLException, IOException {
    try (lock) {
      connection.close();
    }
  }
}
