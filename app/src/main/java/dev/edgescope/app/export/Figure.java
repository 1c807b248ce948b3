package dev.edgescope.app.export;

import dev.edgescope.app.chart.FigurePane;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.Painting;
import dev.edgescope.app.chart.Reel;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.pen.DrawingPen;
import dev.edgescope.app.theme.Fonts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
    return draw(painting(leftOut), options, hairline);
  }

  /** Draws what a pane shows, or has shown. */
  static Drawing draw(Painting painting, FigureOptions options, double hairline) {
    double width = options.size().pixelsWide();
    double height = options.size().pixelsHigh();
    DrawingPen pen = new DrawingPen(width, height);
    pen.setFill(options.theme().colours().background());
    pen.fillRect(0, 0, width, height);
    ChartLook look = new ChartLook(options.theme().colours(), Fonts.FAMILY, options.size().scale());
    painting.paint(pen, width, height, hairline, look);
    return pen.drawing();
  }

  /** Whether there is more to be seen than how it is now. */
  public boolean moves() {
    return pane instanceof LineChartPane;
  }

  /** What it has shown last; empty where nobody keeps that. */
  Optional<Reel.Film> film(FigureOptions options, Set<String> leftOut) {
    return pane instanceof LineChartPane chart
        ? Optional.of(chart.film(options.seconds(), allBut(leftOut)))
        : Optional.empty();
  }

  private Painting painting(Set<String> leftOut) {
    return pane instanceof LineChartPane chart ? chart.painting(allBut(leftOut)) : pane.painting();
  }

  private static Predicate<Series> allBut(Set<String> leftOut) {
    return one -> !leftOut.contains(one.style().name());
  }
}
