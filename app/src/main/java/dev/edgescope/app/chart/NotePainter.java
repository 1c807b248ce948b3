package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.Note;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.ChartPainter;
import dev.edgescope.app.chart.paint.ReadoutPainter;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Draws notes: a point, and the words beside it on a surface of their own. */
final class NotePainter {
  private static final double POINT = 3.5;
  private static final double AWAY = 12;
  private static final double PADDING = 6;
  private static final double WIDEST = 220;

  void paint(Pen pen, List<Note> notes, PlotArea area, ChartLook look) {
    for (Note note : notes) {
      double x = area.toPixelX(note.at().in(area.base()));
      if (x >= area.left() && x <= area.right()) {
        paint(pen, note, x, height(note, area), area, look);
      }
    }
  }

  /** One that lies off the axis is kept at its border. */
  private static double height(Note note, PlotArea area) {
    return area.scale().canShow(note.value())
        ? Math.clamp(area.toPixelY(note.value()), area.top(), area.bottom())
        : area.bottom();
  }

  private static void paint(Pen pen, Note note, double x, double y, PlotArea area, ChartLook look) {
    double widest = Math.min(look.scaled(WIDEST), 0.6 * area.width());
    List<String> rows = ChartPainter.wrapped(note.text(), widest, look);
    double padding = look.scaled(PADDING);
    double away = look.scaled(AWAY);
    double width = rows.stream().mapToDouble(look::width).max().orElse(0) + 2 * padding;
    double height = rows.size() * look.lineHeight() + padding;
    double left = x + away + width > area.right() ? x - away - width : x + away;
    left = Math.rint(Math.clamp(left, area.left(), Math.max(area.left(), area.right() - width)));
    double top = y - away - height < area.top() ? y + away : y - away - height;
    top = Math.rint(Math.clamp(top, area.top(), Math.max(area.top(), area.bottom() - height)));
    pen.setStroke(look.theme().titleText());
    pen.setLineWidth(1);
    pen.setLineDashes();
    pen.strokeLine(x, y, Math.clamp(x, left, left + width), Math.clamp(y, top, top + height));
    ReadoutPainter.paintCard(pen, left, top, width, height, look);
    double radius = look.scaled(POINT);
    pen.setFill(look.theme().titleText());
    pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.LEFT);
    double middle = top + padding / 2 + look.lineHeight() / 2;
    for (String row : rows) {
      pen.fillText(row, left + padding, Math.rint(middle + look.middleToBaseline()));
      middle += look.lineHeight();
    }
  }
}
