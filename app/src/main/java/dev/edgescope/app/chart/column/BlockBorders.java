package dev.edgescope.app.chart.column;

import java.util.Arrays;

/**
 * The first and the last value of every block of {@link BlockPyramid#COARSE} of an append-only
 * column: where the line goes on from a block to the next is then known without the values, which
 * may lie in a file.
 */
public final class BlockBorders {
  private static final int LAST = BlockPyramid.COARSE - 1;

  /** Of each block the first and the last. */
  private double[] values = {};

  /** Takes in the value at an index. */
  public void append(int index, double value) {
    if (has(index)) {
      int place = place(index);
      if (place >= values.length) {
        values = Arrays.copyOf(values, Math.max(8, place + (place >> 1) + 1));
      }
      values[place] = value;
    }
  }

  /** Whether the value at an index, which has been appended, is kept here. */
  public boolean has(int index) {
    int within = index & LAST;
    return within == 0 || within == LAST;
  }

  public double value(int index) {
    return values[place(index)];
  }

  private static int place(int index) {
    return index / BlockPyramid.COARSE * 2 + ((index & LAST) == LAST ? 1 : 0);
  }
}
