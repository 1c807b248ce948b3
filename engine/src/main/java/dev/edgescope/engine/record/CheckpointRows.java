package dev.edgescope.engine.record;

import dev.edgescope.engine.optimizer.Sgd;
import dev.edgescope.engine.record.row.RowCheck;
import dev.edgescope.engine.record.row.VectorBlob;
import dev.edgescope.engine.training.Checkpoint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checkpoints as rows. The newest is always kept; of the older ones as many as fit into a budget
 * that grows with the run, spread over its length, so that one can go back without the file growing
 * out of proportion.
 */
final class CheckpointRows {
  /** What the older checkpoints may take for each step of the run. */
  private static final long BYTES_A_STEP = 32;

  private final Connection connection;
  private final PreparedStatement insert;
  private final PreparedStatement delete;
  private final CheckpointPartRows parts;

  CheckpointRows(Connection connection) throws SQLException {
    this.connection = connection;
    insert =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO checkpoint (step, learning_time, learning_rate, batch_size,"
                + " parameters, velocity, crc) VALUES (?, ?, ?, ?, ?, ?, ?)");
    delete = connection.prepareStatement("DELETE FROM checkpoint WHERE step = ?");
    parts = new CheckpointPartRows(connection);
  }

  void insert(Checkpoint checkpoint) throws SQLException {
    byte[] parameters = VectorBlob.encode(checkpoint.parameters());
    byte[] velocity = VectorBlob.encode(checkpoint.part(Sgd.VELOCITY));
    insert.setLong(1, checkpoint.step());
    insert.setDouble(2, checkpoint.learningTime());
    insert.setDouble(3, checkpoint.learningRate());
    insert.setInt(4, checkpoint.batchSize());
    insert.setBytes(5, parameters);
    insert.setBytes(6, velocity);
    insert.setLong(
        7,
        check(
            checkpoint.step(),
            checkpoint.learningTime(),
            checkpoint.learningRate(),
            checkpoint.batchSize(),
            parameters,
            velocity));
    insert.executeUpdate();
    long bytes = parts.insert(checkpoint);
    thin(checkpoint.step(), bytes + parameters.length + velocity.length);
  }

  private void thin(long newest, long bytesEach) throws SQLException {
    List<Long> older = steps(connection);
    // That of step 0 is there only where the parameters are the user's, and follow from nothing.
    older.removeIf(step -> step >= newest || step == 0);
    while (older.size() * bytesEach > BYTES_A_STEP * newest) {
      long step = older.remove(leastMissed(older, newest));
      delete.setLong(1, step);
      delete.executeUpdate();
      parts.delete(step);
    }
  }

  /** The one without which the largest gap that opens is the smallest. */
  private static int leastMissed(List<Long> steps, long newest) {
    int best = 0;
    long smallest = Long.MAX_VALUE;
    for (int i = 0; i < steps.size(); i++) {
      long before = i == 0 ? 0 : steps.get(i - 1);
      long after = i == steps.size() - 1 ? newest : steps.get(i + 1);
      if (after - before < smallest) {
        smallest = after - before;
        best = i;
      }
    }
    return best;
  }

  /** The steps of all checkpoints, in ascending order. */
  static List<Long> steps(Connection connection) throws SQLException {
    List<Long> steps = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT step FROM checkpoint ORDER BY step")) {
      while (rows.next()) {
        steps.add(rows.getLong(1));
      }
    }
    return steps;
  }

  /**
   * The checkpoint of a step.
   *
   * @throws IllegalArgumentException if there is none, or it is damaged
   */
  static Checkpoint read(Connection connection, long step) throws SQLException {
    String sql =
        "SELECT learning_time, learning_rate, batch_size, parameters, velocity, crc"
            + " FROM checkpoint WHERE step = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, step);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException("There is no checkpoint of step " + step);
        }
        double learningTime = row.getDouble(1);
        double learningRate = row.getDouble(2);
        int batchSize = row.getInt(3);
        byte[] parameters = RunFile.bytes(row, 4);
        byte[] velocity = RunFile.bytes(row, 5);
        long expected = check(step, learningTime, learningRate, batchSize, parameters, velocity);
        if (row.getLong(6) != expected) {
          throw new IllegalArgumentException("The checkpoint of step " + step + " is damaged");
        }
        Map<String, double[]> kept = CheckpointPartRows.read(connection, step);
        kept.put(Sgd.VELOCITY, VectorBlob.decode(velocity));
        return new Checkpoint(
            step, learningTime, learningRate, batchSize, VectorBlob.decode(parameters), kept);
      }
    }
  }

  private static long check(
      long step,
      double learningTime,
      double learningRate,
      int batchSize,
      byte[] parameters,
      byte[] velocity) {
    return new RowCheck()
        .add(step)
        .add(learningTime)
        .add(learningRate)
        .add(batchSize)
        .add(parameters)
        .add(velocity)
        .value();
  }
}
