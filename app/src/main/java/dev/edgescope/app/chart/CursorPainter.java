package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.CursorReading;
import dev.edgescope.app.chart.mark.Cursors;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.LegendPainter;
import dev.edgescope.app.chart.paint.ReadoutPainter;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Draws two cursors and the table of what they read. */
final class CursorPainter {
  private static final double PADDING = 8;
  private static final double GAP = 12;
  private static final double LETTER = 16;

  /** One line of the table. */
  private record Line(CursorReading.Row row, List<String> cells) {}

  void paint(Pen pen, Cursors cursors, List<Series> series, PlotArea area, ChartLook look) {
    cursors
        .pair()
        .ifPresent(
            pair -> {
              CursorReading reading = CursorReading.of(pair, series, area.base());
              paintLine(pen, Cursors.Which.A, reading.a(), cursors, area, look);
              paintLine(pen, Cursors.Which.B, reading.b(), cursors, area, look);
              paintTable(pen, reading, area, look);
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

  private static void paintTable(Pen pen, CursorReading reading, PlotArea area, ChartLook look) {
    List<Line> lines = new ArrayList<>();
    for (CursorReading.Row row : reading.rows()) {
      lines.add(new Line(row, cells(row)));
    }
    List<List<String>> all = new ArrayList<>();
    all.add(List.of("", "A", "B", "B − A"));
    TimeBase base = area.base();
    all.add(
        List.of(
            base.title(),
            base.figures(reading.a()),
            base.figures(reading.b()),
            base.figures(reading.distance())));
    lines.forEach(line -> all.add(line.cells()));
    double[] widths = new double[4];
    for (List<String> cells : all) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] =
            Math.max(widths[i], look.width(cells.get(i), i == 0 ? look.label() : look.strong()));
      }
    }
    double padding = look.scaled(PADDING);
    double gap = look.scaled(GAP);
    double swatch = LegendPainter.swatchWidth(look) + look.scaled(6);
    double width = 2 * padding + swatch + widths[0] + widths[1] + widths[2] + widths[3] + 3 * gap;
    double height = all.size() * (look.lineHeight() + look.scaled(2)) + padding;
    double left = Math.rint(Math.max(area.left(), area.right() - width - look.scaled(6)));
    double top =
        Math.rint(
            isHighAtTheEnd(reading, area) ? low(area, height, look) : area.top() + look.scaled(6));
    ReadoutPainter.paintCard(pen, left, top, width, height, look);
    double y = top + padding / 2 + (look.lineHeight() + look.scaled(2)) / 2;
    for (int i = 0; i < all.size(); i++) {
      if (i >= 2) {
        LegendPainter.paintSwatch(
            pen, lines.get(i - 2).row().style(), left + padding, Math.rint(y), look);
      }
      paintCells(pen, all.get(i), i == 0, left + padding + swatch, y, widths, look);
      y += look.lineHeight() + look.scaled(2);
    }
  }

  private static double low(PlotArea area, double height, ChartLook look) {
    return area.bottom() - height - look.scaled(LETTER + 6);
  }

  /** The table stands where the first curve does not end. */
  private static boolean isHighAtTheEnd(CursorReading reading, PlotArea area) {
    return reading.rows().stream()
        .limit(1)
        .filter(row -> area.scale().canShow(row.b()))
        .anyMatch(row -> area.toPixelY(row.b()) < (area.top() + area.bottom()) / 2);
  }

  private static List<String> cells(CursorReading.Row row) {
    return List.of(
        row.style().name(),
        NumberText.value(row.a()),
        NumberText.value(row.b()),
        NumberText.value(row.difference()));
  }

  private static void paintCells(
      Pen pen,
      List<String> cells,
      boolean heading,
      double left,
      double y,
      double[] widths,
      ChartLook look) {
    double baseline = Math.rint(y + look.middleToBaseline());
    pen.setFill(heading ? look.theme().axisText() : look.theme().titleText());
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(cells.getFirst(), left, baseline);
    pen.setFont(heading ? look.label() : look.strong());
    pen.setTextAlign(TextAlignment.RIGHT);
    double right = left + widths[0];
    for (int i = 1; i < widths.length; i++) {
      right += look.scaled(GAP) + widths[i];
      pen.fillText(cells.get(i), Math.rint(right), baseline);
    }
  }
}
