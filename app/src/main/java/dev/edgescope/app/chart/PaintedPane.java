package dev.edgescope.app.chart;

import dev.edgescope.app.pen.Pen;

/** A pane that can draw what it shows with another pen than that of its canvas. */
public interface PaintedPane {
  double getWidth();

  double getHeight();

  /** Draws all but what follows the pointer, at the place and size of the pane. */
  void paintOn(Pen pen);
}
