package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.PlaneArea;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Draws the point under the pointer and the panel with what was measured there. */
public final class PlaneReadoutPainter {
  private static final double PADDING = 10;
  private static final double AWAY = 14;

  private PlaneReadoutPainter() {}

  public static void paint(
      Pen pen, List<String> rows, PlaneTrail trail, Place place, PlaneArea area, ChartLook look) {
    double x = area.toBorderX(place.x());
    double y = area.toBorderY(place.y());
    double radius = look.scaled(4);
    pen.setFill(look.theme().surface());
    pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    pen.setStroke(look.theme().seriesColour(trail.style().colour()));
    pen.setLineWidth(look.scaled(2));
    pen.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);

    double padding = look.scaled(PADDING);
    double lineHeight = look.lineHeight() + look.scaled(2);
    double width = 2 * padding;
    for (String row : rows) {
      width = Math.max(width, look.width(row, look.strong()) + 2 * padding);
    }
    double height = rows.size() * lineHeight + 1.4 * padding;
    double left = x + look.scaled(AWAY);
    if (left + width > area.right()) {
      left = Math.max(area.left(), x - look.scaled(AWAY) - width);
    }
    left = Math.rint(left);
    double highest = area.top();
    double top =
        Math.rint(Math.clamp(y - height / 2, highest, Math.max(highest, area.bottom() - height)));
    ReadoutPainter.paintCard(pen, left, top, width, height, look);

    pen.setTextAlign(TextAlignment.LEFT);
    double middle = top + 0.7 * padding + lineHeight / 2;
    for (int i = 0; i < rows.size(); i++) {
      boolean isValue = i == 1 || i == 2;
      pen.setFont(isValue ? look.strong() : look.label());
      pen.setFill(isValue ? look.theme().titleText() : look.theme().axisText());
      pen.fillText(rows.get(i), left + padding, Math.rint(middle + look.middleToBaseline()));
      middle += lineHeight;
    }
  }
}
