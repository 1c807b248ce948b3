package dev.edgescope.app.chart;

/** How much of a chart is data and how large its words are, for tests of the windows around it. */
public final class PlotAreas {
  private PlotAreas() {}

  /** The area within the axes as it was painted last, in square pixels. */
  public static double size(LineChartPane chart) {
    return chart.plotArea().width() * chart.plotArea().height();
  }

  /** The size of its labels, in pixels. */
  public static double labelSize(LineChartPane chart) {
    return chart.look().label().getSize();
  }
}
