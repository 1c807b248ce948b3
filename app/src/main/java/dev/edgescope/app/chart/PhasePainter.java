package dev.edgescope.app.chart;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Draws a plane: levels, grid, curves, line, axes. */
final class PhasePainter {
  private static final double ROOM_FOR_TICK = 72;
  private static final double DOT = 4.5;
  private static final double STRONGEST_LEVEL = 0.34;
  private static final int LEVELS = 14;

  private final PhaseContent content;
  private @Nullable WritableImage levels;
  private @Nullable PhaseField paintedField;
  private @Nullable ChartLook paintedLook;
  private double left;
  private double top;
  private double right;
  private double bottom;

  PhasePainter(PhaseContent content) {
    this.content = content;
  }

  double toX(double pixel) {
    return content.xLower()
        + (pixel - left) / (right - left) * (content.xUpper() - content.xLower());
  }

  double toY(double pixel) {
    return content.yLower()
        + (bottom - pixel) / (bottom - top) * (content.yUpper() - content.yLower());
  }

  boolean contains(double x, double y) {
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  private double pixelX(double x) {
    double share = (x - content.xLower()) / (content.xUpper() - content.xLower());
    return left + Math.clamp(share, -20, 20) * (right - left);
  }

  private double pixelY(double y) {
    double share = (y - content.yLower()) / (content.yUpper() - content.yLower());
    return bottom - Math.clamp(share, -20, 20) * (bottom - top);
  }

  void paint(GraphicsContext gc, double width, double height, ChartLook look) {
    gc.setFill(look.theme().surface());
    gc.fillRect(0, 0, width, height);
    List<Tick> xTicks =
        Ticks.linear(content.xLower(), content.xUpper(), count(width, look));
    List<Tick> yTicks =
        Ticks.linear(content.yLower(), content.yUpper(), count(height, look));
    double labelWidth = 0;
    for (Tick tick : yTicks) {
      labelWidth = Math.max(labelWidth, look.width(tick.label()));
    }
    double inset = look.scaled(12);
    left = Math.rint(inset + labelWidth + look.scaled(8));
    top = Math.rint(ChartPainter.headerHeight(look) + look.lineHeight() + look.scaled(8));
    right = Math.rint(width - inset);
    bottom = Math.rint(height - look.scaled(12) - look.lineHeight());
    if (right - left < 24 || bottom - top < 24) {
      return;
    }
    paintTitle(gc, look);
    paintLevels(gc, look);
    paintGrid(gc, xTicks, yTicks, look);
    gc.save();
    gc.beginPath();
    gc.rect(left, top, right - left, bottom - top);
    gc.clip();
    for (PhaseCurve curve : content.curves().reversed()) {
      paintCurve(gc, curve, look);
    }
    gc.restore();
    paintLine(gc, look);
    paintLabels(gc, xTicks, yTicks, look);
  }

  private static int count(double length, ChartLook look) {
    return Math.clamp((long) (length / look.scaled(ROOM_FOR_TICK)), 2, 8);
  }

  private void paintTitle(GraphicsContext gc, ChartLook look) {
    double baseline = Math.rint(ChartPainter.headerHeight(look) / 2 + look.scaled(5));
    double inset = look.scaled(12);
    gc.setTextAlign(TextAlignment.LEFT);
    gc.setTextBaseline(VPos.BASELINE);
    gc.setFont(look.title());
    gc.setFill(look.theme().titleText());
    gc.fillText(content.title(), inset, baseline);
    gc.setFont(look.label());
    gc.setFill(look.theme().axisText());
    gc.fillText(
        content.subtitle(),
        inset + look.width(content.title(), look.title()) + look.scaled(8),
        baseline);
  }

  private void paintLevels(GraphicsContext gc, ChartLook look) {
    PhaseField field = content.field();
    if (field == null) {
      return;
    }
    int width = (int) (right - left);
    int height = (int) (bottom - top);
    WritableImage image = levels;
    boolean fits = image != null && image.getWidth() == width && image.getHeight() == height;
    if (image == null || !fits || !field.equals(paintedField) || !look.equals(paintedLook)) {
      image = fits && image != null ? image : new WritableImage(width, height);
      fill(image, field, width, height, look);
      levels = image;
      paintedField = field;
      paintedLook = look;
    }
    gc.drawImage(image, left, top);
  }

  /** A band a level, the deeper the fainter, with a line where the next one begins. */
  private void fill(
      WritableImage image, PhaseField field, int width, int height, ChartLook look) {
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
        boolean changes =
            (x > 0 && level != before) || (y > 0 && level != above[x]);
        int index = Math.clamp((long) (level - bottomLevel), 0, LEVELS - 1);
        pixels[y * width + x] = changes && index > 0 ? line : colours[index];
        before = level;
        above[x] = level;
      }
    }
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
  }

  private static int argb(Color colour) {
    int red = (int) Math.round(255 * colour.getRed());
    int green = (int) Math.round(255 * colour.getGreen());
    int blue = (int) Math.round(255 * colour.getBlue());
    return 0xff000000 | red << 16 | green << 8 | blue;
  }

  private void paintGrid(
      GraphicsContext gc, List<Tick> xTicks, List<Tick> yTicks, ChartLook look) {
    gc.setFill(look.theme().grid());
    for (Tick tick : xTicks) {
      gc.fillRect(Math.floor(pixelX(tick.value())), top, 1, bottom - top);
    }
    for (Tick tick : yTicks) {
      gc.fillRect(left, Math.floor(pixelY(tick.value())), right - left, 1);
    }
  }

  private void paintCurve(GraphicsContext gc, PhaseCurve curve, ChartLook look) {
    if (curve.size() == 0) {
      return;
    }
    Color colour = look.lineColour(curve.style());
    gc.setStroke(colour);
    gc.setLineWidth(look.lineWidth(curve.style()));
    gc.setLineCap(StrokeLineCap.ROUND);
    gc.setLineJoin(StrokeLineJoin.ROUND);
    gc.setLineDashes();
    gc.beginPath();
    for (int i = 0; i < curve.size(); i++) {
      double x = pixelX(curve.x(i));
      double y = pixelY(curve.y(i));
      if (i == 0) {
        gc.moveTo(x, y);
      } else {
        gc.lineTo(x, y);
      }
    }
    gc.stroke();
    if (curve.style().markers()) {
      int last = curve.size() - 1;
      double radius = look.scaled(DOT);
      gc.setFill(look.theme().surface());
      oval(gc, pixelX(curve.x(last)), pixelY(curve.y(last)), radius + look.scaled(1.5));
      gc.setFill(colour);
      oval(gc, pixelX(curve.x(last)), pixelY(curve.y(last)), radius);
    }
  }

  private static void oval(GraphicsContext gc, double x, double y, double radius) {
    gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private void paintLine(GraphicsContext gc, ChartLook look) {
    double y = pixelY(content.line());
    if (!(y >= top && y <= bottom)) {
      return;
    }
    gc.setStroke(look.theme().threshold());
    gc.setLineWidth(look.scaled(1.5));
    gc.setLineDashes(look.scaled(6), look.scaled(4));
    gc.strokeLine(left, Math.floor(y) + 0.5, right, Math.floor(y) + 0.5);
    gc.setLineDashes();
    gc.setFont(look.strong());
    gc.setTextAlign(TextAlignment.RIGHT);
    look.fillTextOverLines(
        gc,
        content.lineLabel(),
        right - look.scaled(6),
        Math.rint(y - look.scaled(5)),
        look.theme().threshold());
  }

  private void paintLabels(
      GraphicsContext gc, List<Tick> xTicks, List<Tick> yTicks, ChartLook look) {
    gc.setFill(look.theme().axisText());
    gc.setFont(look.label());
    gc.setTextBaseline(VPos.BASELINE);
    gc.setTextAlign(TextAlignment.RIGHT);
    for (Tick tick : yTicks) {
      gc.fillText(
          tick.label(),
          left - look.scaled(8),
          Math.rint(pixelY(tick.value()) + look.middleToBaseline()));
    }
    gc.setTextAlign(TextAlignment.LEFT);
    gc.fillText(content.yTitle(), look.scaled(12), Math.rint(top - look.scaled(14)));
    double baseline = Math.rint(bottom + look.lineHeight());
    double titleLeft = right - look.width(content.xTitle());
    gc.setTextAlign(TextAlignment.CENTER);
    for (Tick tick : xTicks) {
      double x = pixelX(tick.value());
      if (x + look.width(tick.label()) / 2 + look.scaled(12) < titleLeft) {
        gc.fillText(tick.label(), Math.rint(x), baseline);
      }
    }
    gc.setTextAlign(TextAlignment.RIGHT);
    gc.fillText(content.xTitle(), right, baseline);
  }
}
