package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.machine.Machine;
import dev.edgescope.engine.record.Extent;
import dev.edgescope.engine.record.ProgramVersion;
import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.RunFiles;
import dev.edgescope.engine.record.Sqlite;
import dev.edgescope.engine.record.WriteLock;
import dev.edgescope.engine.record.row.QuantityNames;
import dev.edgescope.engine.record.row.RowCheck;
import dev.edgescope.engine.sweep.member.MemberResult;
import dev.edgescope.engine.sweep.plan.Sweep;
import dev.edgescope.engine.sweep.plan.SweepJson;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.sqlite.SQLiteErrorCode;

/**
 * Adds members to the file of a sweep. Each is one transaction, so that whatever ends the process
 * leaves whole members; a machine that is switched off may lose the last ones, never a part of one.
 * A member that is written again takes the place of itself. For any threads.
 */
final class SweepFileWriter implements AutoCloseable {
  private final Path file;
  private final WriteLock lock;
  private final Connection connection;
  private final SweepHead head;
  private final MemberRows members;
  private final PreparedStatement insertMeasurement;
  private final PreparedStatement deleteMeasurements;
  private final PreparedStatement deleteMember;
  private final QuantityNames names;

  /** What is in the file; counting it anew for every member would read all of them. */
  private Extent extent;

  private boolean closed;

  private SweepFileWriter(Path file, WriteLock lock, Connection connection) throws SQLException {
    this.file = file;
    this.lock = lock;
    this.connection = connection;
    Sqlite.execute(connection, "PRAGMA journal_mode = WAL");
    Sqlite.execute(connection, "PRAGMA synchronous = NORMAL");
    connection.setAutoCommit(false);
    head = SweepHead.read(connection, file);
    members = new MemberRows(connection);
    names = new QuantityNames(connection);
    insertMeasurement =
        connection.prepareStatement(
            "INSERT INTO measurement (cell, step, data, crc) VALUES (?, ?, ?, ?)");
    deleteMeasurements = connection.prepareStatement("DELETE FROM measurement WHERE cell = ?");
    deleteMember = connection.prepareStatement("DELETE FROM member WHERE cell = ?");
    extent = Extent.count(SweepSchema.ROWS, connection);
    connection.rollback();
  }

  /**
   * Makes the file of a new sweep. It appears under its name when it is complete, never before.
   *
   * @param file takes the place of what has its name
   * @throws RunFileException if another writer holds it
   * @throws IOException if it cannot be written
   */
  static SweepFileWriter create(Path file, Sweep sweep) throws IOException {
    WriteLock lock = WriteLock.take(file);
    try {
      Path fresh = RunFiles.fresh(file);
      try (Connection connection = Sqlite.openToWrite(fresh)) {
        connection.setAutoCommit(false);
        for (String statement : SweepSchema.STATEMENTS) {
          Sqlite.execute(connection, statement);
        }
        SweepHead head =
            new SweepHead(
                SweepJson.write(sweep),
                ProgramVersion.current(),
                Machine.current().toString(),
                System.currentTimeMillis());
        head.insert(connection);
        Extent.count(SweepSchema.ROWS, connection).write(connection, head.check());
        connection.commit();
      }
      RunFiles.putInPlace(fresh, file);
      return open(file, lock);
    } catch (SQLException e) {
      lock.close();
      throw unwritable(file, e);
    } catch (IOException | RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Opens the file of an earlier sweep to go on with it.
   *
   * @throws RunFileException if it is none that this version can write, or another writer holds it
   * @throws IOException if it cannot be written
   */
  static SweepFileWriter append(Path file) throws IOException {
    WriteLock lock = WriteLock.take(file);
    try {
      // Checks that it is ours before anything is changed in it.
      SweepFile.open(file).close();
      return open(file, lock);
    } catch (SQLException e) {
      lock.close();
      throw unwritable(file, e);
    } catch (RuntimeException | Error e) {
      lock.close();
      throw e;
    }
  }

  private static SweepFileWriter open(Path file, WriteLock lock) throws SQLException {
    Connection connection = Sqlite.openToWrite(file);
    try {
      return new SweepFileWriter(file, lock, connection);
    } catch (SQLException | RuntimeException | Error e) {
      connection.close();
      throw e;
    }
  }

  private static FileSystemException unwritable(Path file, SQLException e) {
    FileSystemException failure = new FileSystemException(file.toString(), null, Sqlite.reason(e));
    failure.initCause(e);
    return failure;
  }

  /**
   * Adds a member.
   *
   * @throws IOException if it cannot be written; the file is as it was before
   */
  synchronized void write(MemberResult result) throws IOException {
    if (closed) {
      throw new IllegalStateException(file + " is closed");
    }
    try {
      try {
        int cell = result.outcome().cell();
        deleteMember.setInt(1, cell);
        int goneMembers = deleteMember.executeUpdate();
        deleteMeasurements.setInt(1, cell);
        int goneMeasurements = deleteMeasurements.executeUpdate();
        members.insert(result.outcome());
        for (MemberResult.KeptReading reading : result.readings()) {
          insert(cell, reading.step(), reading.values());
        }
        Extent next =
            new Extent(
                SweepSchema.ROWS,
                List.of(
                    extent.counts().get(0) + 1 - goneMembers,
                    extent.counts().get(1) + result.readings().size() - goneMeasurements,
                    (long) names.size()));
        next.write(connection, head.check());
        connection.commit();
        extent = next;
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw unwritable(file, e);
    }
  }

  private void insert(int cell, long step, Map<String, Double> values) throws SQLException {
    byte[] data = names.encode(values);
    insertMeasurement.setInt(1, cell);
    insertMeasurement.setLong(2, step);
    insertMeasurement.setBytes(3, data);
    insertMeasurement.setLong(4, check(cell, step, data));
    insertMeasurement.executeUpdate();
  }

  static long check(int cell, long step, byte[] data) {
    return new RowCheck().add(cell).add(step).add(data).value();
  }

  /** Leaves a single file that can be copied and mailed. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (lock;
        connection) {
      connection.setAutoCommit(true);
      Sqlite.execute(connection, "PRAGMA journal_mode = DELETE");
    } catch (SQLException e) {
      // A reader is still there, and will find the log beside the file as it should.
      if (Sqlite.code(e) != SQLiteErrorCode.SQLITE_BUSY) {
        throw unwritable(file, e);
      }
    }
  }
}
