package dev.edgescope.app.chart;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;

/** What a pane shows, drawn at any size and in any look. On the JavaFX thread. */
@FunctionalInterface
public interface Painting {

  /**
   * Draws it, without what follows the pointer.
   *
   * @param pixel the size of a device pixel, to which lines are set
   */
  void paint(Pen pen, double width, double height, double pixel, ChartLook look);
}
