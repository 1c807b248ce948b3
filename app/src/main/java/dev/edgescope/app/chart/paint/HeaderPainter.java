package dev.edgescope.app.chart.paint;

import dev.edgescope.app.pen.Pen;
import javafx.scene.text.TextAlignment;

/** Draws the row above a picture: its title, and the subtitle beside it where there is room. */
public final class HeaderPainter {
  /** From the border of a pane to what it shows. */
  public static final double PADDING = 14;

  /** Between what stands beside the title. */
  static final double BETWEEN = 16;

  private static final double HEIGHT = 40;

  private double cornerWidth;

  public static double height(ChartLook look) {
    return look.scaled(HEIGHT);
  }

  /** The middle of the row, a little above that of its height. */
  static double middle(ChartLook look) {
    return height(look) * 0.48;
  }

  /** Keeps a width at the right of the row free, for a button. */
  public void reserveCorner(double width) {
    cornerWidth = width;
  }

  /** Where the row ends in a pane of a width. */
  double right(double width, ChartLook look) {
    return width - look.scaled(PADDING) - cornerWidth;
  }

  /**
   * Draws title and subtitle.
   *
   * @param taken the width of what matters more than the subtitle
   * @return where the row goes on
   */
  public double paint(
      Pen pen, String title, String subtitle, double taken, double width, ChartLook look) {
    double padding = look.scaled(PADDING);
    double right = right(width, look);
    double baseline = Math.rint(middle(look) + look.middleToBaseline() * 1.1);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setFont(look.title());
    pen.setFill(look.theme().titleText());
    pen.fillText(title, Math.rint(padding), baseline, right - padding);
    double x = padding + look.width(title, look.title()) + look.scaled(10);
    if (subtitle.isEmpty() || x + look.width(subtitle) + taken > right) {
      return x;
    }
    pen.setFont(look.label());
    pen.setFill(look.theme().axisText());
    pen.fillText(subtitle, Math.rint(x), baseline);
    return x + look.width(subtitle) + look.scaled(BETWEEN);
  }
}
