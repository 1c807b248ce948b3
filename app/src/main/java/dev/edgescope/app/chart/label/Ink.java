package dev.edgescope.app.chart.label;

import dev.edgescope.app.chart.model.ColumnTrace;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where lines are drawn, as a label has to know it that would rather not lie on one: the vertical
 * extent of every line in columns of a few pixels.
 */
public final class Ink {
  private static final double COLUMN = 4;

  /** Half the width of a line, and a little air. */
  private static final double AIR = 2;

  private final List<Line> lines = new ArrayList<>();
  private int used;
  private double left;
  private int columns;

  /** The extent of one line, by columns. */
  private static final class Line {
    private double[] top = {};
    private double[] bottom = {};
  }

  /** Forgets all lines; the next ones lie between two horizontal coordinates. */
  public void clear(double newLeft, double right) {
    used = 0;
    left = newLeft;
    columns = Math.max(0, (int) Math.ceil((right - newLeft) / COLUMN));
  }

  /** Takes in a line through points; one that is not finite is a gap. */
  public void add(double[] xs, double[] ys, int length) {
    Line line = next();
    for (int i = 1; i < length; i++) {
      if (Double.isFinite(xs[i - 1] + ys[i - 1]) && Double.isFinite(xs[i] + ys[i])) {
        boolean forward = xs[i - 1] <= xs[i];
        int from = forward ? i - 1 : i;
        int to = forward ? i : i - 1;
        join(line, xs[from], ys[from], xs[to], ys[to]);
      }
    }
  }

  /** Takes in a series as a chart draws it. */
  public void add(Series series, PlotArea area, ColumnTrace trace) {
    trace.trace(series, area, COLUMN);
    Line line = next();
    for (int column = 0; column < Math.min(columns, trace.columns()); column++) {
      line.top[column] = trace.top(column);
      line.bottom[column] = trace.bottom(column);
    }
  }

  private Line next() {
    if (used == lines.size()) {
      lines.add(new Line());
    }
    Line line = lines.get(used++);
    if (line.top.length < columns) {
      line.top = new double[columns];
      line.bottom = new double[columns];
    }
    Arrays.fill(line.top, Double.POSITIVE_INFINITY);
    Arrays.fill(line.bottom, Double.NEGATIVE_INFINITY);
    return line;
  }

  private void join(Line line, double x0, double y0, double x1, double y1) {
    int first = Math.max(0, column(x0));
    int last = Math.min(columns - 1, column(x1));
    for (int column = first; column <= last; column++) {
      double from = Math.clamp(left + column * COLUMN, x0, x1);
      double to = Math.clamp(left + (column + 1) * COLUMN, x0, x1);
      double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
      double yFrom = y0 + slope * (from - x0);
      double yTo = x1 > x0 ? y0 + slope * (to - x0) : y1;
      line.top[column] = Math.min(line.top[column], Math.min(yFrom, yTo));
      line.bottom[column] = Math.max(line.bottom[column], Math.max(yFrom, yTo));
    }
  }

  private int column(double x) {
    return (int) Math.floor((x - left) / COLUMN);
  }

  /** How much of the width of a rectangle lines pass through, added up over the lines. */
  public double under(double x, double y, double width, double height) {
    int first = Math.max(0, column(x));
    int last = Math.min(columns - 1, column(x + width));
    int crossed = 0;
    for (int i = 0; i < used; i++) {
      Line line = lines.get(i);
      for (int column = first; column <= last; column++) {
        if (line.top[column] - AIR < y + height && line.bottom[column] + AIR > y) {
          crossed++;
        }
      }
    }
    return crossed * COLUMN;
  }
}
