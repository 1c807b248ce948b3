package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.pen.Pen;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * A label on a chart. Off all lines it stands on a plate that lets the grid fade; on a line each
 * letter has an edge of its own, which is more than half of what a painting costs where every label
 * has one: the outlines of letters are paths.
 */
final class LabelText {
  private static final double PLATE = 0.65;

  /** Of the height of a line, from the baseline up to the top of the plate and down to its end. */
  private static final double ABOVE = 0.72;

  private static final double BELOW = 0.24;
  private static final double BESIDE = 2;

  private LabelText() {}

  /**
   * Writes a label.
   *
   * @param left where its first letter begins
   * @param space that knows the lines
   */
  static void paint(
      Pen pen,
      String text,
      Font font,
      double left,
      double baseline,
      Color colour,
      ChartLook look,
      LabelSpace space) {
    double width = look.width(text, font);
    double top = Math.rint(baseline - ABOVE * look.lineHeight());
    double height = Math.rint(baseline + BELOW * look.lineHeight()) - top;
    pen.setFont(font);
    pen.setTextAlign(TextAlignment.LEFT);
    if (space.ink().under(left, top, width, height) > 0) {
      look.fillTextOverLines(pen, text, left, baseline, colour);
      return;
    }
    double beside = look.scaled(BESIDE);
    pen.setFill(look.theme().surface().deriveColor(0, 1, 1, PLATE));
    pen.fillRect(Math.rint(left - beside), top, Math.rint(width + 2 * beside), height);
    pen.setFill(colour);
    pen.fillText(text, left, baseline);
  }
}
