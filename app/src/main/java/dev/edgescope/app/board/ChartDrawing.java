package dev.edgescope.app.board;

import dev.edgescope.app.chart.model.ValueScale;

/**
 * How a chart of curves is drawn, where the user has chosen.
 *
 * @param scale of its values
 * @param smoothing number of points that go into each value that is drawn; 1 for none
 */
public record ChartDrawing(ValueScale scale, int smoothing) {
  /** The number of points that means the values as they are. */
  public static final int UNSMOOTHED = 1;

  public ChartDrawing {
    if (smoothing < UNSMOOTHED) {
      throw new IllegalArgumentException("smoothing over " + smoothing + " points");
    }
  }

  public ChartDrawing with(ValueScale other) {
    return new ChartDrawing(other, smoothing);
  }

  public ChartDrawing withSmoothing(int points) {
    return new ChartDrawing(scale, points);
  }
}
