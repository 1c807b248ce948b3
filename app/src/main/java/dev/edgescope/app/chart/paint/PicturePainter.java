package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.chart.model.PixelRectangle;
import dev.edgescope.app.chart.model.Ticks.Tick;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.text.TextAlignment;

/** Lays a picture with axes of its own out and draws what every one has: title, grid and ticks. */
public abstract class PicturePainter {
  static final double GAP = 8;

  private final HeaderPainter header = new HeaderPainter();
  private final PixelRectangle area = new PixelRectangle();
  private final LabelSpace labels = new LabelSpace();

  public final HeaderPainter header() {
    return header;
  }

  abstract double x(double value);

  abstract double y(double value);

  abstract List<Tick> xTicks(ChartLook look);

  abstract List<Tick> yTicks(ChartLook look);

  final LabelSpace labels() {
    return labels;
  }

  final PixelRectangle area() {
    return area;
  }

  /** Places the picture for ticks that are known. */
  final void layOut(double width, double height, double devicePixel, ChartLook look) {
    double padding = look.scaled(HeaderPainter.PADDING);
    double top = Math.rint(HeaderPainter.height(look));
    double bottom = Math.rint(height - look.lineHeight() - look.scaled(14));
    double right = Math.rint(width - padding);
    // The height decides on the ticks, and their labels on the left end.
    area.place(padding, top, right - padding, bottom - top, devicePixel);
    double widest = 0;
    for (Tick tick : yTicks(look)) {
      widest = Math.max(widest, look.width(tick.label()));
    }
    double left = Math.rint(padding + widest + look.scaled(GAP));
    area.place(left, top, right - left, bottom - top, devicePixel);
    labels.clear(area.left(), area.right());
  }

  /** Says in the middle what there will be. */
  public static void paintEmpty(Pen pen, String text, double width, double height, ChartLook look) {
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.setTextAlign(TextAlignment.CENTER);
    pen.fillText(text, width / 2, height / 2, width - 2 * look.scaled(HeaderPainter.PADDING));
  }

  /**
   * @param title of the horizontal axis
   */
  final void paintGrid(Pen pen, String title, ChartLook look) {
    double baseline = Math.rint(area.bottom() + look.lineHeight());
    double titleLeft = area.right() - look.width(title);
    for (Tick tick : yTicks(look)) {
      pen.setFill(look.theme().grid());
      double y = y(tick.value());
      pen.fillRect(area.left(), area.snapped(y), area.width(), area.pixel());
      text(pen, tick.label(), area.left() - look.scaled(GAP), y, TextAlignment.RIGHT, look);
    }
    for (Tick tick : xTicks(look)) {
      double x = x(tick.value());
      pen.setFill(look.theme().grid());
      pen.fillRect(area.snapped(x), area.top(), area.pixel(), area.height());
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
    pen.fillText(title, area.right(), baseline);
  }

  private static void text(
      Pen pen, String text, double x, double middle, TextAlignment alignment, ChartLook look) {
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.setTextAlign(alignment);
    pen.fillText(text, Math.rint(x), Math.rint(middle + look.middleToBaseline()));
  }
}
