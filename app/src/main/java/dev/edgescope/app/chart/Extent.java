package dev.edgescope.app.chart;

/**
 * Accumulates the smallest and the largest finite value, and the smallest positive one for
 * logarithmic axes. Mutable and reused, so that painting allocates nothing per pixel column.
 */
final class Extent {
  private double min;
  private double max;
  private double minPositive;

  Extent() {
    reset();
  }

  void reset() {
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    minPositive = Double.POSITIVE_INFINITY;
  }

  /** Takes one value in; a value that is not finite is a gap and changes nothing. */
  void include(double value) {
    if (Double.isFinite(value)) {
      min = Math.min(min, value);
      max = Math.max(max, value);
      if (value > 0) {
        minPositive = Math.min(minPositive, value);
      }
    }
  }

  /** Takes the summary of a block in. */
  void include(double blockMin, double blockMax, double blockMinPositive) {
    min = Math.min(min, blockMin);
    max = Math.max(max, blockMax);
    minPositive = Math.min(minPositive, blockMinPositive);
  }

  /** Whether nothing was seen that an axis of this scale can show. */
  boolean isEmpty(ValueScale scale) {
    return min(scale) > max;
  }

  double min(ValueScale scale) {
    return scale == ValueScale.LOGARITHMIC ? minPositive : min;
  }

  double max() {
    return max;
  }
}
