package dev.edgescope.app.chart;

import dev.edgescope.app.chart.model.PlotArea;
import javafx.geometry.Point2D;

/** How much of a chart is data and how large its words are, for tests of the windows around it. */
public final class PlotAreas {
  private PlotAreas() {}

  /** The area within the axes as it was painted last, in square pixels. */
  public static double size(LineChartPane chart) {
    return chart.plotArea().width() * chart.plotArea().height();
  }

  /** A point of the screen just within its upper left corner. */
  public static Point2D corner(LineChartPane chart) {
    PlotArea area = chart.plotArea();
    return chart.localToScreen(area.left() + 2, area.top() + 2);
  }

  /** The size of its labels, in pixels. */
  public static double labelSize(LineChartPane chart) {
    return chart.look().label().getSize();
  }
}
