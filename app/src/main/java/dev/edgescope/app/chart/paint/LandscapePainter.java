package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.Extent;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Slice;
import dev.edgescope.app.chart.model.Ticks;
import dev.edgescope.app.chart.model.Ticks.Tick;
import dev.edgescope.app.chart.model.ValueAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.Words;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Lays the loss landscape out and draws it: grid, parabolas, losses, the point and its step. */
public final class LandscapePainter extends PicturePainter {

  /** The horizontal range stays while the slices reach over at least this share of it. */
  private static final double STAY_ABOVE = 0.45;

  /** Losses beyond the parabola's end by more than this factor leave the picture. */
  private static final double HEADROOM = 1.6;

  private static final int PARABOLA_POINTS = 64;

  private final ValueAxis values = new ValueAxis(ValueScale.LINEAR);
  private final double[] placesX = new double[256];
  private final double[] placesY = new double[256];
  private double range;

  public void paint(
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
    header().paint(pen, title, subtitle, 0, width, look);
    if (slices.isEmpty()) {
      values.forgetIfKnown();
      range = 0;
      paintEmpty(pen, empty, width, height, look);
      return;
    }
    fit(slices);
    layOut(width, height, devicePixel, look);
    if (area().isTooSmall() || !values.isKnown()) {
      return;
    }
    paintGrid(pen, Words.text("chart.landscapePainter.distance"), look);
    pen.clip(area().left(), area().top(), area().width(), area().height());
    for (Slice slice : slices.reversed()) {
      paintParabola(pen, slice, parabola(slice), look);
    }
    for (Slice slice : slices.reversed()) {
      paintLoss(pen, slice, loss(slice), look);
    }
    pen.unclip();
    slices.forEach(slice -> paintStep(pen, slice, look));
    paintPoint(pen, slices.getFirst(), look);
    for (Slice slice : slices) {
      parabola(slice).addTo(labels().ink());
      loss(slice).addTo(labels().ink());
    }
    for (Slice slice : slices) {
      paintName(pen, slice.name(), look.strong(), loss(slice), slice.style(), look);
      paintName(pen, slice.parabolaName(), look.label(), parabola(slice), slice.style(), look);
    }
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

  /** The parabola that slope and curvature predict, in pixels. */
  private Polyline parabola(Slice slice) {
    Polyline path = new Polyline();
    for (int i = 0; i <= PARABOLA_POINTS; i++) {
      double s = slice.reach() * (2.0 * i / PARABOLA_POINTS - 1);
      path.add(x(s), near(y(slice.parabola(s))));
    }
    return path;
  }

  private Polyline loss(Slice slice) {
    Polyline path = new Polyline();
    for (int i = 0; i < slice.losses().size(); i++) {
      double value = slice.losses().get(i);
      path.add(x(slice.distances().get(i)), Double.isFinite(value) ? near(y(value)) : Double.NaN);
    }
    return path;
  }

  private static void paintParabola(Pen pen, Slice slice, Polyline path, ChartLook look) {
    pen.setStroke(colour(slice, look).deriveColor(0, 1, 1, 0.55));
    pen.setLineWidth(look.scaled(1.3));
    pen.setLineDashes(look.scaled(2), look.scaled(4));
    path.stroke(pen);
    pen.setLineDashes();
  }

  private static void paintLoss(Pen pen, Slice slice, Polyline path, ChartLook look) {
    pen.setStroke(colour(slice, look));
    pen.setLineWidth(look.lineWidth(slice.style()));
    pen.setLineDashes(slice.style().dash().scaled(look.scale()));
    path.stroke(pen);
    pen.setLineDashes();
  }

  /** Far outside, what is clipped anyway must not overflow. */
  private double near(double y) {
    return Math.clamp(y, area().top() - 2 * area().height(), area().bottom() + 2 * area().height());
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
    if (!Double.isFinite(loss) || at < area().top() || at > area().bottom()) {
      return;
    }
    double radius = look.scaled(4.5);
    pen.setFill(look.theme().surface());
    pen.fillOval(x(slice.step()) - radius, at - radius, 2 * radius, 2 * radius);
    pen.setStroke(colour(slice, look));
    pen.setLineWidth(look.scaled(2));
    pen.strokeOval(x(slice.step()) - radius, at - radius, 2 * radius, 2 * radius);
  }

  /** Beside its line, as near to one of its ends as other lines and names leave room. */
  private void paintName(
      Pen pen, String name, Font font, Polyline path, SeriesStyle style, ChartLook look) {
    double height = look.lineHeight();
    double width = look.width(name, font) + look.scaled(GAP);
    double away = look.scaled(3);
    int places = 0;
    for (int i = 0; i < path.size() && places + 4 <= placesX.length; i++) {
      int point = i % 2 == 0 ? path.size() - 1 - i / 2 : i / 2;
      double x = path.x(point);
      double y = path.y(point);
      for (double left : new double[] {x - width, x}) {
        for (double top : new double[] {y - height - away, y + away}) {
          boolean isInside =
              area().contains(left, top) && area().contains(left + width, top + height);
          if (isInside) {
            placesX[places] = left;
            placesY[places++] = top;
          }
        }
      }
    }
    int place = labels().takeBest(placesX, placesY, places, width, height);
    if (place < 0) {
      return;
    }
    pen.setFont(font);
    pen.setTextAlign(TextAlignment.LEFT);
    look.fillTextOverLines(
        pen,
        name,
        Math.rint(placesX[place] + look.scaled(4)),
        Math.rint(placesY[place] + height / 2 + look.middleToBaseline()),
        look.labelColour(style));
  }

  private static Color colour(Slice slice, ChartLook look) {
    return look.lineColour(slice.style());
  }

  @Override
  List<Tick> xTicks(ChartLook look) {
    int most = Math.clamp((long) (area().width() / look.scaled(90)), 2, 8);
    return Ticks.linear(-range, range, most);
  }

  @Override
  List<Tick> yTicks(ChartLook look) {
    int most = Math.clamp((long) (area().height() / look.scaled(44)), 2, 8);
    return values.isKnown() ? Ticks.linear(values.lower(), values.upper(), most) : List.of();
  }

  @Override
  double x(double s) {
    return area().left() + (s + range) / (2 * range) * area().width();
  }

  @Override
  double y(double value) {
    return area().bottom()
        - (value - values.lower()) / (values.upper() - values.lower()) * area().height();
  }
}
