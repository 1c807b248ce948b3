package dev.edgescope.app.export;

import dev.edgescope.app.chart.FigurePane;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.Painting;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.pen.DrawingPen;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What can leave the window as a figure. JavaFX thread only.
 *
 * @param name offered for its file, without an ending
 * @param title of the picture
 * @param pane that shows it
 * @param data takes what it is drawn from, as it is then; empty where there is no table
 */
public record Figure(
    String name, String title, FigurePane pane, Optional<Supplier<FigureData>> data) {

  /** A picture without a table. */
  public static Figure of(String name, String title, FigurePane pane) {
    return new Figure(name, title, pane, Optional.empty());
  }

  /** The curves of which some can be left out; none where they are not told apart. */
  public List<Series> curves() {
    return pane instanceof LineChartPane chart ? List.copyOf(chart.series()) : List.of();
  }

  /**
   * Draws it as it is now.
   *
   * @param leftOut the names of the curves that are not in it
   */
  public Drawing draw(FigureOptions options, Set<String> leftOut) {
    return draw(options, leftOut, options.hairline());
  }

  /**
   * Draws it as it is now.
   *
   * @param leftOut the names of the curves that are not in it
   * @param hairline the width of the thinnest lines, in pixels of the sheet
   */
  public Drawing draw(FigureOptions options, Set<String> leftOut, double hairline) {
    double width = options.size().pixelsWide();
    double height = options.size().pixelsHigh();
    DrawingPen pen = new DrawingPen(width, height);
    pen.setFill(options.theme().colours().background());
    pen.fillRect(0, 0, width, height);
    ChartLook look = new ChartLook(options.theme().colours(), Fonts.FAMILY, options.size().scale());
    painting(leftOut).paint(pen, width, height, hairline, look);
    return pen.drawing();
  }

  private Painting painting(Set<String> leftOut) {
    return pane instanceof LineChartPane chart
        ? chart.painting(one -> !leftOut.contains(one.style().name()))
        : pane.painting();
  }
}
