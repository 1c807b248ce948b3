package dev.edgescope.engine.record.row;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Consecutive steps as bytes, little-endian: a byte for the form, the learning times, the batch
 * sizes, the losses. Where the learning time grew by the same learning rate at every step, its
 * first value and the rate say it all; where all batches had the same size, one number does. Files
 * before version 4 have no batch sizes.
 */
public final class StepBlob {
  private static final int CONSTANT_RATE = 1;
  private static final int CONSTANT_BATCH_SIZE = 2;
  private static final int EACH_BATCH_SIZE = 4;

  private final double[] learningTimes;
  private final Optional<int[]> batchSizes;
  private final double[] losses;

  private StepBlob(double[] learningTimes, Optional<int[]> batchSizes, double[] losses) {
    this.learningTimes = learningTimes;
    this.batchSizes = batchSizes;
    this.losses = losses;
  }

  public double[] learningTimes() {
    return learningTimes;
  }

  /** Empty in a file before version 4. */
  public Optional<int[]> batchSizes() {
    return batchSizes;
  }

  public double[] losses() {
    return losses;
  }

  /**
   * The first {@code size} steps of the arrays, at least one.
   *
   * @param rate the learning rate that was probably in force; the differences of the learning times
   *     are rounded and cannot tell
   */
  public static byte[] encode(
      double[] learningTimes, int[] batchSizes, double[] losses, int size, double rate) {
    boolean constantRate = isConstant(learningTimes, size, rate);
    boolean constantBatch = isConstant(batchSizes, size);
    int doubles = (constantRate ? 2 : size) + size;
    int integers = constantBatch ? 1 : size;
    ByteBuffer bytes =
        ByteBuffer.allocate(1 + Double.BYTES * doubles + Integer.BYTES * integers)
            .order(ByteOrder.LITTLE_ENDIAN);
    int batchForm = constantBatch ? CONSTANT_BATCH_SIZE : EACH_BATCH_SIZE;
    bytes.put((byte) ((constantRate ? CONSTANT_RATE : 0) | batchForm));
    if (constantRate) {
      bytes.putDouble(learningTimes[0]).putDouble(rate);
    } else {
      for (int i = 0; i < size; i++) {
        bytes.putDouble(learningTimes[i]);
      }
    }
    for (int i = 0; i < integers; i++) {
      bytes.putInt(batchSizes[i]);
    }
    for (int i = 0; i < size; i++) {
      bytes.putDouble(losses[i]);
    }
    return bytes.array();
  }

  /**
   * The steps of a row.
   *
   * @throws IllegalArgumentException if {@link #encode} has not written this
   */
  public static StepBlob decode(byte[] data) {
    int form = data.length == 0 ? 0 : data[0];
    boolean constantRate = (form & CONSTANT_RATE) != 0;
    boolean constantBatch = (form & CONSTANT_BATCH_SIZE) != 0;
    boolean eachBatch = (form & EACH_BATCH_SIZE) != 0;
    if (form < 0 || form > (CONSTANT_RATE | EACH_BATCH_SIZE) || (constantBatch && eachBatch)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "Steps of form %d are not known", form));
    }
    int once = 1 + (constantRate ? 2 * Double.BYTES : 0) + (constantBatch ? Integer.BYTES : 0);
    int each = (constantRate ? 1 : 2) * Double.BYTES + (eachBatch ? Integer.BYTES : 0);
    int size = (data.length - once) / each;
    if (data.length <= once || data.length != once + size * each) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%,d bytes are no steps", data.length));
    }
    ByteBuffer bytes = ByteBuffer.wrap(data, 1, data.length - 1).order(ByteOrder.LITTLE_ENDIAN);
    double[] times = constantRate ? evenTimes(bytes, size) : doubles(bytes, size);
    Optional<int[]> batchSizes =
        constantBatch || eachBatch
            ? Optional.of(batchSizes(bytes, size, constantBatch))
            : Optional.empty();
    return new StepBlob(times, batchSizes, doubles(bytes, size));
  }

  private static boolean isConstant(double[] times, int size, double rate) {
    for (int i = 1; i < size; i++) {
      if (times[i - 1] + rate != times[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isConstant(int[] batchSizes, int size) {
    for (int i = 1; i < size; i++) {
      if (batchSizes[i] != batchSizes[0]) {
        return false;
      }
    }
    return true;
  }

  private static double[] evenTimes(ByteBuffer bytes, int size) {
    double[] times = new double[size];
    double time = bytes.getDouble();
    double rate = bytes.getDouble();
    for (int i = 0; i < size; i++) {
      times[i] = time;
      time += rate;
    }
    return times;
  }

  private static int[] batchSizes(ByteBuffer bytes, int size, boolean constant) {
    int[] sizes = new int[size];
    if (constant) {
      Arrays.fill(sizes, bytes.getInt());
    } else {
      for (int i = 0; i < size; i++) {
        sizes[i] = bytes.getInt();
      }
    }
    return sizes;
  }

  private static double[] doubles(ByteBuffer bytes, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = bytes.getDouble();
    }
    return values;
  }
}
