package dev.edgescope.app.chart;

/** A pane whose picture can stand by itself, at any size. */
public interface FigurePane extends PaintedPane {

  /** What it shows, for a sheet of its own: whatever is laid out there, the pane is not. */
  Painting painting();
}
