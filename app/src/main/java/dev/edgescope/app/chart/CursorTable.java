package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.CursorReading;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.chart.paint.LegendPainter;
import dev.edgescope.app.chart.paint.ReadoutPainter;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * The table of what two cursors read. It stands where it hides the least of the curves and their
 * names; in a small chart it has the differences alone, and in a smaller one there is none.
 *
 * @param rows the heading first
 */
record CursorTable(List<Row> rows) {
  private static final double PADDING = 8;
  private static final double GAP = 12;
  private static final double INSET = 6;

  /** What a table may take of the sides of a plot. */
  private static final double MOST = 0.65;

  private static final int SAMPLES = 60;

  /** What a name or a level's label counts, in samples of a curve. */
  private static final int LABEL = 20;

  /** A line of the table; the heading and the axis have no style. */
  record Row(@Nullable SeriesStyle style, List<String> cells) {}

  CursorTable {
    rows = List.copyOf(rows);
  }

  /** As much as there is room for. */
  static CursorTable of(CursorReading reading, PlotArea area, ChartLook look) {
    CursorTable whole = new CursorTable(rows(reading, area.base()));
    return whole.fits(area, look) ? whole : whole.differences();
  }

  private static List<Row> rows(CursorReading reading, TimeBase base) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(null, List.of("", "A", "B", "B − A")));
    rows.add(
        new Row(
            null,
            List.of(
                base.symbol(),
                base.figures(reading.a()),
                base.figures(reading.b()),
                base.figures(reading.distance()))));
    for (CursorReading.Row row : reading.rows()) {
      rows.add(
          new Row(
              row.style(),
              List.of(
                  row.style().name(),
                  NumberText.value(row.a()),
                  NumberText.value(row.b()),
                  NumberText.value(row.difference()))));
    }
    return rows;
  }

  private CursorTable differences() {
    return new CursorTable(
        rows.stream()
            .map(
                row -> new Row(row.style(), List.of(row.cells().getFirst(), row.cells().getLast())))
            .toList());
  }

  private boolean fits(PlotArea area, ChartLook look) {
    return width(look) <= MOST * area.width() && height(look) <= MOST * area.height();
  }

  void paint(Pen pen, List<Series> series, ChartPainter chart, ChartLook look) {
    PlotArea area = chart.area();
    if (!fits(area, look)) {
      return;
    }
    double width = width(look);
    double height = height(look);
    double inset = look.scaled(INSET);
    double bottom = area.bottom() - height - inset - look.scaled(CursorPainter.LETTER);
    double bestLeft = 0;
    double bestTop = 0;
    int fewest = Integer.MAX_VALUE;
    for (double left : new double[] {area.right() - width - inset, area.left() + inset}) {
      for (double top : new double[] {area.top() + inset, bottom}) {
        int hidden =
            hidden(series, area, left, top, width, height)
                + LABEL * chart.labels().under(left, top, width, height);
        if (hidden < fewest) {
          fewest = hidden;
          bestLeft = left;
          bestTop = top;
        }
      }
    }
    paintAt(pen, Math.rint(bestLeft), Math.rint(bestTop), look);
  }

  /** How many samples of the curves lie below a rectangle. */
  private static int hidden(
      List<Series> series, PlotArea area, double left, double top, double width, double height) {
    int hidden = 0;
    for (Series one : series) {
      for (int i = 0; i < SAMPLES && !one.isEmpty(); i++) {
        double x = left + i * width / SAMPLES;
        int index = one.nearest(area.toTime(x), area.base());
        double value = one.value(index);
        boolean there = Math.abs(area.toPixelX(one.x(index, area.base())) - x) < width / 2;
        if (there && area.scale().canShow(value)) {
          double y = area.toPixelY(value);
          hidden += y > top && y < top + height ? 1 : 0;
        }
      }
    }
    return hidden;
  }

  private void paintAt(Pen pen, double left, double top, ChartLook look) {
    ReadoutPainter.paintCard(pen, left, top, width(look), height(look), look);
    double[] widths = widths(look);
    double padding = look.scaled(PADDING);
    double y = top + padding / 2 + rowHeight(look) / 2;
    for (int line = 0; line < rows.size(); line++) {
      Row row = rows.get(line);
      SeriesStyle style = row.style();
      if (style != null) {
        LegendPainter.paintSwatch(pen, style, left + padding, Math.rint(y), look);
      }
      double right = left + padding + swatch(look) + widths[0];
      double baseline = Math.rint(y + look.middleToBaseline());
      pen.setFill(line == 0 ? look.theme().axisText() : look.theme().titleText());
      pen.setFont(look.label());
      pen.setTextAlign(TextAlignment.LEFT);
      pen.fillText(row.cells().getFirst(), right - widths[0], baseline);
      pen.setFont(line == 0 ? look.label() : look.strong());
      pen.setTextAlign(TextAlignment.RIGHT);
      for (int i = 1; i < widths.length; i++) {
        right += look.scaled(GAP) + widths[i];
        pen.fillText(row.cells().get(i), Math.rint(right), baseline);
      }
      y += rowHeight(look);
    }
  }

  private double[] widths(ChartLook look) {
    double[] widths = new double[rows.getFirst().cells().size()];
    for (Row row : rows) {
      for (int i = 0; i < widths.length; i++) {
        double width = look.width(row.cells().get(i), i == 0 ? look.label() : look.strong());
        widths[i] = Math.max(widths[i], width);
      }
    }
    return widths;
  }

  private double width(ChartLook look) {
    double[] widths = widths(look);
    double sum = 2 * look.scaled(PADDING) + swatch(look);
    for (double width : widths) {
      sum += width;
    }
    return sum + (widths.length - 1) * look.scaled(GAP);
  }

  private double height(ChartLook look) {
    return rows.size() * rowHeight(look) + look.scaled(PADDING);
  }

  private static double rowHeight(ChartLook look) {
    return look.lineHeight() + look.scaled(2);
  }

  private static double swatch(ChartLook look) {
    return LegendPainter.swatchWidth(look) + look.scaled(INSET);
  }
}
