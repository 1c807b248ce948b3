package dev.edgescope.app.chart;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.HeaderPainter;
import dev.edgescope.app.text.Words;
import javafx.scene.control.Button;

/** Gives the axes of a chart back to its run; there while the hand has them. */
final class FollowButton extends Button {
  private static final double INSET = 8;

  /**
   * @param title of the chart
   */
  FollowButton(String title) {
    super(Words.text("chart.lineChartPane.follow"));
    getStyleClass().addAll("small", "follow-button");
    setManaged(false);
    setVisible(false);
    setAccessibleText(Words.text("chart.lineChartPane.followTheRunIn", title));
  }

  /** The width that it takes of the title row. */
  double taken() {
    return isVisible() ? getWidth() : 0;
  }

  /**
   * Places it at the end of the title row.
   *
   * @param right where that ends
   */
  void place(double right, ChartLook look) {
    autosize();
    relocate(
        Math.rint(right - getWidth() - look.scaled(INSET)),
        Math.rint((HeaderPainter.height(look) - getHeight()) / 2));
  }
}
