package dev.edgescope.app.chart.mark;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What two cursors read off the curves of a chart: for each the recorded points nearest to them,
 * never interpolated, and nothing where a curve does not reach.
 *
 * @param a the coordinate of the first cursor
 * @param b that of the second
 * @param rows the leading curves
 */
public record CursorReading(double a, double b, List<Row> rows) {
  /** More curves than these would hide the chart. */
  private static final int MOST_ROWS = 4;

  /**
   * A curve.
   *
   * @param a its value at the first cursor, NaN where it does not reach
   * @param b its value at the second
   */
  public record Row(SeriesStyle style, double a, double b) {
    /** By how much it is larger at the second cursor. */
    public double difference() {
      return b - a;
    }
  }

  public CursorReading {
    rows = List.copyOf(rows);
  }

  /** The distance from the first cursor to the second. */
  public double distance() {
    return b - a;
  }

  /** Reads curves; those that reach neither cursor are left out. */
  public static CursorReading of(Cursors.Pair pair, List<Series> series, TimeBase base) {
    double a = pair.a().in(base);
    double b = pair.b().in(base);
    List<Row> rows = new ArrayList<>();
    for (Series one : series) {
      Row row = new Row(one.style(), read(one, a, base), read(one, b, base));
      boolean reaches = !Double.isNaN(row.a()) || !Double.isNaN(row.b());
      if (reaches && rows.size() < MOST_ROWS) {
        rows.add(row);
      }
    }
    return new CursorReading(a, b, rows);
  }

  /**
   * The value recorded nearest to x. Beyond the ends of the curve only as far as its points lie
   * apart there: further on the run has not come yet, or has ended.
   */
  private static double read(Series one, double x, TimeBase base) {
    int nearest = one.nearest(x, base);
    if (nearest < 0) {
      return Double.NaN;
    }
    double there = one.x(nearest, base);
    boolean isBeyond = x < one.x(0, base) || x > one.x(one.size() - 1, base);
    int inside = nearest == 0 ? Math.min(1, one.size() - 1) : nearest - 1;
    double apart = Math.abs(one.x(inside, base) - there);
    return isBeyond && Math.abs(x - there) > apart ? Double.NaN : one.value(nearest);
  }

  /** In words: "Cursors, step 140 and 240, λ₁ 6.800 and 8.800". */
  public String words(TimeBase base) {
    List<String> words = new ArrayList<>();
    words.add(Words.text("chart.cursorReading.cursors"));
    words.add(pair(base.title(), base.figures(a), base.figures(b)));
    for (Row row : rows) {
      words.add(pair(row.style().name(), NumberText.value(row.a()), NumberText.value(row.b())));
    }
    return String.join(", ", words);
  }

  private static String pair(String name, String atA, String atB) {
    return Words.text("chart.cursorReading.pair", name, atA, atB);
  }
}
