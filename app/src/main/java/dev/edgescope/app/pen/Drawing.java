package dev.edgescope.app.pen;

import java.util.List;
import java.util.function.Consumer;

/**
 * What was drawn with a {@link DrawingPen}, to be drawn again: with another pen, later, on any
 * thread that may use that pen.
 */
public final class Drawing {
  private final double width;
  private final double height;
  private final List<Consumer<Pen>> strokes;

  Drawing(double width, double height, List<Consumer<Pen>> strokes) {
    this.width = width;
    this.height = height;
    this.strokes = List.copyOf(strokes);
  }

  /** Of the sheet, in pixels. */
  public double width() {
    return width;
  }

  /** Of the sheet, in pixels. */
  public double height() {
    return height;
  }

  /** Of how many strokes it is made. */
  public int strokes() {
    return strokes.size();
  }

  /** Draws one of the strokes, which must follow each other. */
  public void drawWith(Pen pen, int stroke) {
    strokes.get(stroke).accept(pen);
  }

  /** Draws all of it. */
  public void drawWith(Pen pen) {
    strokes.forEach(stroke -> stroke.accept(pen));
  }
}
