package dev.edgescope.engine.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Consecutive steps: the learning time before each and the loss of its batch. Where the learning
 * time grows evenly its first value and the difference say it all.
 *
 * <p>Within a factor of two learning times are whole multiples of one unit in the last place, and a
 * constant learning rate, rounded to that, is added at each step; so first + i · difference is the
 * same double as the sum that was made step by step. That is checked of each page, not assumed.
 */
final class StepPage {
  static final int BITS = 12;

  /** So many steps has every page but the last. */
  static final int STEPS = 1 << BITS;

  /** Of a page that lies elsewhere. */
  static final StepPage ELSEWHERE = new StepPage(new double[0], new double[0], 0, 0);

  private static final int SMALLEST = 256;

  private final double[] losses;

  /** None where they grow evenly. */
  private final double[] times;

  private final double firstTime;
  private final double difference;

  private StepPage(double[] losses, double[] times, double firstTime, double difference) {
    this.losses = losses;
    this.times = times;
    this.firstTime = firstTime;
    this.difference = difference;
  }

  /** An empty page, which has room for a few steps. */
  static StepPage open() {
    return new StepPage(new double[SMALLEST], new double[SMALLEST], 0, 0);
  }

  /** How many steps have room in it. */
  int capacity() {
    return losses.length;
  }

  /** The same with room for more, at most {@link #STEPS}. */
  StepPage larger() {
    int capacity = Math.min(STEPS, 2 * losses.length);
    return new StepPage(Arrays.copyOf(losses, capacity), Arrays.copyOf(times, capacity), 0, 0);
  }

  /** Fills in a step of a page that was made by {@link #open}. */
  void set(int index, double learningTime, double loss) {
    times[index] = learningTime;
    losses[index] = loss;
  }

  double loss(int index) {
    return losses[index];
  }

  double learningTime(int index) {
    return isEven() ? firstTime + index * difference : times[index];
  }

  private boolean isEven() {
    return times.length == 0;
  }

  /** A page that has just become full, in as little room as it takes. */
  StepPage full() {
    double first = times[0];
    double each = times[1] - first;
    for (int i = 0; i < STEPS; i++) {
      if (first + i * each != times[i]) {
        return this;
      }
    }
    return new StepPage(losses, new double[0], first, each);
  }

  /** A full page as bytes. */
  byte[] bytes() {
    int columns = isEven() ? 1 : 2;
    ByteBuffer bytes =
        ByteBuffer.allocate(columns * STEPS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(losses);
    if (!isEven()) {
      bytes
          .slice(STEPS * Double.BYTES, STEPS * Double.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asDoubleBuffer()
          .put(times);
    }
    return bytes.array();
  }

  /** What there is of the page beside its {@link #bytes}. */
  Outline outline() {
    return new Outline(isEven(), firstTime, difference);
  }

  /**
   * A page without its columns.
   *
   * @param even whether the learning times follow from the other two
   */
  record Outline(boolean even, double firstTime, double difference) {
    /** How many bytes the columns take. */
    int length() {
      return (even ? 1 : 2) * STEPS * Double.BYTES;
    }

    StepPage page(byte[] columns) {
      ByteBuffer bytes = ByteBuffer.wrap(columns).order(ByteOrder.LITTLE_ENDIAN);
      double[] losses = new double[STEPS];
      bytes.asDoubleBuffer().get(losses);
      double[] times = new double[even ? 0 : STEPS];
      if (!even) {
        bytes.asDoubleBuffer().get(STEPS, times);
      }
      return new StepPage(losses, times, firstTime, difference);
    }
  }
}
