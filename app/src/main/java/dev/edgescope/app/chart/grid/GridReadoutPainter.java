package dev.edgescope.app.chart.grid;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ReadoutPainter;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Draws a frame around the cell under the pointer, and beside it what is told of it. */
public final class GridReadoutPainter {
  private static final double PADDING = 10;
  private static final double AWAY = 12;
  private static final double GAP = 14;
  private static final double CURVE_HEIGHT = 54;

  /** The highest that a small curve reaches, in units of its edge. */
  private static final double MOST = 2;

  private GridReadoutPainter() {}

  /** A frame around the cells of a rectangle, both corners included. */
  public static void paintFrame(
      Pen pen, int column, int row, int lastColumn, int lastRow, GridArea area, ChartLook look) {
    double left = area.x(column);
    double right = area.x(lastColumn + 1.0);
    double top = area.y(lastRow + 1.0);
    double bottom = area.y(row);
    pen.setLineDashes();
    pen.setLineWidth(look.scaled(4));
    pen.setStroke(look.theme().surface());
    pen.strokeRect(left, top, right - left, bottom - top);
    pen.setLineWidth(look.scaled(2));
    pen.setStroke(look.theme().titleText());
    pen.strokeRect(left, top, right - left, bottom - top);
  }

  /** The panel, on the side of the cell where there is room. */
  public static void paint(
      Pen pen,
      GridReadout readout,
      int column,
      int row,
      GridArea area,
      double paneWidth,
      double paneHeight,
      ChartLook look) {
    double padding = look.scaled(PADDING);
    double line = look.lineHeight() + look.scaled(1);
    double nameWidth = 0;
    double valueWidth = 0;
    for (GridReadout.Row each : readout.rows()) {
      nameWidth = Math.max(nameWidth, look.width(each.name()));
      valueWidth = Math.max(valueWidth, look.width(each.value(), look.strong()));
    }
    double inner = Math.max(nameWidth + look.scaled(GAP) + valueWidth, headingWidth(readout, look));
    double width = inner + 2 * padding;
    double curveHeight = line + look.scaled(CURVE_HEIGHT);
    double height =
        2 * padding + (readout.rows().size() + 1) * line + readout.curves().size() * curveHeight;
    double left = area.x(column + 1.0) + look.scaled(AWAY);
    if (left + width > paneWidth) {
      left = Math.max(0, area.x(column) - look.scaled(AWAY) - width);
    }
    left = Math.rint(left);
    double wanted = area.y(row + 0.5) - height / 2;
    double top = Math.rint(Math.clamp(wanted, 0, Math.max(0, paneHeight - height)));
    ReadoutPainter.paintCard(pen, left, top, width, height, look);

    double y = top + padding;
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setFont(look.strong());
    pen.setFill(look.theme().titleText());
    pen.fillText(readout.heading(), left + padding, baseline(y, line, look));
    y += line;
    for (GridReadout.Row each : readout.rows()) {
      pen.setTextAlign(TextAlignment.LEFT);
      pen.setFont(look.label());
      pen.setFill(look.theme().axisText());
      pen.fillText(each.name(), left + padding, baseline(y, line, look));
      pen.setTextAlign(TextAlignment.RIGHT);
      pen.setFont(look.strong());
      pen.setFill(look.theme().titleText());
      pen.fillText(each.value(), left + width - padding, baseline(y, line, look));
      y += line;
    }
    for (GridReadout.Curve curve : readout.curves()) {
      paintCurve(pen, curve, left + padding, y, inner, line, look);
      y += curveHeight;
    }
  }

  private static double headingWidth(GridReadout readout, ChartLook look) {
    double widest = look.width(readout.heading(), look.strong());
    for (GridReadout.Curve curve : readout.curves()) {
      widest = Math.max(widest, look.width(curve.name()));
    }
    return widest;
  }

  private static double baseline(double top, double line, ChartLook look) {
    return Math.rint(top + line / 2 + look.middleToBaseline());
  }

  /** From 0 to at most twice the edge, which is where it leaves what is worth seeing. */
  private static void paintCurve(
      Pen pen,
      GridReadout.Curve curve,
      double left,
      double top,
      double width,
      double line,
      ChartLook look) {
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.fillText(curve.name(), left, baseline(top, line, look));
    double end = 0;
    double most = 1.2;
    for (List<Double> points : curve.lines()) {
      for (int i = 0; i < points.size(); i += 2) {
        end = Math.max(end, points.get(i));
        most = Math.max(most, Math.min(MOST, 1.05 * points.get(i + 1)));
      }
    }
    double plotTop = top + line;
    double height = look.scaled(CURVE_HEIGHT) - look.scaled(4);
    double level = Math.rint(plotTop + height * (1 - 1 / most)) + 0.5;
    pen.setStroke(look.theme().threshold());
    pen.setLineWidth(look.scaled(1.2));
    pen.setLineDashes(look.scaled(5), look.scaled(3));
    pen.strokeLine(left, level, left + width, level);
    pen.setLineDashes();
    pen.setStroke(look.theme().grid());
    pen.setLineWidth(1);
    double floor = Math.rint(plotTop + height) + 0.5;
    pen.strokeLine(left, floor, left + width, floor);
    pen.setStroke(look.theme().seriesColour(0));
    pen.setLineWidth(look.scaled(1.6));
    for (List<Double> points : curve.lines()) {
      int count = points.size() / 2;
      double[] xs = new double[count];
      double[] ys = new double[count];
      for (int i = 0; i < count; i++) {
        xs[i] = left + (end > 0 ? points.get(2 * i) / end : 0) * width;
        // No clip keeps it inside: one between two pixels costs a frame for each time it is drawn.
        ys[i] = plotTop + height * (1 - Math.clamp(points.get(2 * i + 1) / most, 0, 1));
      }
      pen.strokePolyline(xs, ys, count);
    }
  }
}
