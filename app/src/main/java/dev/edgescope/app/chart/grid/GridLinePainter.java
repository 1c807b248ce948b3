package dev.edgescope.app.chart.grid;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;

/** Draws the lines over the cells, on an edge of surface colour so that no colour hides them. */
final class GridLinePainter {
  private static final double HALO = 2.6;
  private static final double INSET = 6;

  private final LabelSpace labels = new LabelSpace();

  void paint(Pen pen, List<GridLine> lines, GridArea area, ChartLook look) {
    labels.clear(area.left(), area.right());
    pen.clip(area.left(), area.top(), area.width(), area.height());
    pen.setLineCap(StrokeLineCap.BUTT);
    pen.setLineJoin(StrokeLineJoin.ROUND);
    for (GridLine line : lines) {
      pen.setLineDashes();
      stroke(pen, line, look.theme().surface(), line.kind().width() + HALO, area, look);
    }
    for (GridLine line : lines) {
      setDashes(pen, line.kind(), look);
      stroke(pen, line, look.theme().threshold(), line.kind().width(), area, look);
    }
    pen.setLineDashes();
    pen.unclip();
    for (GridLine line : lines) {
      paintLabel(pen, line, area, look);
    }
  }

  static void setDashes(Pen pen, GridLine.Kind kind, ChartLook look) {
    pen.setLineDashes(kind.dashes(look.scaled(1)));
  }

  private static void stroke(
      Pen pen, GridLine line, Color colour, double width, GridArea area, ChartLook look) {
    pen.setStroke(colour);
    pen.setLineWidth(look.scaled(width));
    for (List<Double> piece : line.pieces()) {
      int count = piece.size() / 2;
      double[] xs = new double[count];
      double[] ys = new double[count];
      for (int i = 0; i < count; i++) {
        xs[i] = area.x(piece.get(2 * i));
        ys[i] = area.y(piece.get(2 * i + 1));
      }
      pen.strokePolyline(xs, ys, count);
    }
  }

  /** At the upper end of the line; a measured one runs beside what was predicted. */
  private void paintLabel(Pen pen, GridLine line, GridArea area, ChartLook look) {
    double endX = Double.NaN;
    double endY = Double.POSITIVE_INFINITY;
    for (List<Double> piece : line.pieces()) {
      for (int i = 0; i < piece.size(); i += 2) {
        double y = area.y(piece.get(i + 1));
        if (y < endY) {
          endY = y;
          endX = area.x(piece.get(i));
        }
      }
    }
    if (Double.isNaN(endX)) {
      return;
    }
    double width = look.width(line.label(), look.strong());
    double height = look.lineHeight();
    double inset = look.scaled(INSET);
    double right = Math.min(endX + inset, area.right() - width - inset);
    double left = Math.max(area.left() + inset, endX - inset - width);
    double top = Math.clamp(endY + inset, area.top() + inset, area.bottom() - height - inset);
    double[] xs = {right, left, right, left, right, left};
    double[] ys = {top, top, top + height, top + height, top + 2 * height, top + 2 * height};
    int place = labels.takeBest(xs, ys, xs.length, width, height);
    if (place < 0) {
      return;
    }
    pen.setFont(look.strong());
    pen.setTextAlign(TextAlignment.LEFT);
    look.fillTextOverLines(
        pen,
        line.label(),
        Math.rint(xs[place]),
        Math.rint(ys[place] + height / 2 + look.middleToBaseline()),
        look.theme().threshold());
  }
}
