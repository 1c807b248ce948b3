package dev.edgescope.engine.record;

import dev.edgescope.engine.record.row.RowCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * How many rows a run has. A row that is missing leaves no checksum behind; this one tells of all,
 * and belongs to the run whose beginning it was made with, so that a log of another run is not
 * taken for its own.
 *
 * @param rows of steps, measurements and events together; their numbers are consecutive
 * @param checkpoints rows of checkpoints
 * @param parts rows of parts of checkpoints
 * @param quantities rows of quantities
 * @param machines rows of machines
 */
record Extent(long rows, long checkpoints, long parts, long quantities, long machines) {
  private static final String COUNT =
      "SELECT (SELECT count(*) FROM steps) + (SELECT count(*) FROM measurement)"
          + " + (SELECT count(*) FROM event),"
          + " (SELECT count(*) FROM checkpoint), (SELECT count(*) FROM checkpoint_part),"
          + " (SELECT count(*) FROM quantity), (SELECT count(*) FROM machine)";

  /** The rows that are there. */
  static Extent count(Connection connection) throws SQLException {
    return read(connection, COUNT);
  }

  /** The rows that should be there, so far as a file before version 5 tells. */
  private static boolean isConsecutive(Connection connection) throws SQLException {
    return Sqlite.number(
            connection,
            "SELECT count(*) = coalesce(max(seq), 0) FROM (SELECT seq FROM steps UNION ALL"
                + " SELECT seq FROM measurement UNION ALL SELECT seq FROM event)")
        == 1;
  }

  private static Extent read(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new IllegalArgumentException("it lacks the number of its rows");
      }
      return new Extent(
          row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
  }

  /** Writes it, as part of the transaction that changes it. */
  void write(Connection connection, RunHead head) throws SQLException {
    String sql =
        "INSERT OR REPLACE INTO extent (id, rows, checkpoints, parts, quantities, machines, crc)"
            + " VALUES (1, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, rows);
      insert.setLong(2, checkpoints);
      insert.setLong(3, parts);
      insert.setLong(4, quantities);
      insert.setLong(5, machines);
      insert.setLong(6, check(head));
      insert.executeUpdate();
    }
  }

  /**
   * Compares what is there with what should be.
   *
   * @throws IllegalArgumentException if rows are missing, or those of another run
   */
  static void require(Connection connection, RunHead head) throws SQLException {
    if (Schema.version(connection) < Schema.FIRST_WITH_EXTENT) {
      if (!isConsecutive(connection)) {
        throw new IllegalArgumentException("rows are missing");
      }
      return;
    }
    Extent written =
        read(
            connection,
            "SELECT rows, checkpoints, parts, quantities, machines FROM extent WHERE id = 1");
    if (Sqlite.number(connection, "SELECT crc FROM extent WHERE id = 1") != written.check(head)) {
      throw new IllegalArgumentException("its rows belong to another run");
    }
    Extent found = count(connection);
    if (!found.equals(written)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "it has %s where %s were written", found, written));
    }
  }

  private long check(RunHead head) {
    return new RowCheck()
        .add(head.started())
        .add(head.dataChecksum())
        .add(head.parameters())
        .add(rows)
        .add(checkpoints)
        .add(parts)
        .add(quantities)
        .add(machines)
        .value();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d rows, %d checkpoints, %d parts, %d quantities and %d machines",
        rows,
        checkpoints,
        parts,
        quantities,
        machines);
  }
}
