package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.pen.Pen;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/**
 * Shades the times at which a run was in each phase of its cycle, from the top of the plot to its
 * bottom. The values of the series are the phases, 1 to 4, each from its point to the next; the hue
 * tells rising from falling, its strength the side of the edge, and a numeral above the marks on
 * the time axis the phase, where there is room for it.
 */
final class BandPainter {
  private static final int RISING = 0;
  private static final int FALLING = 1;
  private static final double BELOW = 0.06;
  private static final double ABOVE = 0.13;
  private static final String[] NUMERALS = {"I", "II", "III", "IV"};

  void paint(Pen pen, Series phases, PlotArea area, double end, ChartLook look) {
    TimeBase base = area.base();
    int size = phases.size();
    int from = Math.max(0, phases.firstAtOrAfter(area.toTime(area.left()), base) - 1);
    double latest = area.toTime(area.right());
    pen.setFont(look.label());
    pen.setTextAlign(TextAlignment.CENTER);
    while (from < size && phases.x(from, base) <= latest) {
      double phase = phases.value(from);
      int next = from + 1;
      while (next < size && Double.compare(phases.value(next), phase) == 0) {
        next++;
      }
      double until = next < size ? phases.x(next, base) : end;
      paintBand(pen, phase, area.toPixelX(phases.x(from, base)), area.toPixelX(until), area, look);
      from = next;
    }
  }

  private static void paintBand(
      Pen pen, double phase, double from, double to, PlotArea area, ChartLook look) {
    int number = (int) phase;
    double left = Math.max(area.left(), from);
    double right = Math.min(area.right(), to);
    if (number < 1 || number > NUMERALS.length || right <= left) {
      return;
    }
    boolean above = number == 2 || number == 3;
    Color hue = look.theme().phases().get(number <= 2 ? RISING : FALLING);
    pen.setFill(hue.deriveColor(0, 1, 1, above ? ABOVE : BELOW));
    pen.fillRect(left, area.top(), right - left, area.height());
    String numeral = NUMERALS[number - 1];
    if (right - left >= look.width(numeral) + look.scaled(6)) {
      pen.setFill(look.theme().axisText());
      double baseline = Math.rint(area.bottom() - look.lineHeight() - look.scaled(4));
      pen.fillText(numeral, Math.rint((left + right) / 2), baseline);
    }
  }
}
