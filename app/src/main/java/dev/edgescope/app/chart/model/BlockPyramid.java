package dev.edgescope.app.chart.model;

import java.util.Arrays;

/**
 * Minimum, maximum and sum of every aligned block of 16, 64, 256, ... values of an append-only
 * column.
 *
 * <p>What there is to know of a window then costs a number of steps that grows with the logarithm
 * of its length, so a chart of a million points is painted in time proportional to its width. An
 * append climbs the levels only as long as the extent of a block really changes, on average about
 * one level, and hands a sum up when its block is complete. Gaps (values that are not finite) leave
 * the blocks as they are.
 */
final class BlockPyramid {
  private static final int LEAF_BITS = 4;
  private static final int FAN_BITS = 2;

  /** The top blocks hold 16 · 4⁹ = 4 million values; a longer column is a handful of those. */
  private static final int LEVELS = 10;

  private final Level[] levels = new Level[LEVELS];
  private int size;

  BlockPyramid() {
    for (int i = 0; i < LEVELS; i++) {
      levels[i] = new Level(LEAF_BITS + FAN_BITS * i);
    }
  }

  /** Takes in the value at the next index. */
  void append(double value) {
    int index = size++;
    for (Level level : levels) {
      if (!level.put(index, value)) {
        // The blocks above already contain a block that did not change.
        break;
      }
    }
    if (Double.isFinite(value)) {
      levels[0].add(index, value, 1);
    }
    for (int i = 0; i + 1 < LEVELS && levels[i].isLastOfBlock(index); i++) {
      levels[i + 1].add(index, levels[i].sum(index), levels[i].count(index));
    }
  }

  void clear() {
    size = 0;
  }

  /**
   * Adds what there is to know of the values from an index up to another, exclusive.
   *
   * @param values the column whose values were appended
   */
  void include(double[] values, int from, int to, Extent extent) {
    int index = from;
    while (index < to) {
      int height = -1;
      while (height + 1 < LEVELS && levels[height + 1].fits(index, to)) {
        height++;
      }
      if (height < 0) {
        extent.include(values[index]);
        index++;
      } else {
        levels[height].include(index, extent);
        index += levels[height].blockLength();
      }
    }
  }

  /** All blocks of one length. */
  private static final class Level {
    private final int bits;
    private double[] min = {};
    private double[] max = {};
    private double[] minPositive = {};
    private double[] sum = {};
    private int[] count = {};

    Level(int bits) {
      this.bits = bits;
    }

    int blockLength() {
      return 1 << bits;
    }

    /** Whether a block starts at the index and ends no later than the limit. */
    boolean fits(int index, int limit) {
      return (index & (blockLength() - 1)) == 0 && index + blockLength() <= limit;
    }

    /** Widens the block of the index; false if it already covered the value. */
    boolean put(int index, double value) {
      int block = index >> bits;
      boolean changed = (index & (blockLength() - 1)) == 0;
      if (changed) {
        open(block);
      }
      if (Double.isFinite(value)) {
        if (value < min[block]) {
          min[block] = value;
          changed = true;
        }
        if (value > max[block]) {
          max[block] = value;
          changed = true;
        }
        if (value > 0 && value < minPositive[block]) {
          minPositive[block] = value;
          changed = true;
        }
      }
      return changed;
    }

    boolean isLastOfBlock(int index) {
      return ((index + 1) & (blockLength() - 1)) == 0;
    }

    /** Adds to the sum of the block of the index. */
    void add(int index, double value, int values) {
      sum[index >> bits] += value;
      count[index >> bits] += values;
    }

    double sum(int index) {
      return sum[index >> bits];
    }

    /** How many values went into the sum. */
    int count(int index) {
      return count[index >> bits];
    }

    void include(int index, Extent extent) {
      int block = index >> bits;
      extent.include(min[block], max[block], minPositive[block], sum[block], count[block]);
    }

    private void open(int block) {
      if (block >= min.length) {
        int length = Math.max(4, block + (block >> 1) + 1);
        min = Arrays.copyOf(min, length);
        max = Arrays.copyOf(max, length);
        minPositive = Arrays.copyOf(minPositive, length);
        sum = Arrays.copyOf(sum, length);
        count = Arrays.copyOf(count, length);
      }
      min[block] = Double.POSITIVE_INFINITY;
      max[block] = Double.NEGATIVE_INFINITY;
      minPositive[block] = Double.POSITIVE_INFINITY;
      sum[block] = 0;
      count[block] = 0;
    }
  }
}
