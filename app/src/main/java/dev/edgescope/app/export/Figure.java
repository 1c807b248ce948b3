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
 * @param pane that shows it
 * @param data what it is drawn from, as it is now; empty where there is no table
 */
public record Figure(String name, FigurePane pane, Supplier<Optional<FigureData>> data) {

  /** A picture without a table. */
  public static Figure of(String name, FigurePane pane) {
    return new Figure(name, pane, Optional::empty);
  }

  /** The curves of which some can be left out; none where they are not told apart. */
  public List<Series> curves() {
    return pane instanceof LineChartPane chart ? List.copyOf(chart.series()) : List.of();
  }

  /**
   * Draws it as it is now.
   *
   * @param left the curves that are left out
   */
  public Drawing draw(FigureOptions options, Set<Series> left) {
    double width = options.size().pixelsWide();
    double height = options.size().pixelsHigh();
    DrawingPen pen = new DrawingPen(width, height);
    pen.setFill(options.theme().colours().background());
    pen.fillRect(0, 0, width, height);
    ChartLook look = new ChartLook(options.theme().colours(), Fonts.FAMILY, options.size().scale());
    painting(left).paint(pen, width, height, options.hairline(), look);
    return pen.drawing();
  }

  private Painting painting(Set<Series> left) {
    return pane instanceof LineChartPane chart
        ? chart.painting(one -> !left.contains(one))
        : pane.painting();
  }
}
