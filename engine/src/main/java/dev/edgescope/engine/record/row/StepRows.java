package dev.edgescope.engine.record.row;

import dev.edgescope.engine.training.StepBlock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;

/** Joins the many small blocks of steps that a run tells into few rows. */
public final class StepRows {
  private static final int MOST_STEPS = 1 << 16;

  private final PreparedStatement insert;
  private double[] learningTimes = new double[4096];
  private int[] batchSizes = new int[4096];
  private double[] losses = new double[4096];
  private long firstStep;
  private int size;
  private double learningRate = Double.NaN;

  public StepRows(Connection connection) throws SQLException {
    insert =
        connection.prepareStatement(
            "INSERT INTO steps (seq, first_step, data, crc) VALUES (?, ?, ?, ?)");
  }

  /** The learning rate that the steps to come were probably made with. */
  public void learningRate(double value) {
    learningRate = value;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Whether a row has as many steps as it should. */
  public boolean isFull() {
    return size >= MOST_STEPS;
  }

  public void clear() {
    size = 0;
  }

  /** Adds a block that follows what is here. */
  public void add(StepBlock block) {
    if (size == 0) {
      firstStep = block.step(0);
    } else if (block.step(0) != firstStep + size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Step %,d does not follow step %,d",
              block.step(0),
              firstStep + size - 1));
    }
    if (size + block.size() > losses.length) {
      int capacity = Math.max(2 * losses.length, size + block.size());
      learningTimes = Arrays.copyOf(learningTimes, capacity);
      batchSizes = Arrays.copyOf(batchSizes, capacity);
      losses = Arrays.copyOf(losses, capacity);
    }
    for (int i = 0; i < block.size(); i++) {
      learningTimes[size] = block.learningTime(i);
      batchSizes[size] = block.batchSize(i);
      losses[size] = block.loss(i);
      size++;
    }
  }

  /** Writes what is here as one row; at least one step has been added. */
  public void insert(long seq) throws SQLException {
    byte[] data = StepBlob.encode(learningTimes, batchSizes, losses, size, learningRate);
    insert.setLong(1, seq);
    insert.setLong(2, firstStep);
    insert.setBytes(3, data);
    insert.setLong(4, check(seq, firstStep, data));
    insert.executeUpdate();
    size = 0;
  }

  public static long check(long seq, long firstStep, byte[] data) {
    return new RowCheck().add(seq).add(firstStep).add(data).value();
  }
}
