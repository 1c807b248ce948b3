package dev.edgescope.engine.record;

import dev.edgescope.engine.machine.Machine;
import dev.edgescope.engine.record.row.RowCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The machines that a run was computed on, one each time that it begins or goes on. */
final class MachineRows {
  private MachineRows() {}

  /**
   * Adds a machine.
   *
   * @param step the first that is computed on it
   */
  static void insert(Connection connection, Machine machine, long step) throws SQLException {
    String sql =
        "INSERT INTO machine (id, step, processor, blas, kernel, crc) VALUES (?, ?, ?, ?, ?, ?)";
    long id = 1 + Sqlite.number(connection, "SELECT max(id) FROM machine");
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, id);
      insert.setLong(2, step);
      insert.setString(3, machine.processor());
      insert.setString(4, machine.blas());
      insert.setString(5, machine.kernel());
      insert.setLong(6, check(id, step, machine));
      insert.executeUpdate();
    }
  }

  /**
   * The machine of the last steps; empty for a file that does not tell.
   *
   * @throws IllegalArgumentException if the row is damaged
   */
  static Optional<Machine> last(Connection connection) throws SQLException {
    if (Schema.version(connection) < Schema.FIRST_WITH_EXTENT) {
      return Optional.empty();
    }
    String sql =
        "SELECT id, step, processor, blas, kernel, crc FROM machine ORDER BY id DESC LIMIT 1";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        return Optional.empty();
      }
      Machine machine =
          new Machine(
              String.valueOf(row.getString(3)),
              String.valueOf(row.getString(4)),
              String.valueOf(row.getString(5)));
      if (row.getLong(6) != check(row.getLong(1), row.getLong(2), machine)) {
        throw new IllegalArgumentException("its machine is not what was written");
      }
      return Optional.of(machine);
    }
  }

  private static long check(long id, long step, Machine machine) {
    return new RowCheck()
        .add(id)
        .add(step)
        .add(machine.processor())
        .add(machine.blas())
        .add(machine.kernel())
        .value();
  }
}
