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
    private final int points;
    private Series smooth;

    Average(Series raw, int points) {
      this.raw = raw;
      this.points = points;
      smooth = begun();
    }

    private Series begun() {
      Series series = new Series(raw.style());
      series.readFrom(new SmoothColumns(raw, points));
      return series;
    }

    Series upToDate() {
      if (raw.size() < smooth.size()) {
        smooth = begun();
      }
      SeriesStyle style = raw.style().withMarkers(false);
      if (!style.equals(smooth.style())) {
        smooth.setStyle(style);
      }
      smooth.growTo(raw.size());
      return smooth;
    }
  }
}
