package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Draws event markers: of changes a hairline each, of states a notch in the upper border, and a
 * label where one is off all lines, the latest first; the read-out has the words of the others. Of
 * markers closer than a few pixels, as a dragged slider leaves them, only the latest is drawn.
 */
public final class MarkerPainter {
  private static final double APART = 4;
  private static final double INSET = 4;
  private static final double NOTCH = 4;
  private static final int ROWS = 2;
  private static final int ROWS_IF_TALL = 3;
  private static final int TALL = 14;

  private final double[] placesX = new double[2 * ROWS_IF_TALL];
  private final double[] placesY = new double[2 * ROWS_IF_TALL];

  public void paintLines(Pen pen, List<EventMarker> events, PlotArea area, ChartLook look) {
    List<EventMarker> markers = only(EventMarker.Kind.CHANGE, events);
    pen.setFill(look.theme().axisText().deriveColor(0, 1, 1, 0.45));
    double width = Math.max(area.pixel(), Math.floor(look.scale()));
    for (int i = next(markers, markers.size(), area); i >= 0; i = next(markers, i, area)) {
      double x = area.snapped(x(markers, i, area));
      pen.fillRect(x, area.top(), width, area.height());
    }
  }

  void paintLabels(
      Pen pen, List<EventMarker> events, PlotArea area, ChartLook look, LabelSpace space) {
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.LEFT);
    for (EventMarker.Kind kind : List.of(EventMarker.Kind.STATE, EventMarker.Kind.CHANGE)) {
      List<EventMarker> markers = only(kind, events);
      double beside = kind == EventMarker.Kind.STATE ? look.scaled(NOTCH) : 0;
      for (int i = next(markers, markers.size(), area); i >= 0; i = next(markers, i, area)) {
        paintLabel(pen, markers.get(i).label(), x(markers, i, area) + beside, area, look, space);
      }
    }
  }

  /** Notches in the upper border, where no data is; names keep off them. */
  static void paintNotches(
      Pen pen, List<EventMarker> events, PlotArea area, ChartLook look, LabelSpace space) {
    List<EventMarker> markers = only(EventMarker.Kind.STATE, events);
    double half = look.scaled(NOTCH);
    double depth = 1.4 * half;
    double top = area.top();
    pen.setFill(look.theme().axisText());
    for (int i = next(markers, markers.size(), area); i >= 0; i = next(markers, i, area)) {
      double x = x(markers, i, area);
      pen.fillPolygon(
          new double[] {x - half, x + half, x}, new double[] {top, top, top + depth}, 3);
      space.take(x - half, top, 2 * half, depth);
    }
  }

  private static List<EventMarker> only(EventMarker.Kind kind, List<EventMarker> events) {
    return events.stream().filter(event -> event.kind() == kind).toList();
  }

  /** The latest marker in sight that lies far enough before another; -1 if there is none. */
  private static int next(List<EventMarker> markers, int after, PlotArea area) {
    double limit =
        after < markers.size() ? x(markers, after, area) - APART : Double.POSITIVE_INFINITY;
    for (int i = after - 1; i >= 0; i--) {
      double x = x(markers, i, area);
      if (x < area.left()) {
        return -1;
      }
      if (x <= area.right() && x <= limit) {
        return i;
      }
    }
    return -1;
  }

  private static double x(List<EventMarker> markers, int index, PlotArea area) {
    return area.toPixelX(markers.get(index).moment().in(area.base()));
  }

  private void paintLabel(
      Pen pen, String text, double x, PlotArea area, ChartLook look, LabelSpace space) {
    double inset = look.scaled(INSET);
    double width = look.width(text) + 2 * inset;
    double height = look.lineHeight();
    int rows = area.height() > TALL * height ? ROWS_IF_TALL : ROWS;
    int places = 0;
    for (int row = 0; row < 2 * rows; row++) {
      // First to the right of the hairline, row by row, then to its left.
      double left = row < rows ? x + 1 : x - width;
      if (left >= area.left() && left + width <= area.right()) {
        placesX[places] = left;
        placesY[places++] = area.top() + row % rows * height;
      }
    }
    int place = space.takeClear(placesX, placesY, places, width, height);
    if (place >= 0) {
      double baseline = Math.rint(placesY[place] + height / 2 + look.middleToBaseline());
      double start = Math.rint(placesX[place] + inset);
      Color colour = look.theme().axisText();
      LabelText.paint(pen, text, look.label(), start, baseline, colour, look, space);
    }
  }
}
