package dev.edgescope.app.chart.grid;

import dev.edgescope.app.chart.model.ValueScale;

/**
 * What the colours of cells stand for. Values beyond the ends have the colour of the end.
 *
 * @param title of the quantity, with its unit where it has one
 * @param scale between the ends
 * @param lower value of the darkest colour
 * @param upper value of the brightest, above it
 */
public record ColourScale(String title, ValueScale scale, double lower, double upper) {
  /** Of what has no value yet. */
  public static ColourScale empty(String title) {
    return new ColourScale(title, ValueScale.LINEAR, Double.NaN, Double.NaN);
  }

  /** Whether there is a value to be told by a colour. */
  public boolean isKnown() {
    return Double.isFinite(lower) && Double.isFinite(upper);
  }

  /** Where a value lies between the ends, from 0 to 1. */
  public double share(double value) {
    if (!(upper > lower)) {
      return 0.5;
    }
    double share =
        scale == ValueScale.LINEAR
            ? (value - lower) / (upper - lower)
            : Math.log(value / lower) / Math.log(upper / lower);
    // A value that is not above zero lies below the lower end of a logarithmic scale.
    return Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1);
  }
}
