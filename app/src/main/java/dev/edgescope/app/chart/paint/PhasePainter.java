package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.chart.model.PhaseCurve;
import dev.edgescope.app.chart.model.PhaseField;
import dev.edgescope.app.chart.model.PixelRectangle;
import dev.edgescope.app.chart.model.Ticks;
import dev.edgescope.app.chart.model.Ticks.Tick;
import dev.edgescope.app.pen.Pen;
import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws a plane: levels, grid, curves, line, axes. */
public final class PhasePainter {
  private static final double ROOM_FOR_TICK = 72;
  private static final double DOT = 4.5;
  private static final double STRONGEST_LEVEL = 0.34;
  private static final int LEVELS = 14;

  private final PhaseContent content;
  private final PixelRectangle area = new PixelRectangle();
  private int[] levels = {};
  private int columns;
  private @Nullable PhaseField paintedField;
  private @Nullable ChartLook paintedLook;

  public PhasePainter(PhaseContent content) {
    this.content = content;
  }

  public double toX(double pixel) {
    return content.xLower()
        + (pixel - area.left()) / area.width() * (content.xUpper() - content.xLower());
  }

  public double toY(double pixel) {
    return content.yLower()
        + (area.bottom() - pixel) / area.height() * (content.yUpper() - content.yLower());
  }

  public PixelRectangle area() {
    return area;
  }

  private double pixelX(double x) {
    double share = (x - content.xLower()) / (content.xUpper() - content.xLower());
    return area.left() + Math.clamp(share, -20, 20) * area.width();
  }

  private double pixelY(double y) {
    double share = (y - content.yLower()) / (content.yUpper() - content.yLower());
    return area.bottom() - Math.clamp(share, -20, 20) * area.height();
  }

  public void paint(Pen pen, double width, double height, double devicePixel, ChartLook look) {
    ChartPainter.paintSurface(pen, width, height, look);
    List<Tick> xTicks = Ticks.linear(content.xLower(), content.xUpper(), count(width, look));
    List<Tick> yTicks = Ticks.linear(content.yLower(), content.yUpper(), count(height, look));
    double labelWidth = 0;
    for (Tick tick : yTicks) {
      labelWidth = Math.max(labelWidth, look.width(tick.label()));
    }
    double inset = look.scaled(12);
    double left = Math.rint(inset + labelWidth + look.scaled(8));
    double top = Math.rint(HeaderPainter.height(look) + look.lineHeight() + look.scaled(8));
    double right = Math.rint(width - inset);
    double bottom = Math.rint(height - look.scaled(12) - look.lineHeight());
    area.place(left, top, right - left, bottom - top, devicePixel);
    if (area.isTooSmall()) {
      return;
    }
    paintTitle(pen, look);
    paintLevels(pen, look);
    paintGrid(pen, xTicks, yTicks, look);
    pen.clip(area.left(), area.top(), area.width(), area.height());
    for (PhaseCurve curve : content.curves().reversed()) {
      paintCurve(pen, curve, look);
    }
    pen.unclip();
    paintLine(pen, look);
    content.curves().stream()
        .filter(curve -> curve.isNamed() && curve.size() > 0)
        .forEach(curve -> paintName(pen, curve, look));
    paintLabels(pen, xTicks, yTicks, look);
  }

  private static int count(double length, ChartLook look) {
    return Math.clamp((long) (length / look.scaled(ROOM_FOR_TICK)), 2, 8);
  }

  private void paintTitle(Pen pen, ChartLook look) {
    double baseline = Math.rint(HeaderPainter.height(look) / 2 + look.scaled(5));
    double inset = look.scaled(12);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setFont(look.title());
    pen.setFill(look.theme().titleText());
    pen.fillText(content.title(), inset, baseline);
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.fillText(
        content.subtitle(),
        inset + look.width(content.title(), look.title()) + look.scaled(8),
        baseline);
  }

  private void paintLevels(Pen pen, ChartLook look) {
    PhaseField field = content.field();
    if (field == null) {
      return;
    }
    int width = (int) (area.width() / area.pixel());
    int height = (int) (area.height() / area.pixel());
    boolean fits = columns == width && levels.length == width * height;
    if (!fits || !field.equals(paintedField) || !look.equals(paintedLook)) {
      levels = levels(field, width, height, look);
      columns = width;
      paintedField = field;
      paintedLook = look;
    }
    pen.fillCells(
        area.left(), area.top(), width * area.pixel(), height * area.pixel(), columns, levels);
  }

  /** A band a level, the deeper the fainter, with a line where the next one begins. */
  private int[] levels(PhaseField field, int width, int height, ChartLook look) {
    int[] colours = new int[LEVELS];
    Color ink = look.theme().seriesColour(0);
    for (int i = 0; i < LEVELS; i++) {
      colours[i] =
          argb(look.theme().surface().interpolate(ink, STRONGEST_LEVEL * i / (LEVELS - 1)));
    }
    int line = argb(look.theme().surface().interpolate(ink, 0.6));
    double step = content.levelStep();
    double highest = Math.max(Math.max(field.at(0, 0), field.at(0, 1)), field.at(1, 1));
    double bottomLevel = Math.floor(Math.max(highest, field.at(1, 0)) / step) - (LEVELS - 1);
    int[] pixels = new int[width * height];
    long[] above = new long[width];
    for (int y = 0; y < height; y++) {
      long before = Long.MIN_VALUE;
      for (int x = 0; x < width; x++) {
        double value = field.at((x + 0.5) / width, 1 - (y + 0.5) / height);
        long level = (long) Math.floor(value / step);
        boolean changes = (x > 0 && level != before) || (y > 0 && level != above[x]);
        int index = Math.clamp((long) (level - bottomLevel), 0, LEVELS - 1);
        pixels[y * width + x] = changes && index > 0 ? line : colours[index];
        before = level;
        above[x] = level;
      }
    }
    return pixels;
  }

