package dev.edgescope.app.pen;

import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws a sheet that leaves the window, and keeps what holds until another is set. Neighbouring
 * rectangles of one colour may wait to become one path; they are drawn before the colour changes.
 */
abstract sealed class SheetPen implements Pen permits ImagePen, PdfPen, SvgPen {
  private Color fill = Color.BLACK;
  private Color stroke = Color.BLACK;
  private double lineWidth = 1;
  private StrokeLineCap cap = StrokeLineCap.BUTT;
  private StrokeLineJoin join = StrokeLineJoin.MITER;
  private double[] dashes = {};
  private Font font = Font.getDefault();
  private TextAlignment alignment = TextAlignment.LEFT;

  /** Draws the rectangles that wait, if any do. */
  void flush() {}

  final Color fill() {
    return fill;
  }

  final Color stroke() {
    return stroke;
  }

  final double lineWidth() {
    return lineWidth;
  }

  final StrokeLineCap cap() {
    return cap;
  }

  final StrokeLineJoin join() {
    return join;
  }

  /** Not to be changed. */
  final double[] dashes() {
    return dashes;
  }

  final Font font() {
    return font;
  }

  final TextAlignment alignment() {
    return alignment;
  }

  /** Where a text of a width begins that is to stand at {@code x}. */
  final double left(double x, double width) {
    return switch (alignment) {
      case CENTER -> x - width / 2;
      case RIGHT -> x - width;
      case LEFT, JUSTIFY -> x;
    };
  }

  @Override
  public final void setFill(Color colour) {
    if (!colour.equals(fill)) {
      flush();
      fill = colour;
    }
  }

  @Override
  public final void setStroke(Color colour) {
    stroke = colour;
  }

  @Override
  public final void setLineWidth(double width) {
    lineWidth = width;
  }

  @Override
  public final void setLineCap(StrokeLineCap newCap) {
    cap = newCap;
  }

  @Override
  public final void setLineJoin(StrokeLineJoin newJoin) {
    join = newJoin;
  }

  @Override
  public final void setLineDashes(double... newDashes) {
    dashes = newDashes.clone();
  }

  @Override
  public final void setFont(Font newFont) {
    font = newFont;
  }

  @Override
  public final void setTextAlign(TextAlignment newAlignment) {
    alignment = newAlignment;
  }

  /** A sheet is drawn once, so that there is nothing to take away. */
  @Override
  public final void clear(double x, double y, double width, double height) {}
}
