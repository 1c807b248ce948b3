package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.CursorReading;
import dev.edgescope.app.chart.mark.Cursors;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Draws two cursors, and the table of what they read. */
final class CursorPainter {
  static final double LETTER = 16;

  void paint(Pen pen, Cursors cursors, List<Series> series, ChartPainter chart, ChartLook look) {
    PlotArea area = chart.area();
    cursors
        .pair()
        .ifPresent(pair -> {
          CursorReading reading = CursorReading.of(pair, series, area.base());
          paintLine(pen, Cursors.Which.A, reading.a(), cursors, area, look);
          paintLine(pen, Cursors.Which.B, reading.b(), cursors, area, look);
          CursorTable.of(reading, area, look).paint(pen, series, chart, look);
        });
  }

  private static void paintLine(
      Pen pen, Cursors.Which which, double at, Cursors cursors, PlotArea area, ChartLook look) {
    double x = area.toPixelX(at);
    if (x < area.left() || x > area.right()) {
      return;
    }
    double middle = Math.floor(x) + 0.5;
    boolean held = cursors.held() == which;
    pen.setStroke(look.theme().titleText());
    pen.setLineWidth(look.scaled(held ? 1.6 : 1));
    pen.setLineDashes(look.scaled(6), look.scaled(3));
    pen.strokeLine(middle, area.top(), middle, area.bottom());
    pen.setLineDashes();
    double size = look.scaled(LETTER);
    double left = Math.clamp(middle - size / 2, area.left(), area.right() - size);
    double top = area.bottom() - size;
    pen.setFill(look.theme().titleText());
    pen.fillRoundRect(left, top, size, size, look.scaled(4), look.scaled(4));
    pen.setFill(look.theme().surface());
    pen.setFont(look.strong());
    pen.setTextAlign(TextAlignment.CENTER);
    pen.fillText(
        which.name(), left + size / 2, Math.rint(top + size / 2 + look.middleToBaseline()));
  }
}
