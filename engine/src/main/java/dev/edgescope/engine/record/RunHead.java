package dev.edgescope.engine.record;

import dev.edgescope.engine.record.row.RowCheck;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The one row that a run begins with.
 *
 * @param config JSON
 * @param program version that began the run
 * @param dataChecksum of the training examples
 * @param parameters P
 * @param examples D
 * @param outputs C
 * @param started in milliseconds since 1970
 */
record RunHead(
    String config,
    String program,
    String dataChecksum,
    int parameters,
    int examples,
    int outputs,
    long started) {

  RunHead with(String newConfig) {
    return new RunHead(newConfig, program, dataChecksum, parameters, examples, outputs, started);
  }

  void insert(Connection connection) throws SQLException {
    String sql =
        "INSERT OR REPLACE INTO run (id, config, program, data_checksum, parameters, examples,"
            + " outputs, started, crc) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, config);
      insert.setString(2, program);
      insert.setString(3, dataChecksum);
      insert.setInt(4, parameters);
      insert.setInt(5, examples);
      insert.setInt(6, outputs);
      insert.setLong(7, started);
      insert.setLong(8, whole());
      insert.executeUpdate();
    }
  }

  /**
   * @throws RunFileException if there is none, or it is damaged
   */
  static RunHead read(Connection connection, Path file) throws SQLException {
    String sql =
        "SELECT config, program, data_checksum, parameters, examples, outputs, started, crc"
            + " FROM run WHERE id = 1";
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw RunFileException.damaged(file, "it lacks its configuration");
      }
      RunHead head =
          new RunHead(
              String.valueOf(row.getString(1)),
              String.valueOf(row.getString(2)),
              String.valueOf(row.getString(3)),
              row.getInt(4),
              row.getInt(5),
              row.getInt(6),
              row.getLong(7));
      if (head.whole() != row.getLong(8)) {
        throw RunFileException.damaged(file, "its configuration is not what was written");
      }
      return head;
    }
  }

  /** Begins a checksum that belongs to this run. */
  RowCheck check() {
    return new RowCheck().add(started).add(dataChecksum).add(parameters);
  }

  /** Whether another one is of the same run, however that was configured anew. */
  boolean isSameRun(RunHead other) {
    return started == other.started && dataChecksum.equals(other.dataChecksum);
  }

  private long whole() {
    return new RowCheck()
        .add(config)
        .add(program)
        .add(dataChecksum)
        .add(parameters)
        .add(examples)
        .add(outputs)
        .add(started)
        .value();
  }
}
