package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.chart.model.PlaneArea;
import dev.edgescope.app.chart.model.PlaneContent;
import dev.edgescope.app.chart.model.PlaneTrail;
import dev.edgescope.app.chart.model.PlaneTrail.Place;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * Draws the runs of a plane: a tail that fades with age, and where the run is now, with its values.
 * A full disc was measured; a ring is where the controls put the run until a measurement confirms
 * it; a square stands where the second coordinate is a substitute.
 */
final class TrailPainter {
  /** A tail shorter than this has not begun to fade out. */
  private static final int FRESH = 60;

  private static final int BANDS = 12;
  private static final double FAINTEST = 0.07;
  private static final double RADIUS = 6;
  private static final double AWAY = 12;
  private static final int PLACES = 60;

  private final double[] placesX = new double[PLACES];
  private final double[] placesY = new double[PLACES];
  private final Polyline line = new Polyline();

  void paintTails(Pen pen, List<PlaneTrail> trails, PlaneArea area, ChartLook look) {
    pen.clip(area.left(), area.top(), area.width(), area.height());
    pen.setLineJoin(StrokeLineJoin.ROUND);
    pen.setLineCap(StrokeLineCap.BUTT);
    for (PlaneTrail trail : trails.reversed()) {
      paintTail(pen, trail, area, look);
    }
    pen.setLineDashes();
    pen.unclip();
  }

  private void paintTail(Pen pen, PlaneTrail trail, PlaneArea area, ChartLook look) {
    int first = Math.max(0, trail.size() - PlaneTrail.TAIL);
    int segments = trail.size() - 1 - first;
    double youngest = 1 - segments / (double) Math.max(segments, FRESH);
    Color colour = look.lineColour(trail.style());
    for (int band = 0; band < BANDS; band++) {
      int from = first + segments * band / BANDS;
      int to = first + segments * (band + 1) / BANDS;
      double share = youngest + (1 - youngest) * (band + 1.0) / BANDS;
      double opacity = FAINTEST + (1 - FAINTEST) * share * share;
      pen.setStroke(colour.deriveColor(0, 1, 1, opacity));
      pen.setLineWidth(look.scaled(1 + 1.4 * share));
      paintBand(pen, trail, from, to, area, look);
    }
  }

  /** The points from one index to another, inclusive, in pieces of one kind without gaps. */
  private void paintBand(
      Pen pen, PlaneTrail trail, int from, int to, PlaneArea area, ChartLook look) {
    line.clear();
    boolean dotted = false;
    for (int i = from; i <= to && i < trail.size(); i++) {
      boolean known = Double.isFinite(trail.x(i)) && Double.isFinite(trail.y(i));
      boolean turns = known && line.size() > 0 && trail.isSubstitute(i) != dotted;
      if (known && !turns) {
        add(trail, i, area);
      }
      if (!known || turns) {
        stroke(pen, dotted, look);
      }
      if (turns) {
        // The piece that leads from one kind to the other belongs to the substitute.
        add(trail, i - 1, area);
        add(trail, i, area);
        stroke(pen, true, look);
        add(trail, i, area);
      }
      dotted = known && trail.isSubstitute(i);
    }
    stroke(pen, dotted, look);
  }

  private void add(PlaneTrail trail, int index, PlaneArea area) {
    // Beyond the border the direction still counts, the distance does not.
    line.add(
        Math.clamp(area.toPixelX(trail.x(index)), -9_999, 9_999),
        Math.clamp(area.toPixelY(trail.y(index)), -9_999, 9_999));
  }

  /** Draws the piece, and begins another. */
  private void stroke(Pen pen, boolean dotted, ChartLook look) {
    if (line.size() > 1) {
      if (dotted) {
        pen.setLineDashes(look.scaled(2), look.scaled(3));
      } else {
        pen.setLineDashes();
      }
      line.stroke(pen);
    }
    line.clear();
  }

  /** Tells where the tails and the runs lie, so that names and values keep off them. */
  void takePlaces(List<PlaneTrail> trails, PlaneArea area, LabelSpace labels, ChartLook look) {
    for (PlaneTrail trail : trails) {
      line.clear();
      for (int i = Math.max(0, trail.size() - PlaneTrail.TAIL); i < trail.size(); i++) {
        add(trail, i, area);
      }
      line.addTo(labels.ink());
      Place place = trail.current();
      if (place != null) {
        double reach = look.scaled(RADIUS + 2);
        double x = area.toBorderX(place.x());
        double y = area.toBorderY(place.y());
        labels.take(x - reach, y - reach, 2 * reach, 2 * reach);
      }
    }
  }

  /** Draws where the runs are; the first on top, and its values get the best place. */
  void paintHeads(
      Pen pen, PlaneContent content, PlaneArea area, LabelSpace labels, ChartLook look) {
    for (PlaneTrail trail : content.trails().reversed()) {
      paintHead(pen, trail, area, look);
    }
    for (PlaneTrail trail : content.trails()) {
      paintValues(pen, content, trail, area, labels, look);
    }
  }

