package dev.edgescope.app.pen;

import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * What a chart is drawn with. The calls are those of a canvas: a colour, a width or a font holds
 * until another is set, lengths are pixels, text stands on its baseline.
 */
public interface Pen {
  void setFill(Color colour);

  void setStroke(Color colour);

  void setLineWidth(double width);

  void setLineCap(StrokeLineCap cap);

  void setLineJoin(StrokeLineJoin join);

  /** Ink and gaps in turn; none for a solid line. */
  void setLineDashes(double... dashes);

  void setFont(Font font);

  void setTextAlign(TextAlignment alignment);

  /** Takes away what was drawn in a rectangle. */
  void clear(double x, double y, double width, double height);

  void fillRect(double x, double y, double width, double height);

  /**
   * Rectangles of the same size side by side.
   *
   * @param columns in a row
   * @param argb a colour each, 0xAARRGGBB, row after row from the top
   */
  void fillCells(double x, double y, double width, double height, int columns, int[] argb);

  void strokeRect(double x, double y, double width, double height);

  /**
   * A rectangle with rounded corners.
   *
   * @param arcWidth twice the horizontal radius of a corner
   */
  void fillRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight);

  /**
   * The outline of a rectangle with rounded corners.
   *
   * @param arcWidth twice the horizontal radius of a corner
   */
  void strokeRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight);

  void fillOval(double x, double y, double width, double height);

  void strokeOval(double x, double y, double width, double height);

  void fillPolygon(double[] xs, double[] ys, int count);

  void strokePolygon(double[] xs, double[] ys, int count);

  void strokePolyline(double[] xs, double[] ys, int count);

  void strokeLine(double fromX, double fromY, double toX, double toY);

  void fillText(String text, double x, double baseline);

  /** Text that is squeezed where it would be wider. */
  void fillText(String text, double x, double baseline, double mostWidth);

  void strokeText(String text, double x, double baseline);

  /** From here on only what lies in the rectangle is drawn, until {@link #unclip}. */
  void clip(double x, double y, double width, double height);

  void unclip();
}
