package dev.edgescope.app.chart.tile;

import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Pen;

/** What is drawn below a title, however it likes. Immutable. */
public interface FreePicture {

  /** Draws it into a rectangle. */
  void paint(Pen pen, double left, double top, double width, double height, ChartLook look);

  /** What can be seen, in words. */
  String words();
}
