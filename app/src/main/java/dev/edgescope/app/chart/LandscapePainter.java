package dev.edgescope.app.chart;

import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Lays the loss landscape out and draws it: grid, parabolas, losses, the point and its step. */
final class LandscapePainter extends PicturePainter {

  /** The horizontal range stays while the slices reach over at least this share of it. */
  private static final double STAY_ABOVE = 0.45;

  /** Losses beyond the parabola's end by more than this factor leave the picture. */
  private static final double HEADROOM = 1.6;

  private static final int PARABOLA_POINTS = 64;

  private final ValueAxis values = new ValueAxis(ValueScale.LINEAR);
  private double range;

  void paint(
      Pen pen,
      String title,
      String subtitle,
      List<Slice> slices,
      String empty,
      double width,
      double height,
      double devicePixel,
      ChartLook look) {
    ChartPainter.paintSurface(pen, width, height, look);
    paintHeader(pen, title, subtitle, width, look);
    if (slices.isEmpty()) {
      values.forgetIfKnown();
      range = 0;
      paintEmpty(pen, empty, width, height, look);
      return;
    }
    fit(slices);
    layOut(width, height, devicePixel, look);
    if (isTooSmall() || !values.isKnown()) {
      return;
    }
    paintGrid(pen, "distance s", look);
    pen.clip(left(), top(), right() - left(), bottom() - top());
    slices.reversed().forEach(slice -> paintParabola(pen, slice, look));
    slices.reversed().forEach(slice -> paintLoss(pen, slice, look));
    pen.unclip();
    slices.forEach(slice -> paintStep(pen, slice, look));
    paintPoint(pen, slices.getFirst(), look);
    slices.forEach(slice -> paintNames(pen, slice, look));
  }

  double range() {
    return range;
  }

  private void fit(List<Slice> slices) {
    double reach = slices.stream().mapToDouble(Slice::reach).max().orElse(0);
    if (reach > range || reach < STAY_ABOVE * range) {
      range = Ticks.niceStep(reach);
    }
    Extent extent = new Extent();
    for (Slice slice : slices) {
      double end = Math.max(slice.parabola(reach), slice.parabola(-reach));
      double highest = slice.loss() + HEADROOM * Math.abs(end - slice.loss());
      extent.include(slice.loss());
      for (int i = 0; i < slice.losses().size(); i++) {
        extent.include(Math.min(highest, slice.losses().get(i)));
        extent.include(Math.min(highest, slice.parabola(slice.distances().get(i))));
      }
    }
    values.fit(extent.min(ValueScale.LINEAR), extent.max());
  }

  private void paintParabola(Pen pen, Slice slice, ChartLook look) {
    pen.setStroke(colour(slice, look).deriveColor(0, 1, 1, 0.55));
    pen.setLineWidth(look.scaled(1.3));
    pen.setLineDashes(look.scaled(2), look.scaled(4));
    double[] xs = new double[PARABOLA_POINTS + 1];
    double[] ys = new double[PARABOLA_POINTS + 1];
    for (int i = 0; i <= PARABOLA_POINTS; i++) {
      double s = slice.reach() * (2.0 * i / PARABOLA_POINTS - 1);
      xs[i] = x(s);
      ys[i] = near(y(slice.parabola(s)));
    }
    pen.strokePolyline(xs, ys, xs.length);
    pen.setLineDashes();
  }

  private void paintLoss(Pen pen, Slice slice, ChartLook look) {
    pen.setStroke(colour(slice, look));
    pen.setLineWidth(look.lineWidth(slice.style()));
    pen.setLineDashes(slice.style().dash().scaled(look.scale()));
    int size = slice.losses().size();
    double[] xs = new double[size];
    double[] ys = new double[size];
    int length = 0;
    for (int i = 0; i <= size; i++) {
      boolean gap = i == size || !Double.isFinite(slice.losses().get(i));
      if (!gap) {
        xs[length] = x(slice.distances().get(i));
        ys[length] = near(y(slice.losses().get(i)));
        length++;
      } else if (length > 0) {
        pen.strokePolyline(xs, ys, length);
        length = 0;
      }
    }
    pen.setLineDashes();
  }

  /** Far outside, what is clipped anyway must not overflow. */
  private double near(double y) {
    return Math.clamp(y, top() - 2 * (bottom() - top()), bottom() + 2 * (bottom() - top()));
  }

  /** Where the run stands. */
  private void paintPoint(Pen pen, Slice slice, ChartLook look) {
    double radius = look.scaled(5);
    pen.setFill(look.theme().titleText());
    pen.fillOval(x(0) - radius, y(slice.loss()) - radius, 2 * radius, 2 * radius);
  }

  /** Where the next step would take it, on the loss itself. */
  private void paintStep(Pen pen, Slice slice, ChartLook look) {
    double loss = slice.lossAt(slice.step());
    double at = y(loss);
    if (!Double.isFinite(loss) || at < top() || at > bottom()) {
      return;
    }
    double radius = look.scaled(4.5);
    pen.setFill(look.theme().surface());
    pen.fillOval(x(slice.step()) - radius, at - radius, 2 * radius, 2 * radius);
    pen.setStroke(colour(slice, look));
    pen.setLineWidth(look.scaled(2));
    pen.strokeOval(x(slice.step()) - radius, at - radius, 2 * radius, 2 * radius);
  }

  private void paintNames(Pen pen, Slice slice, ChartLook look) {
    int last = slice.losses().size() - 1;
    paintName(pen, slice.name(), slice.losses().get(last), look.strong(), slice, look);
    paintName(pen, slice.parabolaName(), slice.parabola(slice.reach()), look.label(), slice, look);
  }

  /** At the right end of a line, inside the picture. */
  private void paintName(
      Pen pen, String name, double value, Font font, Slice slice, ChartLook look) {
    if (Double.isNaN(value)) {
      return;
    }
    double height = look.lineHeight();
    double width = look.width(name, font) + look.scaled(GAP);
    double end = Math.min(x(slice.reach()), right());
    double wanted = Math.clamp(y(value), top(), bottom()) - height / 2;
    double place = labels().takeNear(end - width, wanted, width, height, top(), bottom());
    if (Double.isNaN(place)) {
      return;
    }
    pen.setFont(font);
    pen.setTextAlign(TextAlignment.RIGHT);
    look.fillTextOverLines(
        pen,
        name,
        Math.rint(end - look.scaled(4)),
        Math.rint(place + height / 2 + look.middleToBaseline()),
        look.labelColour(slice.style()));
  }

  private static Color colour(Slice slice, ChartLook look) {
    return look.lineColour(slice.style());
  }

  @Override
  List<Tick> xTicks(ChartLook look) {
    int most = Math.clamp((long) ((right() - left()) / look.scaled(90)), 2, 8);
    return Ticks.linear(-range, range, most);
  }

  @Override
  List<Tick> yTicks(ChartLook look) {
    int most = Math.clamp((long) ((bottom() - top()) / look.scaled(44)), 2, 8);
    return values.isKnown() ? Ticks.linear(values.lower(), values.upper(), most) : List.of();
  }

  @Override
  double x(double s) {
    return left() + (s + range) / (2 * range) * (right() - left());
  }

  @Override
  double y(double value) {
    return bottom()
        - (value - values.lower()) / (values.upper() - values.lower()) * (bottom() - top());
  }
}
