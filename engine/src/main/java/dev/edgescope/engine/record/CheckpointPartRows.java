package dev.edgescope.engine.record;

import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.training.Checkpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** What only some optimizers keep of a checkpoint, a row each. */
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
    for (Checkpoint.Part part : checkpoint.parts()) {
      String word = Words.of(part);
      byte[] data = VectorBlob.encode(checkpoint.part(part));
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
  static Map<Checkpoint.Part, double[]> read(Connection connection, long step) throws SQLException {
    Map<Checkpoint.Part, double[]> parts = new EnumMap<>(Checkpoint.Part.class);
    if (Schema.version(connection) < Schema.FIRST_WITH_PARTS) {
      return parts;
    }
    String sql = "SELECT data, crc FROM checkpoint_part WHERE step = ? AND part = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (Checkpoint.Part part : Checkpoint.Part.values()) {
        String word = Words.of(part);
        select.setLong(1, step);
        select.setString(2, word);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            byte[] data = RunFile.bytes(row, 1);
            if (row.getLong(2) != check(step, word, data)) {
              throw new IllegalArgumentException(
                  "The %s of the checkpoint of step %d is damaged".formatted(word, step));
            }
            parts.put(part, VectorBlob.decode(data));
          }
        }
      }
    }
    return parts;
  }

  private static long check(long step, String word, byte[] data) {
    return new RowCheck().add(step).add(word).add(data).value();
  }
}
