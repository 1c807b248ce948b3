package dev.edgescope.app.chart.model;

import dev.edgescope.app.chart.column.PointColumns;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A series and the moving average of its values. The averages of a block are made anew from where
 * the average stood before it, when they are asked for; those of the latest million points are
 * kept.
 */
final class SmoothColumns implements PointColumns {
  private static final int BITS = 12;
  private static final int BLOCK = 1 << BITS;
  private static final int KEPT_BLOCKS = 256;

  private final Series raw;
  private final double weight;

  /** Before each block the sum and the weights in it. */
  private double[] before = new double[16];

  private int known;
  private double sum;
  private double weights;
  private int block = -1;
  private double[] averages = {};

  private final Map<Integer, double[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, double[]> eldest) {
          return size() > KEPT_BLOCKS;
        }
      };

  /**
   * @param points about as many as go into each value
   */
  SmoothColumns(Series raw, int points) {
    this.raw = raw;
    weight = 2.0 / (points + 1);
  }

  /** The average at a point; asked for one after the other the first time. */
  @Override
  public double value(int index) {
    int wanted = index >> BITS;
    if (wanted != block) {
      averages = kept.computeIfAbsent(wanted, key -> new double[0]);
      block = wanted;
    }
    int within = index & (BLOCK - 1);
    if (index == known) {
      extend(within);
    } else if (within >= averages.length) {
      averages = again(wanted);
      kept.put(wanted, averages);
    }
    return averages[within];
  }

  /** The average at the next point. */
  private void extend(int within) {
    if (within == 0) {
      if (2 * block >= before.length) {
        before = Arrays.copyOf(before, 4 * block);
      }
      before[2 * block] = sum;
      before[2 * block + 1] = weights;
    }
    if (within > 0 && averages.length == 0) {
      averages = again(block);
    }
    if (within >= averages.length) {
      averages = Arrays.copyOf(averages, Math.min(BLOCK, Math.max(64, 2 * within)));
      kept.put(block, averages);
    }
    averages[within] = next(raw.value(known));
    known++;
  }

  private double next(double value) {
    if (!Double.isFinite(value)) {
      return value;
    }
    sum += weight * (value - sum);
    weights += weight * (1 - weights);
    return sum / weights;
  }

  /** The averages of a block that were not kept. */
  private double[] again(int number) {
    double lastSum = sum;
    double lastWeights = weights;
    sum = before[2 * number];
    weights = before[2 * number + 1];
    int first = number << BITS;
    double[] values = new double[Math.min(BLOCK, known - first)];
    for (int i = 0; i < values.length; i++) {
      values[i] = next(raw.value(first + i));
    }
    sum = lastSum;
    weights = lastWeights;
    return values;
  }

  @Override
  public long step(int index) {
    return raw.step(index);
  }

  @Override
  public double learningTime(int index) {
    return raw.learningTime(index);
  }

  @Override
  public long examplesSeen(int index) {
    return raw.moment(index).examplesSeen();
  }

  /** What another thread reads are the values as they were recorded. */
  @Override
  public PointColumns snapshot() {
    throw new UnsupportedOperationException("averages are for the eye alone");
  }
}
