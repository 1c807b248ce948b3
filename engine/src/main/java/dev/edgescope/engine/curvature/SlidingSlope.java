package dev.edgescope.engine.curvature;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * The slope of a quantity over learning time by least squares over the last n readings: for
 * lambda_1 the realised sharpening rate s.
 *
 * <pre>
 * s = sum (tau_i - tau_mean) (y_i - y_mean) / sum (tau_i - tau_mean)^2
 * </pre>
 *
 * NaN, undefined, before the third reading, or where any of them is not finite. A reading at an
 * earlier tau than the last starts anew; one at the same tau replaces it.
 */
public final class SlidingSlope {
  private static final int FEWEST = 3;

  private record Reading(double tau, double value) {}

  private final int window;
  private final Deque<Reading> readings = new ArrayDeque<>();

  /**
   * @param window n, at least 3
   */
  public SlidingSlope(int window) {
    if (window < FEWEST) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "A window of %d; give 3 or more", window));
    }
    this.window = window;
  }

  public void add(double tau, double value) {
    if (!readings.isEmpty() && tau < readings.getLast().tau()) {
      readings.clear();
    }
    if (!readings.isEmpty() && tau == readings.getLast().tau()) {
      readings.removeLast();
    }
    readings.addLast(new Reading(tau, value));
    if (readings.size() > window) {
      readings.removeFirst();
    }
  }

  /** s. */
  public double slope() {
    if (readings.size() < FEWEST) {
      return Double.NaN;
    }
    double meanTau = readings.stream().mapToDouble(Reading::tau).average().orElseThrow();
    double meanValue = mean();
    double products = 0;
    double squares = 0;
    for (Reading reading : readings) {
      double distance = reading.tau() - meanTau;
      products += distance * (reading.value() - meanValue);
      squares += distance * distance;
    }
    return products / squares;
  }

  /** Mean of the readings in the window; NaN without any. */
  public double mean() {
    return readings.stream().mapToDouble(Reading::value).average().orElse(Double.NaN);
  }
}
