package dev.edgescope.app.chart.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Series smoothed for the eye: the exponential moving average with weight 2 / (n + 1) for the
 * latest point, divided by the sum of its weights so that it starts at the first value. Smoothing
 * comes before any reduction to pixels. A gap stays a gap and is passed over by the average.
 */
public final class Smoothing {
  /** The number of points that means none. */
  public static final int NONE = 1;

  private final Map<Series, Average> averages = new HashMap<>();
  private int points = NONE;

  /** n, about as many points as go into each value; {@link #NONE} for the values as they are. */
  int points() {
    return points;
  }

  void setPoints(int newPoints) {
    if (newPoints < 1) {
      throw new IllegalArgumentException("smoothing over " + newPoints + " points");
    }
    points = newPoints;
    averages.clear();
  }

  /** Forgets a series that is not shown any more. */
  void forget(Series series) {
    averages.remove(series);
  }

  /** The smoothed series, brought up to date; the series itself where nothing is smoothed. */
  Series of(Series series) {
    return points == NONE
        ? series
        : averages.computeIfAbsent(series, key -> new Average(key, points)).upToDate();
  }

  /** The average of one series as far as it has got. */
  private static final class Average {
    private final Series raw;
    private final double weight;
    private Series smooth;
    private double sum;
    private double weights;

    Average(Series raw, int points) {
      this.raw = raw;
      weight = 2.0 / (points + 1);
      smooth = new Series(raw.style());
    }

    Series upToDate() {
      if (raw.size() < smooth.size()) {
        smooth = new Series(raw.style());
        sum = 0;
        weights = 0;
      }
      SeriesStyle style = raw.style().withMarkers(false);
      if (!style.equals(smooth.style())) {
        smooth.setStyle(style);
      }
      for (int i = smooth.size(); i < raw.size(); i++) {
        double value = raw.value(i);
        if (Double.isFinite(value)) {
          sum += weight * (value - sum);
          weights += weight * (1 - weights);
          value = sum / weights;
        }
        smooth.append(raw.moment(i), value);
      }
      return smooth;
    }
  }
}