  private static int argb(Color colour) {
    int red = (int) Math.round(255 * colour.getRed());
    int green = (int) Math.round(255 * colour.getGreen());
    int blue = (int) Math.round(255 * colour.getBlue());
    return 0xff000000 | red << 16 | green << 8 | blue;
  }

  private void paintGrid(Pen pen, List<Tick> xTicks, List<Tick> yTicks, ChartLook look) {
    pen.setFill(look.theme().grid());
    for (Tick tick : xTicks) {
      pen.fillRect(Math.floor(pixelX(tick.value())), area.top(), 1, area.height());
    }
    for (Tick tick : yTicks) {
      pen.fillRect(area.left(), Math.floor(pixelY(tick.value())), area.width(), 1);
    }
  }

  private void paintCurve(Pen pen, PhaseCurve curve, ChartLook look) {
    if (curve.size() == 0) {
      return;
    }
    Color colour = look.lineColour(curve.style());
    pen.setStroke(colour);
    pen.setLineWidth(look.lineWidth(curve.style()));
    pen.setLineCap(StrokeLineCap.ROUND);
    pen.setLineJoin(StrokeLineJoin.ROUND);
    pen.setLineDashes();
    Polyline line = new Polyline();
    for (int i = 0; i < curve.size(); i++) {
      line.add(pixelX(curve.x(i)), pixelY(curve.y(i)));
    }
    line.stroke(pen);
    if (curve.style().markers()) {
      int last = curve.size() - 1;
      double radius = look.scaled(DOT);
      pen.setFill(look.theme().surface());
      oval(pen, pixelX(curve.x(last)), pixelY(curve.y(last)), radius + look.scaled(1.5));
      pen.setFill(colour);
      oval(pen, pixelX(curve.x(last)), pixelY(curve.y(last)), radius);
    }
  }

  /** Below the last point, towards where there is room. */
  private void paintName(Pen pen, PhaseCurve curve, ChartLook look) {
    int last = curve.size() - 1;
    double x = pixelX(curve.x(last));
    double y = pixelY(curve.y(last)) + look.scaled(DOT) + look.lineHeight();
    String name = curve.style().name();
    if (y > area.bottom()) {
      y -= 2 * (look.scaled(DOT) + look.lineHeight());
    }
    pen.setFont(look.strong());
    boolean fits = x + look.width(name, look.strong()) < area.right();
    pen.setTextAlign(fits ? TextAlignment.LEFT : TextAlignment.RIGHT);
    look.fillTextOverLines(pen, name, Math.rint(x), Math.rint(y), look.labelColour(curve.style()));
  }

  private static void oval(Pen pen, double x, double y, double radius) {
    pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private void paintLine(Pen pen, ChartLook look) {
    double y = pixelY(content.line());
    if (!(y >= area.top() && y <= area.bottom())) {
      return;
    }
    pen.setStroke(look.theme().threshold());
    pen.setLineWidth(look.scaled(1.5));
    pen.setLineDashes(look.scaled(6), look.scaled(4));
    pen.strokeLine(area.left(), Math.floor(y) + 0.5, area.right(), Math.floor(y) + 0.5);
    pen.setLineDashes();
    pen.setFont(look.strong());
    pen.setTextAlign(TextAlignment.RIGHT);
    // Curves may come by where it stands.
    double width = look.width(content.lineLabel(), look.strong()) + look.scaled(8);
    double height = look.lineHeight();
    pen.setFill(look.theme().surface());
    pen.fillRect(
        area.right() - look.scaled(2) - width,
        Math.floor(y) - look.scaled(1) - height,
        width,
        height);
    look.fillTextOverLines(
        pen,
        content.lineLabel(),
        area.right() - look.scaled(6),
        Math.rint(y - look.scaled(5)),
        look.theme().threshold());
  }

  private void paintLabels(Pen pen, List<Tick> xTicks, List<Tick> yTicks, ChartLook look) {
    pen.setFill(look.theme().axisText());
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.RIGHT);
    for (Tick tick : yTicks) {
      pen.fillText(
          tick.label(),
          area.left() - look.scaled(8),
          Math.rint(pixelY(tick.value()) + look.middleToBaseline()));
    }
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(content.yTitle(), look.scaled(12), Math.rint(area.top() - look.scaled(14)));
    double baseline = Math.rint(area.bottom() + look.lineHeight());
    double titleLeft = area.right() - look.width(content.xTitle());
    pen.setTextAlign(TextAlignment.CENTER);
    for (Tick tick : xTicks) {
      double x = pixelX(tick.value());
      if (x + look.width(tick.label()) / 2 + look.scaled(12) < titleLeft) {
        pen.fillText(tick.label(), Math.rint(x), baseline);
      }
    }
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.fillText(content.xTitle(), area.right(), baseline);
  }
}
