package dev.edgescope.engine.record;

import dev.edgescope.engine.record.row.RowCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the user calls a run and has noted about it; both may be empty.
 *
 * @param name a line
 * @param note any text
 */
public record RunLabel(String name, String note) {

  /** Of a run that nobody has named. */
  public static final RunLabel NONE = new RunLabel("", "");

  void write(Connection connection) throws SQLException {
    String sql = "INSERT OR REPLACE INTO label (id, name, note, crc) VALUES (1, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, name);
      insert.setString(2, note);
      insert.setLong(3, check());
      insert.executeUpdate();
    }
  }

  /**
   * @throws IllegalArgumentException if the row is damaged
   */
  static RunLabel read(Connection connection) throws SQLException {
    if (Schema.version(connection) < Schema.FIRST_WITH_LABEL) {
      return NONE;
    }
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT name, note, crc FROM label WHERE id = 1")) {
      if (!row.next()) {
        return NONE;
      }
      RunLabel label =
          new RunLabel(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)));
      if (row.getLong(3) != label.check()) {
        throw new IllegalArgumentException("its name is not what was written");
      }
      return label;
    }
  }

  private long check() {
    return new RowCheck().add(name).add(note).value();
  }
}
