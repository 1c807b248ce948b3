package dev.edgescope.app.chart.model;

import java.util.Arrays;

/**
 * Where a traced series is noise denser than the pixels, and its mean there.
 *
 * <p>A line that goes up and down within every pixel column fills a block. Such columns are told
 * from a single spike by their neighbourhood: most of the columns around are tall as well. The mean
 * is that of all recorded values of the {@value #REACH} columns to either side.
 */
public final class NoiseTrace {
  private static final int REACH = 8;

  private double[] sums = {};
  private long[] counts = {};
  private int[] tall = {};
  private double[] means = {};
  private int columns;
  private double fill;

  /**
   * Judges a trace.
   *
   * @param height from which on a column is tall, in pixels
   */
  public void judge(ColumnTrace trace, PlotArea area, double height) {
    reset(trace.columns());
    for (int column = 0; column < columns; column++) {
      boolean isTall = trace.bottom(column) - trace.top(column) >= height;
      tall[column + 1] = tall[column] + (isTall ? 1 : 0);
      sums[column + 1] = sums[column] + trace.sum(column);
      counts[column + 1] = counts[column] + trace.count(column);
    }
    for (int column = 0; column < columns; column++) {
      int from = from(column);
      int to = to(column);
      double mean = (sums[to] - sums[from]) / (counts[to] - counts[from]);
      boolean isShown = trace.top(column) <= trace.bottom(column) && area.scale().canShow(mean);
      means[column] = isShown ? area.toPixelY(mean) : Double.NaN;
    }
    fill = fill(trace, area);
  }

  private double fill(ColumnTrace trace, PlotArea area) {
    double filled = 0;
    int noisy = 0;
    for (int column = 0; column < columns; column++) {
      if (isNoise(column)) {
        double top = Math.max(area.top(), trace.top(column));
        double bottom = Math.min(area.bottom(), trace.bottom(column));
        filled += Math.max(0, bottom - top) / area.height();
        noisy++;
      }
    }
    return noisy == 0 ? 0 : filled / noisy;
  }

  /** How much of the height of the plot the noise fills where there is any, from 0 to 1. */
  public double fill() {
    return fill;
  }

  private void reset(int newColumns) {
    columns = newColumns;
    if (columns + 1 > sums.length) {
      sums = Arrays.copyOf(sums, columns + 1);
      counts = Arrays.copyOf(counts, columns + 1);
      tall = Arrays.copyOf(tall, columns + 1);
      means = Arrays.copyOf(means, columns + 1);
    }
  }

  private static int from(int column) {
    return Math.max(0, column - REACH);
  }

  private int to(int column) {
    return Math.min(columns, column + REACH + 1);
  }

  /** Whether a column is one of many that the line fills. */
  public boolean isNoise(int column) {
    int from = from(column);
    int to = to(column);
    return 2 * (tall[to] - tall[from]) > to - from;
  }

  /** Upper end of the line of means in a column, in pixels; NaN where there is none. */
  public double top(int column) {
    return Math.min(left(column), Math.min(means[column], right(column)));
  }

  public double bottom(int column) {
    return Math.max(left(column), Math.max(means[column], right(column)));
  }

  /** Where the line comes into the column, half way from the one before. */
  private double left(int column) {
    return column > 0 && !Double.isNaN(means[column - 1])
        ? (means[column - 1] + means[column]) / 2
        : means[column];
  }

  private double right(int column) {
    return column + 1 < columns && !Double.isNaN(means[column + 1])
        ? (means[column + 1] + means[column]) / 2
        : means[column];
  }
}
