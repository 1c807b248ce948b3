package dev.edgescope.app.chart;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.chart.paint.HeaderPainter;
import dev.edgescope.app.text.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.text.Font;

/** Gives the axes of a chart back to its run; there while the hand has them. */
final class FollowButton extends Button {
  private static final double INSET = 8;
  private static final double FONT_SIZE = 12;

  /**
   * @param title of the chart
   */
  FollowButton(String title, StringProperty fontFamily, DoubleProperty scale) {
    super(Words.text("chart.lineChartPane.follow"));
    getStyleClass().addAll("small", "follow-button");
    setManaged(false);
    setVisible(false);
    setAccessibleText(Words.text("chart.lineChartPane.followTheRunIn", title));
    fontProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> Font.font(fontFamily.get(), FONT_SIZE * scale.get()), fontFamily, scale));
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
