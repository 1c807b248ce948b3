package dev.edgescope.app.workspace.study;

import dev.edgescope.app.chart.model.Series;
import java.util.List;

/**
 * Keeps curves that have run away from setting the scale of a chart: the axis has room for the
 * others and for ten times as much, or where all run away for what they begin with. What goes
 * beyond leaves the chart with an arrow.
 */
final class CalmScale {
  /** A curve that comes to be so many times what it began with has run away. */
  private static final double RUNAWAY = 1_000;

  private static final double ROOM = 10;

  /** The share of a curve that counts as its beginning. */
  private static final int BEGINNING = 10;

  private final List<Series> curves;
  private long seen = -1;

  CalmScale(List<Series> curves) {
    this.curves = List.copyOf(curves);
  }

  /** Looks at what has come since the last time. */
  void refresh() {
    long revision = curves.stream().mapToLong(Series::revision).sum();
    if (revision != seen) {
      limit();
      seen = curves.stream().mapToLong(Series::revision).sum();
    }
  }

  private void limit() {
    List<Series> calm = curves.stream().filter(curve -> !hasRunAway(curve)).toList();
    double largest =
        calm.stream().mapToDouble(curve -> largest(curve, curve.size())).max().orElse(0);
    for (Series curve : curves) {
      double room = largest > 0 ? largest : largest(curve, beginning(curve));
      curve.setCalmLimit(hasRunAway(curve) ? ROOM * room : Double.NaN);
    }
  }

  private static boolean hasRunAway(Series curve) {
    double began = largest(curve, beginning(curve));
    return began > 0 && largest(curve, curve.size()) > RUNAWAY * began;
  }

  private static int beginning(Series curve) {
    return Math.ceilDiv(curve.size(), BEGINNING);
  }

  /** The largest size of the first values. */
  private static double largest(Series curve, int count) {
    double largest = 0;
    for (int i = 0; i < count; i++) {
      double size = Math.abs(curve.value(i));
      if (size > largest) {
        largest = size;
      }
    }
    return largest;
  }
}
