package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.pen.Pen;
import javafx.scene.paint.Color;

/**
 * Shades the area between two series: one rectangle a pixel column, between the values that the
 * lines have there.
 */
final class GapPainter {
  private static final double OPACITY = 0.14;

  void paint(Pen pen, Gap gap, PlotArea area, ChartLook look) {
    Series one = gap.one();
    Series other = gap.other();
    if (one.isEmpty() || other.isEmpty()) {
      return;
    }
    TimeBase base = area.base();
    double from = Math.max(one.x(0, base), other.x(0, base));
    double to = Math.min(one.x(one.size() - 1, base), other.x(other.size() - 1, base));
    double left = Math.max(area.left(), area.toPixelX(from));
    double right = Math.min(area.right(), area.toPixelX(to));
    Color colour = look.theme().seriesColour(one.style().colour());
    pen.setFill(colour.deriveColor(0, 1, 1, OPACITY));
    int first = 0;
    int second = 0;
    double pixel = area.pixel();
    for (double x = area.snapped(left); x < right; x += pixel) {
      double time = area.toTime(Math.clamp(x + pixel / 2, left, Math.max(left, right)));
      first = one.firstAtOrAfter(time, base, first);
      second = other.firstAtOrAfter(time, base, second);
      double high = valueAt(one, first, time, base);
      double low = valueAt(other, second, time, base);
      if (area.scale().canShow(high) && area.scale().canShow(low)) {
        double top = Math.max(area.top(), area.toPixelY(Math.max(high, low)));
        double bottom = Math.min(area.bottom(), area.toPixelY(Math.min(high, low)));
        if (bottom > top) {
          pen.fillRect(x, top, pixel, bottom - top);
        }
      }
    }
  }

  /** On the line between the points before and after. */
  private static double valueAt(Series series, int after, double time, TimeBase base) {
    if (after <= 0) {
      return series.value(0);
    }
    if (after >= series.size()) {
      return series.value(series.size() - 1);
    }
    double before = series.x(after - 1, base);
    double width = series.x(after, base) - before;
    double share = width > 0 ? (time - before) / width : 1;
    return series.value(after - 1) + share * (series.value(after) - series.value(after - 1));
  }
}
