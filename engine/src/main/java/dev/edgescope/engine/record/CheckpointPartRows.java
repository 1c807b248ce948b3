package dev.edgescope.engine.record;

import dev.edgescope.engine.optimizer.Sgd;
import dev.edgescope.engine.record.row.RowCheck;
import dev.edgescope.engine.record.row.VectorBlob;
import dev.edgescope.engine.training.Checkpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What only some optimizers keep of a checkpoint, a row for each part by its name; the velocity has
 * a column of its own beside the parameters.
 */
final class CheckpointPartRows {
  private final PreparedStatement insert;
  private final PreparedStatement delete;

  CheckpointPartRows(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO checkpoint_part (step, part, data, crc) VALUES (?, ?, ?, ?)");
    delete = connection.prepareStatement("DELETE FROM checkpoint_part WHERE step = ?");
  }

  /**
   * Replaces the parts of a step.
   *
   * @return the bytes that they take
   */
  long insert(Checkpoint checkpoint) throws SQLException {
    long bytes = 0;
    delete(checkpoint.step());
    for (Map.Entry<String, double[]> part : checkpoint.parts().entrySet()) {
      String word = part.getKey();
      if (word.equals(Sgd.VELOCITY)) {
        continue;
      }
      byte[] data = VectorBlob.encode(part.getValue());
      insert.setLong(1, checkpoint.step());
      insert.setString(2, word);
      insert.setBytes(3, data);
      insert.setLong(4, check(checkpoint.step(), word, data));
      insert.executeUpdate();
      bytes += data.length;
    }
    return bytes;
  }

  void delete(long step) throws SQLException {
    delete.setLong(1, step);
    delete.executeUpdate();
  }

  /**
   * The parts of a step.
   *
   * @throws IllegalArgumentException if one is damaged
   */
  static Map<String, double[]> read(Connection connection, long step) throws SQLException {
    Map<String, double[]> parts = new HashMap<>();
    if (Schema.version(connection) < Schema.FIRST_WITH_PARTS) {
      return parts;
    }
    String sql = "SELECT part, data, crc FROM checkpoint_part WHERE step = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, step);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String word = String.valueOf(row.getString(1));
          byte[] data = RunFile.bytes(row, 2);
          if (row.getLong(3) != check(step, word, data)) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT, "The %s of the checkpoint of step %d is damaged", word, step));
          }
          parts.put(word, VectorBlob.decode(data));
        }
      }
    }
    return parts;
  }

  private static long check(long step, String word, byte[] data) {
    return new RowCheck().add(step).add(word).add(data).value();
  }
}
