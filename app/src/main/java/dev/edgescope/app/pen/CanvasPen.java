package dev.edgescope.app.pen;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas. */
public final class CanvasPen implements Pen {
  /** In pixels: so few cells are on a screen then that each can be a rectangle. */
  private static final double LARGE_CELL = 8;

  private final GraphicsContext gc;

  public CanvasPen(GraphicsContext gc) {
    this.gc = gc;
    gc.setTextBaseline(VPos.BASELINE);
  }

  @Override
  public void setFill(Color colour) {
    gc.setFill(colour);
  }

  @Override
  public void setStroke(Color colour) {
    gc.setStroke(colour);
  }

  @Override
  public void setLineWidth(double width) {
    gc.setLineWidth(width);
  }

  @Override
  public void setLineCap(StrokeLineCap cap) {
    gc.setLineCap(cap);
  }

  @Override
  public void setLineJoin(StrokeLineJoin join) {
    gc.setLineJoin(join);
  }

  @Override
  public void setLineDashes(double... dashes) {
    gc.setLineDashes(dashes);
  }

  @Override
  public void setFont(Font font) {
    gc.setFont(font);
  }

  @Override
  public void setTextAlign(TextAlignment alignment) {
    gc.setTextAlign(alignment);
  }

  @Override
  public void clear(double x, double y, double width, double height) {
    gc.clearRect(x, y, width, height);
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    gc.fillRect(x, y, width, height);
  }

  @Override
  public void fillCells(double x, double y, double width, double height, int columns, int[] argb) {
    int rows = argb.length / columns;
    if (width >= LARGE_CELL * columns && height >= LARGE_CELL * rows) {
      fillLargeCells(x, y, width / columns, height / rows, columns, argb);
      return;
    }
    WritableImage image = new WritableImage(columns, rows);
    image
        .getPixelWriter()
        .setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
    gc.setImageSmoothing(false);
    gc.drawImage(image, x, y, width, height);
    gc.setImageSmoothing(true);
  }

  /** An image that is stretched far puts its borders a pixel or two off. */
  private void fillLargeCells(
      double x, double y, double cellWidth, double cellHeight, int columns, int[] argb) {
    Paint before = gc.getFill();
    for (int i = 0; i < argb.length; i++) {
      int column = i % columns;
      int row = i / columns;
      double left = Math.rint(x + column * cellWidth);
      double top = Math.rint(y + row * cellHeight);
      gc.setFill(
          Color.rgb(
              argb[i] >> 16 & 0xff, argb[i] >> 8 & 0xff, argb[i] & 0xff, (argb[i] >>> 24) / 255.0));
      gc.fillRect(
          left,
          top,
          Math.rint(x + (column + 1) * cellWidth) - left,
          Math.rint(y + (row + 1) * cellHeight) - top);
    }
    gc.setFill(before);
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    gc.strokeRect(x, y, width, height);
  }

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {
    gc.fillRoundRect(x, y, width, height, arcWidth, arcHeight);
  }

  @Override
  public void strokeRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {
    gc.strokeRoundRect(x, y, width, height, arcWidth, arcHeight);
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    gc.fillOval(x, y, width, height);
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    gc.strokeOval(x, y, width, height);
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    gc.fillPolygon(xs, ys, count);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int count) {
    gc.strokePolygon(xs, ys, count);
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    gc.strokePolyline(xs, ys, count);
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    gc.strokeLine(fromX, fromY, toX, toY);
  }

  @Override
  public void fillText(String text, double x, double baseline) {
    gc.fillText(text, x, baseline);
  }

  @Override
  public void fillText(String text, double x, double baseline, double mostWidth) {
    gc.fillText(text, x, baseline, mostWidth);
  }

  @Override
  public void strokeText(String text, double x, double baseline) {
    gc.strokeText(text, x, baseline);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    gc.save();
    gc.beginPath();
    gc.rect(x, y, width, height);
    gc.clip();
  }

  @Override
  public void unclip() {
    gc.restore();
  }
}
