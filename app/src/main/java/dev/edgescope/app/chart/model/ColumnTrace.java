package dev.edgescope.app.chart.model;

import dev.edgescope.app.chart.column.BlockPyramid;
import dev.edgescope.app.chart.model.SeriesStyle.Interpolation;
import java.util.Arrays;

/**
 * Reduces a series to the vertical extent of its line in every pixel column.
 *
 * <p>Each column takes the minimum and the maximum of its points from the pyramid, never every n-th
 * point: at the edge of stability a loss flips at every second step, and a stride erases just that.
 * Neighbouring columns are joined by the line between their adjacent points, unless one of those is
 * a gap. The cost is proportional to the number of columns.
 */
public final class ColumnTrace {
  /** So many points in a column end at a border of blocks that all values have. */
  private static final int CROWDED = 16 * BlockPyramid.COARSE;

  private final Extent extent = new Extent();
  private double[] top = {};
  private double[] bottom = {};
  private double[] sum = {};
  private int[] count = {};
  private int columns;
  private double unit = 1;

  /** Number of columns of the last trace. */
  public int columns() {
    return columns;
  }

  /** Upper end of the line in a column, in pixels; above {@link #bottom} if there is no line. */
  public double top(int column) {
    return top[column];
  }

  public double bottom(int column) {
    return bottom[column];
  }

  /** The sum of the values of a column. */
  double sum(int column) {
    return sum[column];
  }

  /** How many values a column has. */
  int count(int column) {
    return count[column];
  }

  /**
   * Traces a series.
   *
   * @param columnWidth the width of a column; a device pixel for what is drawn
   */
  public void trace(Series series, PlotArea area, double columnWidth) {
    unit = columnWidth;
    reset((int) Math.ceil(area.width() / unit));
    TimeBase base = area.base();
    boolean stepped = series.style().interpolation() == Interpolation.STEP;
    int index = area.firstDrawn(series);
    int end = area.endDrawn(series);
    int previous = -1;
    int pace = 1;
    while (index < end) {
      double x = columnOf(series.x(index, base), area);
      int column = (int) Math.floor(x);
      int next = index + 1;
      if (column >= 0 && column < columns) {
        double nextColumn = area.toTime(area.left() + (column + 1) * unit);
        next = series.firstAtOrAfter(nextColumn, base, next, index + pace);
        next = Math.clamp(aligned(next, next - index), index + 1, end);
        pace = next - index;
        extent.reset();
        series.include(index, next, extent);
        sum[column] += extent.sum();
        count[column] += extent.count();
        if (!extent.isEmpty(area.scale())) {
          include(column, area.toPixelY(extent.max()));
          include(column, area.toPixelY(extent.min(area.scale())));
        }
      }
      if (previous >= 0 && canJoin(series, previous, index, area.scale())) {
        double x0 = columnOf(series.x(previous, base), area);
        double y0 = area.toPixelY(series.value(previous));
        double y1 = area.toPixelY(series.value(index));
        if (stepped) {
          join(x0, y0, x, y0);
          join(x, y0, x, y1);
        } else {
          join(x0, y0, x, y1);
        }
      }
      previous = next - 1;
      index = next;
    }
  }

  /**
   * Moves the end of a crowded column to the border of a block, by less than a hundredth of its
   * width, so that its extent is read from whole blocks; by up to a sixteenth where that spares
   * reading values that may lie in a file.
   */
  private static int aligned(int next, int points) {
    int fine = Integer.highestOneBit(points) >> 7;
    int grain = points >= CROWDED ? Math.max(fine, BlockPyramid.COARSE) : fine;
    return grain > 1 ? (next + grain - 1) & -grain : next;
  }

  private void reset(int newColumns) {
    columns = newColumns;
    if (columns > top.length) {
      top = new double[columns];
      bottom = new double[columns];
      sum = new double[columns];
      count = new int[columns];
    }
    Arrays.fill(sum, 0, columns, 0);
    Arrays.fill(count, 0, columns, 0);
    Arrays.fill(top, 0, columns, Double.POSITIVE_INFINITY);
    Arrays.fill(bottom, 0, columns, Double.NEGATIVE_INFINITY);
  }

  private static boolean canJoin(Series series, int from, int to, ValueScale scale) {
    return scale.canShow(series.value(from)) && scale.canShow(series.value(to));
  }

  private double columnOf(double x, PlotArea area) {
    return (area.toPixelX(x) - area.left()) / unit;
  }

  /** Includes a straight piece; x in columns, y in pixels. */
  private void join(double x0, double y0, double x1, double y1) {
    int first = Math.max(0, (int) Math.floor(x0));
    int last = Math.min(columns - 1, (int) Math.floor(x1));
    double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    for (int column = first; column <= last; column++) {
      double from = Math.max(x0, column);
      double to = Math.min(x1, column + 1.0);
      include(column, y0 + slope * (from - x0));
      include(column, x1 > x0 ? y0 + slope * (to - x0) : y1);
    }
  }

  private void include(int column, double y) {
    top[column] = Math.min(top[column], y);
    bottom[column] = Math.max(bottom[column], y);
  }
}
