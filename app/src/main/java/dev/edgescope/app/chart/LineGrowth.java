package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import java.util.List;

/** How far the lines of a chart have grown since they were painted. */
final class LineGrowth {
  /** In device pixels: lines are about as wide, and nobody sees them grow by less. */
  private static final int SEEN = 2;

  private double[] ends = {};
  private long settled;

  /** Takes down what is painted now. */
  void note(ChartContent content, PlotArea area, long marks) {
    List<Series> series = content.series();
    if (ends.length != series.size()) {
      ends = new double[series.size()];
    }
    for (int i = 0; i < ends.length; i++) {
      ends[i] = end(series.get(i), area);
    }
    settled = settled(content, marks);
  }

  /** Whether a line is seen to have grown, or anything but that has changed. */
  boolean isMore(ChartContent content, PlotArea area, long marks) {
    List<Series> series = content.series();
    if (settled(content, marks) != settled || series.size() != ends.length) {
      return true;
    }
    for (int i = 0; i < ends.length; i++) {
      if (Math.abs(end(series.get(i), area) - ends[i]) >= SEEN * area.pixel()) {
        return true;
      }
    }
    return false;
  }

  /** A point more is a revision more. */
  private static long settled(ChartContent content, long marks) {
    long sum = content.revision() + marks;
    for (Series one : content.series()) {
      sum -= one.size();
    }
    return sum;
  }

  /** In pixels; what lies beyond the plot is not seen to grow. */
  private static double end(Series series, PlotArea area) {
    if (series.isEmpty()) {
      return area.left();
    }
    double x = area.toPixelX(series.x(series.size() - 1, area.base()));
    return Math.clamp(x, area.left(), Math.max(area.left(), area.right()));
  }
}
