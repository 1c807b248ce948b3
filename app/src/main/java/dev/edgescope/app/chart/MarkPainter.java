package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;

/** Draws over a chart what the hand has put on it, with whatever pen drew the chart. */
final class MarkPainter {
  private final CursorPainter cursors = new CursorPainter();
  private final NotePainter notes = new NotePainter();
  private ChartMarks marks = new ChartMarks();
  private String chart = "";

  /**
   * What is drawn from now on.
   *
   * @param ofChart the id of the chart among those that share the marks
   */
  void show(ChartMarks shared, String ofChart) {
    marks = shared;
    chart = ofChart;
  }

  ChartMarks marks() {
    return marks;
  }

  /**
   * Draws them.
   *
   * @param area as the chart was laid out on it
   */
  void paint(Pen pen, ChartContent content, PlotArea area, ChartLook look) {
    if (!area.isTooSmall() && !content.isEmpty()) {
      cursors.paint(pen, marks.cursors(), content.series(), area, look);
      notes.paint(pen, marks.notes(chart), area, look);
    }
  }
}
