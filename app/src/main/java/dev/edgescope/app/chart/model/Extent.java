package dev.edgescope.app.chart.model;

import dev.edgescope.app.chart.column.RangeSummary;

/**
 * Accumulates the smallest and the largest finite value, the smallest positive one for logarithmic
 * axes, and the sum. Mutable and reused, so that painting allocates nothing per pixel column.
 */
public final class Extent implements RangeSummary {
  private double min;
  private double max;
  private double minPositive;
  private double sum;
  private int count;

  public Extent() {
    reset();
  }

  public void reset() {
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
    minPositive = Double.POSITIVE_INFINITY;
    sum = 0;
    count = 0;
  }

  @Override
  public void include(double value) {
    if (Double.isFinite(value)) {
      min = Math.min(min, value);
      max = Math.max(max, value);
      sum += value;
      count++;
      if (value > 0) {
        minPositive = Math.min(minPositive, value);
      }
    }
  }

  @Override
  public void include(
      double blockMin, double blockMax, double blockMinPositive, double blockSum, int blockCount) {
    min = Math.min(min, blockMin);
    max = Math.max(max, blockMax);
    minPositive = Math.min(minPositive, blockMinPositive);
    sum += blockSum;
    count += blockCount;
  }

  /** Whether nothing was seen that an axis of this scale can show. */
  boolean isEmpty(ValueScale scale) {
    return min(scale) > max;
  }

  public double min(ValueScale scale) {
    return scale == ValueScale.LOGARITHMIC ? minPositive : min;
  }

  public double max() {
    return max;
  }

  /** The sum of all finite values. */
  double sum() {
    return sum;
  }

  /** How many they were. */
  int count() {
    return count;
  }
}
