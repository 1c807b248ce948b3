package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.DensityCurve;
import dev.edgescope.app.chart.model.Ticks;
import dev.edgescope.app.chart.model.Ticks.Tick;
import dev.edgescope.app.chart.model.ValueAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws a density of eigenvalues: filled, on a logarithmic axis, with the edge of stability. */
public final class DensityPainter extends PicturePainter {
  /** The least that is drawn, in parts of what a single eigenvalue contributes. */
  private static final double FLOOR = 0.3;

  /** The edge is in the picture while it is at most so much farther than the eigenvalues. */
  private static final double EDGE_WITHIN = 1.6;

  private static final double FILL = 0.18;

  private final ValueAxis values = new ValueAxis(ValueScale.LOGARITHMIC);
  private double from;
  private double to = 1;

  public void paint(
      Pen pen,
      String title,
      String subtitle,
      @Nullable DensityCurve curve,
      String empty,
      double width,
      double height,
      double devicePixel,
      ChartLook look) {
    ChartPainter.paintSurface(pen, width, height, look);
    header().paint(pen, title, subtitle, 0, width, look);
    if (curve == null) {
      paintEmpty(pen, empty, width, height, look);
      return;
    }
    fit(curve);
    layOut(width, height, devicePixel, look);
    if (area().isTooSmall() || !values.isKnown()) {
      return;
    }
    paintGrid(pen, Words.text("chart.densityPainter.eigenvalue"), look);
    paintEdge(pen, curve, look);
    paintCurve(pen, curve, look);
    paintLargest(pen, curve, look);
    paintNote(pen, curve, look);
  }

  private void fit(DensityCurve curve) {
    double highest = curve.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    values.automatic();
    values.fit(FLOOR * curve.one(), highest);
    from = curve.from();
    to = isEdgeNear(curve) ? Math.max(curve.to(), curve.edge() * 1.06) : curve.to();
  }

  private static boolean isEdgeNear(DensityCurve curve) {
    return curve.edge() <= EDGE_WITHIN * curve.largest();
  }

  private void paintEdge(Pen pen, DensityCurve curve, ChartLook look) {
    if (Double.isNaN(curve.edge())) {
      return;
    }
    String label = curve.edgeName() + " = " + NumberText.setting(curve.edge());
    pen.setFont(look.strong());
    double baseline = Math.rint(area().top() + look.lineHeight() / 2 + look.middleToBaseline());
    if (!isEdgeNear(curve)) {
      pen.setTextAlign(TextAlignment.RIGHT);
      pen.setFill(look.theme().threshold());
      pen.fillText(label + " →", area().right() - look.scaled(GAP), baseline);
      return;
    }
    double x = Math.rint(x(curve.edge()));
    pen.setFill(look.theme().tint());
    pen.fillRect(x, area().top(), area().right() - x, area().height());
    pen.setStroke(look.theme().threshold());
    pen.setLineWidth(look.scaled(2));
    pen.setLineDashes(look.scaled(6), look.scaled(4));
    pen.strokeLine(x, area().top(), x, area().bottom());
    pen.setLineDashes();
    double width = look.width(label, look.strong()) + look.scaled(GAP);
    labels().take(x - width, area().top(), width, look.lineHeight());
    pen.setTextAlign(TextAlignment.RIGHT);
    look.fillTextOverLines(pen, label, x - look.scaled(GAP), baseline, look.theme().threshold());
  }

  private void paintCurve(Pen pen, DensityCurve curve, ChartLook look) {
    int size = curve.values().size();
    double[] xs = new double[size + 2];
    double[] ys = new double[size + 2];
    for (int i = 0; i < size; i++) {
      xs[i] = x(curve.at(i));
      ys[i] = Math.min(area().bottom(), y(Math.max(curve.values().get(i), values.lower())));
    }
    xs[size] = xs[size - 1];
    ys[size] = area().bottom();
    xs[size + 1] = xs[0];
    ys[size + 1] = area().bottom();
    Color colour = look.lineColour(curve.style());
    pen.setFill(colour.deriveColor(0, 1, 1, FILL));
    pen.fillPolygon(xs, ys, size + 2);
    pen.setStroke(colour);
    pen.setLineWidth(look.lineWidth(curve.style()));
    pen.setLineDashes();
    pen.strokePolyline(xs, ys, size);
  }

  private void paintLargest(Pen pen, DensityCurve curve, ChartLook look) {
    String label = "λ₁ = " + NumberText.value(curve.largest());
    double x = x(curve.largest());
    double width = look.width(label, look.strong());
    double start =
        Math.clamp(x - width / 2, area().left(), Math.max(area().left(), area().right() - width));
    double wanted = y(curve.one()) - 2 * look.lineHeight();
    double place =
        labels().takeNear(start, wanted, width, look.lineHeight(), area().top(), area().bottom());
    if (Double.isNaN(place)) {
      return;
    }
    pen.setFont(look.strong());
    pen.setTextAlign(TextAlignment.LEFT);
    look.fillTextOverLines(
        pen,
        label,
        Math.rint(start),
        Math.rint(place + look.lineHeight() / 2 + look.middleToBaseline()),
        look.labelColour(curve.style()));
  }

  /** In the middle of the upper row, where a density has fallen off. */
  private void paintNote(Pen pen, DensityCurve curve, ChartLook look) {
    double width = look.width(curve.note());
    double start = area().left() + (area().width() - width) / 2;
    double wanted = area().top() + look.scaled(GAP);
    double place =
        labels().takeNear(start, wanted, width, look.lineHeight(), area().top(), area().bottom());
    if (Double.isNaN(place)) {
      return;
    }
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.LEFT);
    look.fillTextOverLines(
        pen,
        curve.note(),
        Math.rint(start),
        Math.rint(place + look.lineHeight() / 2 + look.middleToBaseline()),
        look.theme().axisText());
  }

  @Override
  List<Tick> xTicks(ChartLook look) {
    int most = Math.clamp((long) (area().width() / look.scaled(80)), 2, 10);
    return Ticks.linear(from, to, most);
  }

  @Override
  List<Tick> yTicks(ChartLook look) {
    int most = Math.clamp((long) (area().height() / look.scaled(40)), 2, 8);
    return values.isKnown() ? Ticks.logarithmic(values.lower(), values.upper(), most) : List.of();
  }

  @Override
  double x(double value) {
    return area().left() + (value - from) / (to - from) * area().width();
  }

  @Override
  double y(double value) {
    double lower = Math.log(values.lower());
    return area().bottom()
        - (Math.log(value) - lower) / (Math.log(values.upper()) - lower) * area().height();
  }
}
