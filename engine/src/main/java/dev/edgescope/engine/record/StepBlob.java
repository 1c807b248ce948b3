package dev.edgescope.engine.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Consecutive steps as bytes, little-endian: a byte for the form, the learning times, the losses.
 * Where the learning time grew by the same learning rate at every step, its first value and the
 * rate say it all (form 1); otherwise there is one a step (form 0).
 */
final class StepBlob {
  private static final byte EACH = 0;
  private static final byte CONSTANT_RATE = 1;

  private final double[] learningTimes;
  private final double[] losses;

  private StepBlob(double[] learningTimes, double[] losses) {
    this.learningTimes = learningTimes;
    this.losses = losses;
  }

  double[] learningTimes() {
    return learningTimes;
  }

  double[] losses() {
    return losses;
  }

  /**
   * The first {@code size} steps of the arrays, at least one.
   *
   * @param rate the learning rate that was probably in force; the differences of the learning times
   *     are rounded and cannot tell
   */
  static byte[] encode(double[] learningTimes, double[] losses, int size, double rate) {
    boolean constant = isConstant(learningTimes, size, rate);
    int times = constant ? 2 : size;
    ByteBuffer bytes =
        ByteBuffer.allocate(1 + Double.BYTES * (times + size)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(constant ? CONSTANT_RATE : EACH);
    if (constant) {
      bytes.putDouble(learningTimes[0]).putDouble(rate);
    } else {
      bytes.asDoubleBuffer().put(learningTimes, 0, size);
      bytes.position(bytes.position() + Double.BYTES * size);
    }
    bytes.asDoubleBuffer().put(losses, 0, size);
    return bytes.array();
  }

  /**
   * @throws IllegalArgumentException if {@link #encode} has not written this
   */
  static StepBlob decode(byte[] data) {
    ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    int doubles = (data.length - 1) / Double.BYTES;
    if (data.length < 1 + 2 * Double.BYTES || data.length != 1 + doubles * Double.BYTES) {
      throw new IllegalArgumentException("%,d bytes are no steps".formatted(data.length));
    }
    return switch (bytes.get()) {
      case EACH -> {
        int size = doubles / 2;
        yield new StepBlob(take(bytes, size), take(bytes, doubles - size));
      }
      case CONSTANT_RATE -> {
        double[] times = new double[doubles - 2];
        double time = bytes.getDouble();
        double rate = bytes.getDouble();
        for (int i = 0; i < times.length; i++) {
          times[i] = time;
          time += rate;
        }
        yield new StepBlob(times, take(bytes, times.length));
      }
      default ->
          throw new IllegalArgumentException("Steps of form %d are not known".formatted(data[0]));
    };
  }

  private static boolean isConstant(double[] times, int size, double rate) {
    for (int i = 1; i < size; i++) {
      if (times[i - 1] + rate != times[i]) {
        return false;
      }
    }
    return true;
  }

  private static double[] take(ByteBuffer bytes, int count) {
    double[] values = new double[count];
    bytes.asDoubleBuffer().get(values);
    bytes.position(bytes.position() + Double.BYTES * count);
    return values;
  }
}