  private static void paintHead(Pen pen, PlaneTrail trail, PlaneArea area, ChartLook look) {
    Place place = trail.current();
    if (place == null) {
      return;
    }
    Color colour = look.lineColour(trail.style());
    double x = area.toBorderX(place.x());
    double y = area.toBorderY(place.y());
    boolean isProjected = place.equals(trail.projected());
    if (isProjected && trail.size() > 0 && trail.place(trail.size() - 1).isKnown()) {
      paintLink(pen, trail.place(trail.size() - 1), x, y, colour, area, look);
    }
    if (area.isRightOf(place.x()) || area.isAbove(place.y())) {
      paintArrow(pen, place, x, y, colour, isProjected, area, look);
    } else {
      paintPoint(pen, place, x, y, colour, isProjected, look);
    }
  }

  /** From where the run was measured to where the controls put it. */
  private static void paintLink(
      Pen pen, Place measured, double x, double y, Color colour, PlaneArea area, ChartLook look) {
    double fromX = area.toBorderX(measured.x());
    double fromY = area.toBorderY(measured.y());
    pen.setStroke(colour);
    pen.setLineWidth(look.scaled(1.4));
    pen.setLineDashes(look.scaled(2), look.scaled(4));
    pen.strokeLine(fromX, fromY, x, y);
    pen.setLineDashes();
    double radius = look.scaled(3);
    pen.setFill(colour);
    pen.fillOval(fromX - radius, fromY - radius, 2 * radius, 2 * radius);
  }

  private static void paintPoint(
      Pen pen, Place place, double x, double y, Color colour, boolean hollow, ChartLook look) {
    double halo = look.scaled(RADIUS + 2);
    double radius = look.scaled(RADIUS);
    pen.setFill(look.theme().surface());
    fillShape(pen, place.substitute(), x, y, halo);
    if (!hollow) {
      pen.setFill(colour);
      fillShape(pen, place.substitute(), x, y, radius);
      return;
    }
    pen.setStroke(colour);
    pen.setLineWidth(look.scaled(2.4));
    double ring = radius - look.scaled(1.2);
    if (place.substitute()) {
      pen.strokeRect(x - ring, y - ring, 2 * ring, 2 * ring);
    } else {
      pen.strokeOval(x - ring, y - ring, 2 * ring, 2 * ring);
    }
  }

  private static void fillShape(Pen pen, boolean square, double x, double y, double radius) {
    if (square) {
      pen.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    } else {
      pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }
  }

  /** At the border, pointing to where the point is. */
  private static void paintArrow(
      Pen pen,
      Place place,
      double x,
      double y,
      Color colour,
      boolean hollow,
      PlaneArea area,
      ChartLook look) {
    double right = area.isRightOf(place.x()) ? 1 : 0;
    double up = area.isAbove(place.y()) ? 1 : 0;
    double norm = Math.hypot(right, up);
    double dx = right / norm;
    double dy = -up / norm;
    double length = look.scaled(2.4 * RADIUS);
    double half = look.scaled(RADIUS + 1);
    double baseX = x - dx * length;
    double baseY = y - dy * length;
    double[] cornersX = {x, baseX - dy * half, baseX + dy * half};
    double[] cornersY = {y, baseY + dx * half, baseY - dx * half};
    pen.setFill(hollow ? look.theme().surface() : colour);
    pen.fillPolygon(cornersX, cornersY, cornersX.length);
    pen.setStroke(colour);
    pen.setLineWidth(look.scaled(2));
    pen.setLineJoin(StrokeLineJoin.ROUND);
    pen.strokePolygon(cornersX, cornersY, cornersX.length);
  }

  private void paintValues(
      Pen pen,
      PlaneContent content,
      PlaneTrail trail,
      PlaneArea area,
      LabelSpace labels,
      ChartLook look) {
    Place place = trail.current();
    if (place == null) {
      return;
    }
    List<String> lines = content.values(trail, place);
    double width = 0;
    for (String line : lines) {
      width = Math.max(width, look.width(line, look.strong()));
    }
    double height = lines.size() * look.lineHeight();
    double x = area.toBorderX(place.x());
    double y = area.toBorderY(place.y());
    double away = look.scaled(AWAY);
    double lowest = area.bottom() - height;
    double highest = area.top() + look.scaled(4);
    int places = 0;
    double step = look.lineHeight() / 2;
    if (width > area.width()) {
      return;
    }
    double edge = area.toPixelX(1);
    double air = look.scaled(4);
    for (int i = 0; i < PLACES / 5; i++) {
      // Above the point, then below, always farther.
      int farther = i / 2;
      double above = y - height - look.scaled(4) - farther * step;
      double below = y + look.scaled(4) + farther * step;
      double top = Math.clamp(i % 2 == 0 ? above : below, highest, Math.max(highest, lowest));
      double middle = Math.clamp(x - width / 2, area.left(), area.right() - width);
      double[] lefts = {x + away, middle, x - away - width, edge - air - width, edge + air};
      for (double left : lefts) {
        boolean near = left - x <= 4 * away && x - left - width <= 4 * away;
        if (near && left >= area.left() && left + width <= area.right()) {
          placesX[places] = left;
          placesY[places++] = top;
        }
      }
    }
    int chosen = labels.takeBest(placesX, placesY, places, width, height);
    if (chosen < 0) {
      return;
    }
    double left = placesX[chosen];
    double top = placesY[chosen];
    Color colour = look.labelColour(trail.style());
    double middle = top + look.lineHeight() / 2;
    for (String line : lines) {
      double baseline = Math.rint(middle + look.middleToBaseline());
      LabelText.paint(pen, line, look.strong(), Math.rint(left), baseline, colour, look, labels);
      middle += look.lineHeight();
    }
  }
}
