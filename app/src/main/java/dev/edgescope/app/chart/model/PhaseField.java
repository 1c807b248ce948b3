package dev.edgescope.app.chart.model;

import java.util.Locale;

/**
 * A function over a plane, on a grid whose outermost points lie on the edges of what is shown. The
 * array is taken over and not to be written to afterwards.
 */
public final class PhaseField {
  private final int columns;
  private final int rows;
  private final double[] values;

  /**
   * @param columns along x, at least 2
   * @param values row after row from the lowest y up
   */
  public PhaseField(int columns, double[] values) {
    if (columns < 2 || values.length < 2 * columns || values.length % columns != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%,d values are no grid of %,d columns", values.length, columns));
    }
    this.columns = columns;
    rows = values.length / columns;
    this.values = values;
  }

  /** The value at a place, both coordinates from 0 to 1; bilinear between the grid points. */
  public double at(double x, double y) {
    double column = x * (columns - 1);
    double row = y * (rows - 1);
    int left = Math.clamp((long) column, 0, columns - 2);
    int below = Math.clamp((long) row, 0, rows - 2);
    double right = column - left;
    double up = row - below;
    int index = below * columns + left;
    double lower = values[index] + right * (values[index + 1] - values[index]);
    double upper =
        values[index + columns] + right * (values[index + columns + 1] - values[index + columns]);
    return lower + up * (upper - lower);
  }
}
