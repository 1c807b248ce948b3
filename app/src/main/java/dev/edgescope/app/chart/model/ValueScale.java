package dev.edgescope.app.chart.model;

/** The scale of an axis. */
public enum ValueScale {
  LINEAR,
  /** Decades; values that are not positive cannot be shown and are gaps. */
  LOGARITHMIC;

  /** The other one. */
  public ValueScale other() {
    return this == LINEAR ? LOGARITHMIC : LINEAR;
  }

  public boolean canShow(double value) {
    return Double.isFinite(value) && (this == LINEAR || value > 0);
  }

  /** From a value to the coordinate in which the axis is uniform. */
  double forward(double value) {
    return this == LINEAR ? value : Math.log10(value);
  }

  /** The inverse of {@link #forward}. */
  double inverse(double coordinate) {
    return this == LINEAR ? coordinate : Math.pow(10, coordinate);
  }
}
