package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.record.Sqlite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * How many rows a sweep has: a row that is missing leaves no checksum behind, and a log of another
 * sweep brings rows that fit this one's tables.
 */
record SweepExtent(long members, long measurements, long quantities) {
  static SweepExtent count(Connection connection) throws SQLException {
    return read(
        connection,
        "SELECT (SELECT count(*) FROM member), (SELECT count(*) FROM measurement),"
            + " (SELECT count(*) FROM quantity)");
  }

  private static SweepExtent read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new IllegalArgumentException("it lacks the number of its rows");
      }
      return new SweepExtent(row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  /** Writes it, as part of the transaction that changes it. */
  void write(Connection connection, SweepHead head) throws SQLException {
    String sql =
        "INSERT OR REPLACE INTO extent (id, members, measurements, quantities, crc)"
            + " VALUES (1, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, members);
      insert.setLong(2, measurements);
      insert.setLong(3, quantities);
      insert.setLong(4, check(head));
      insert.executeUpdate();
    }
  }

  /**
   * Compares what is there with what should be.
   *
   * @throws IllegalArgumentException if rows are missing, or those of another sweep
   */
  static void require(Connection connection, SweepHead head) throws SQLException {
    SweepExtent written =
        read(connection, "SELECT members, measurements, quantities FROM extent WHERE id = 1");
    if (Sqlite.number(connection, "SELECT crc FROM extent WHERE id = 1") != written.check(head)) {
      throw new IllegalArgumentException("its rows belong to another sweep");
    }
    SweepExtent found = count(connection);
    if (!found.equals(written)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "it has %s where %s were written", found, written));
    }
  }

  private long check(SweepHead head) {
    return head.check().add(members).add(measurements).add(quantities).value();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d members, %d measurements and %d quantities",
        members,
        measurements,
        quantities);
  }
}
