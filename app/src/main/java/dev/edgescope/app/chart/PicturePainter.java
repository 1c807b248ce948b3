package dev.edgescope.app.chart;

import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Lays a picture with axes of its own out and draws what every one has: title, grid and ticks. */
abstract class PicturePainter {
  static final double GAP = 8;
  private static final double PADDING = 14;

  private final LabelSpace labels = new LabelSpace();
  private double left;
  private double top;
  private double right;
  private double bottom;
  private double pixel = 1;
  private double cornerWidth;

  /** Keeps a width at the right of the title row free, for a button. */
  void reserveCorner(double width) {
    cornerWidth = width;
  }

  abstract double x(double value);

  abstract double y(double value);

  abstract List<Tick> xTicks(ChartLook look);

  abstract List<Tick> yTicks(ChartLook look);

  final LabelSpace labels() {
    return labels;
  }

  final double left() {
    return left;
  }

  final double top() {
    return top;
  }

  final double right() {
    return right;
  }

  final double bottom() {
    return bottom;
  }

  final boolean isTooSmall() {
    return right - left < 24 || bottom - top < 24;
  }

  /** Places the picture for ticks that are known. */
  final void layOut(double width, double height, double devicePixel, ChartLook look) {
    pixel = devicePixel;
    double padding = look.scaled(PADDING);
    top = Math.rint(ChartPainter.headerHeight(look));
    bottom = Math.rint(height - look.lineHeight() - look.scaled(14));
    double widest = 0;
    for (Tick tick : yTicks(look)) {
      widest = Math.max(widest, look.width(tick.label()));
    }
    left = Math.rint(padding + widest + look.scaled(GAP));
    right = Math.rint(width - padding);
    labels.clear(left, right);
  }

  final void paintHeader(Pen pen, String title, String subtitle, double width, ChartLook look) {
    double padding = look.scaled(PADDING);
    double middle = ChartPainter.headerHeight(look) * 0.48;
    double baseline = Math.rint(middle + look.middleToBaseline() * 1.1);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setFont(look.title());
    pen.setFill(look.theme().titleText());
    pen.fillText(title, Math.rint(padding), baseline, width - 2 * padding - cornerWidth);
    double x = padding + look.width(title, look.title()) + look.scaled(10);
    if (x + look.width(subtitle) <= width - padding - cornerWidth) {
      pen.setFont(look.label());
      pen.setFill(look.theme().axisText());
      pen.fillText(subtitle, Math.rint(x), baseline);
    }
  }

  static void paintEmpty(Pen pen, String text, double width, double height, ChartLook look) {
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.setTextAlign(TextAlignment.CENTER);
    pen.fillText(text, width / 2, height / 2, width - 2 * look.scaled(PADDING));
  }

  /**
   * @param title of the horizontal axis
   */
  final void paintGrid(Pen pen, String title, ChartLook look) {
    double baseline = Math.rint(bottom + look.lineHeight());
    double titleLeft = right - look.width(title);
    for (Tick tick : yTicks(look)) {
      pen.setFill(look.theme().grid());
      pen.fillRect(left, snapped(y(tick.value())), right - left, pixel);
      text(pen, tick.label(), left - look.scaled(GAP), y(tick.value()), TextAlignment.RIGHT, look);
    }
    for (Tick tick : xTicks(look)) {
      double x = x(tick.value());
      pen.setFill(look.theme().grid());
      pen.fillRect(snapped(x), top, pixel, bottom - top);
      if (x + look.width(tick.label()) / 2 + look.scaled(GAP) < titleLeft) {
        pen.setFont(look.label());
        pen.setFill(look.theme().axisText());
        pen.setTextAlign(TextAlignment.CENTER);
        pen.fillText(tick.label(), Math.rint(x), baseline);
      }
    }
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.fillText(title, right, baseline);
  }

  private static void text(
      Pen pen, String text, double x, double middle, TextAlignment alignment, ChartLook look) {
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.setTextAlign(alignment);
    pen.fillText(text, Math.rint(x), Math.rint(middle + look.middleToBaseline()));
  }

  private double snapped(double at) {
    return Math.floor(at / pixel) * pixel;
  }
}
