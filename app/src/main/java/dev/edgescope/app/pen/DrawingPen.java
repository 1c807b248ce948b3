package dev.edgescope.app.pen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Keeps what is drawn as a {@link Drawing}. */
public final class DrawingPen implements Pen {
  private final double width;
  private final double height;
  private final List<Consumer<Pen>> strokes = new ArrayList<>();

  /** A blank sheet of a size in pixels. */
  public DrawingPen(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** What was drawn so far. */
  public Drawing drawing() {
    return new Drawing(width, height, strokes);
  }

  @Override
  public void setFill(Color colour) {
    strokes.add(pen -> pen.setFill(colour));
  }

  @Override
  public void setStroke(Color colour) {
    strokes.add(pen -> pen.setStroke(colour));
  }

  @Override
  public void setLineWidth(double newWidth) {
    strokes.add(pen -> pen.setLineWidth(newWidth));
  }

  @Override
  public void setLineCap(StrokeLineCap cap) {
    strokes.add(pen -> pen.setLineCap(cap));
  }

  @Override
  public void setLineJoin(StrokeLineJoin join) {
    strokes.add(pen -> pen.setLineJoin(join));
  }

  @Override
  public void setLineDashes(double... dashes) {
    double[] kept = dashes.clone();
    strokes.add(pen -> pen.setLineDashes(kept));
  }

  @Override
  public void setFont(Font font) {
    strokes.add(pen -> pen.setFont(font));
  }

  @Override
  public void setTextAlign(TextAlignment alignment) {
    strokes.add(pen -> pen.setTextAlign(alignment));
  }

  @Override
  public void clear(double x, double y, double clearedWidth, double clearedHeight) {
    strokes.add(pen -> pen.clear(x, y, clearedWidth, clearedHeight));
  }

  @Override
  public void fillRect(double x, double y, double rectWidth, double rectHeight) {
    strokes.add(pen -> pen.fillRect(x, y, rectWidth, rectHeight));
  }

  @Override
  public void fillCells(
      double x, double y, double gridWidth, double gridHeight, int columns, int[] argb) {
    int[] kept = argb.clone();
    strokes.add(pen -> pen.fillCells(x, y, gridWidth, gridHeight, columns, kept));
  }

  @Override
  public void strokeRect(double x, double y, double rectWidth, double rectHeight) {
    strokes.add(pen -> pen.strokeRect(x, y, rectWidth, rectHeight));
  }

  @Override
  public void fillRoundRect(
      double x, double y, double rectWidth, double rectHeight, double arcWidth, double arcHeight) {
    strokes.add(pen -> pen.fillRoundRect(x, y, rectWidth, rectHeight, arcWidth, arcHeight));
  }

  @Override
  public void strokeRoundRect(
      double x, double y, double rectWidth, double rectHeight, double arcWidth, double arcHeight) {
    strokes.add(pen -> pen.strokeRoundRect(x, y, rectWidth, rectHeight, arcWidth, arcHeight));
  }

  @Override
  public void fillOval(double x, double y, double ovalWidth, double ovalHeight) {
    strokes.add(pen -> pen.fillOval(x, y, ovalWidth, ovalHeight));
  }

  @Override
  public void strokeOval(double x, double y, double ovalWidth, double ovalHeight) {
    strokes.add(pen -> pen.strokeOval(x, y, ovalWidth, ovalHeight));
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    points(xs, ys, count, Pen::fillPolygon);
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int count) {
    points(xs, ys, count, Pen::strokePolygon);
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    points(xs, ys, count, Pen::strokePolyline);
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    strokes.add(pen -> pen.strokeLine(fromX, fromY, toX, toY));
  }

  @Override
  public void fillText(String text, double x, double baseline) {
    strokes.add(pen -> pen.fillText(text, x, baseline));
  }

  @Override
  public void fillText(String text, double x, double baseline, double mostWidth) {
    strokes.add(pen -> pen.fillText(text, x, baseline, mostWidth));
  }

  @Override
  public void strokeText(String text, double x, double baseline) {
    strokes.add(pen -> pen.strokeText(text, x, baseline));
  }

  @Override
  public void clip(double x, double y, double clipWidth, double clipHeight) {
    strokes.add(pen -> pen.clip(x, y, clipWidth, clipHeight));
  }

  @Override
  public void unclip() {
    strokes.add(Pen::unclip);
  }

  /** What draws a line through points. */
  private interface Through {
    void draw(Pen pen, double[] xs, double[] ys, int count);
  }

  /** Painters use their arrays again. */
  private void points(double[] xs, double[] ys, int count, Through how) {
    double[] keptX = Arrays.copyOf(xs, count);
    double[] keptY = Arrays.copyOf(ys, count);
    strokes.add(pen -> how.draw(pen, keptX, keptY, count));
  }
}
