package dev.edgescope.app.board;

import dev.edgescope.app.chart.model.ValueScale;

/**
 * How a chart of curves is drawn, where the user has chosen.
 *
 * @param scale of its values
 * @param smoothing number of points that go into each value that is drawn; 1 for none
 * @param phases whether the phases of the run are shaded behind the curves, where it has any
 */
public record ChartDrawing(ValueScale scale, int smoothing, boolean phases) {
  /** The number of points that means the values as they are. */
  public static final int UNSMOOTHED = 1;

  public ChartDrawing {
    if (smoothing < UNSMOOTHED) {
      throw new IllegalArgumentException("smoothing over " + smoothing + " points");
    }
  }

  /** The values as they are, and nothing behind them. */
  public static ChartDrawing plain(ValueScale scale) {
    return new ChartDrawing(scale, UNSMOOTHED, false);
  }

  public ChartDrawing with(ValueScale other) {
    return new ChartDrawing(other, smoothing, phases);
  }

  public ChartDrawing withSmoothing(int points) {
    return new ChartDrawing(scale, points, phases);
  }

  public ChartDrawing withPhases(boolean shaded) {
    return new ChartDrawing(scale, smoothing, shaded);
  }
}
