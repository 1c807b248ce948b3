package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.record.RunFileException;
import dev.edgescope.engine.record.row.RowCheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The one row that a sweep begins with.
 *
 * @param plan JSON
 * @param program version that began it
 * @param machine that began it
 * @param started in milliseconds since 1970
 */
record SweepHead(String plan, String program, String machine, long started) {

  void insert(Connection connection) throws SQLException {
    String sql =
        "INSERT INTO sweep (id, plan, program, machine, started, crc) VALUES (1, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, plan);
      insert.setString(2, program);
      insert.setString(3, machine);
      insert.setLong(4, started);
      insert.setLong(5, check().value());
      insert.executeUpdate();
    }
  }

  /**
   * @throws RunFileException if there is none, or it is damaged
   */
  static SweepHead read(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT plan, program, machine, started, crc FROM sweep WHERE id = 1")) {
      if (!row.next()) {
        throw RunFileException.damaged(file, "it lacks its plan");
      }
      SweepHead head =
          new SweepHead(
              String.valueOf(row.getString(1)),
              String.valueOf(row.getString(2)),
              String.valueOf(row.getString(3)),
              row.getLong(4));
      if (head.check().value() != row.getLong(5)) {
        throw RunFileException.damaged(file, "its plan is not what was written");
      }
      return head;
    }
  }

  /** Begins a checksum that belongs to this sweep. */
  RowCheck check() {
    return new RowCheck().add(plan).add(program).add(machine).add(started);
  }
}
