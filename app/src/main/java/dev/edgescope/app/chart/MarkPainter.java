package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.pen.Pen;

/** Draws over a chart what the hand has put on it, with whatever pen drew the chart. */
final class MarkPainter {
  private final CursorPainter cursors = new CursorPainter();
  private final NotePainter notes = new NotePainter();
  private ChartMarks marks = new ChartMarks();
  private String id = "";

  /**
   * What is drawn from now on.
   *
   * @param ofChart the id of the chart among those that share the marks
   */
  void show(ChartMarks shared, String ofChart) {
    marks = shared;
    id = ofChart;
  }

  ChartMarks marks() {
    return marks;
  }

  /**
   * Draws them.
   *
   * @param chart as it was painted with the pen
   */
  void paint(Pen pen, ChartContent content, ChartPainter chart, ChartLook look) {
    PlotArea area = chart.area();
    if (!area.isTooSmall() && !content.isEmpty()) {
      cursors.paint(pen, marks.cursors(), content.series(), chart, look);
      notes.paint(pen, marks.notes(id), area, look);
    }
  }
}
