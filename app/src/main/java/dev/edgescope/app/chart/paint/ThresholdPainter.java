package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.LabelSpace;
import dev.edgescope.app.chart.model.Extent;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.text.NumberText;
import java.util.Arrays;
import javafx.scene.paint.Color;

/**
 * Draws thresholds: the tinted region beyond, the stepped line, and formula and value at its right
 * end. A level outside the vertical range becomes an arrow at the edge.
 */
final class ThresholdPainter {
  private static final double WIDTH = 1.7;
  private static final int ROWS = 4;

  private final Extent extent = new Extent();
  private final Polyline line = new Polyline();
  private final double[] placesX = new double[512];
  private final double[] placesY = new double[512];

  void paintTint(Pen pen, Threshold threshold, PlotArea area, double end, ChartLook look) {
    tracePath(threshold, area, end);
    pen.setFill(look.theme().tint());
    for (int i = 1; i < line.size(); i++) {
      double y = Math.min(line.y(i), area.bottom());
      if (line.y(i) == line.y(i - 1) && y > area.top()) {
        double left = snapped(line.x(i - 1), area);
        pen.fillRect(left, area.top(), snapped(line.x(i), area) - left, y - area.top());
      }
    }
  }

  /** Draws the dashes as rectangles: the path is all right angles, and this is much cheaper. */
  void paintLine(Pen pen, Threshold threshold, PlotArea area, double end, ChartLook look) {
    tracePath(threshold, area, end);
    pen.setFill(look.theme().threshold());
    double width = Math.max(area.pixel(), snapped(look.strongWidth(WIDTH), area));
    for (int i = 1; i < line.size(); i++) {
      boolean isLevel = line.y(i) == line.y(i - 1);
      double across = snapped((isLevel ? line.y(i) : line.x(i)) - width / 2, area);
      double from = isLevel ? line.x(i - 1) : Math.min(line.y(i - 1), line.y(i));
      double to = isLevel ? line.x(i) : Math.max(line.y(i - 1), line.y(i));
      double[] pattern = threshold.dash().scaled(look.scale());
      if (pattern.length == 0) {
        fill(pen, isLevel, from, to - from, across, width);
      } else {
        fillDashes(pen, pattern, isLevel, from, to, across, width);
      }
    }
  }

  /** Dashes begin at fixed places, so that they stay while the line grows. */
  private static void fillDashes(
      Pen pen,
      double[] pattern,
      boolean isLevel,
      double from,
      double to,
      double across,
      double width) {
    double period = Arrays.stream(pattern).sum();
    for (double start = Math.floor(from / period) * period; start < to; start += period) {
      double dash = start;
      for (int i = 0; i < pattern.length; i += 2) {
        double begin = Math.max(dash, from);
        fill(pen, isLevel, begin, Math.min(dash + pattern[i], to) - begin, across, width);
        dash += pattern[i] + pattern[i + 1];
      }
    }
  }

  private static void fill(
      Pen pen, boolean isLevel, double start, double size, double across, double width) {
    if (size > 0 && isLevel) {
      pen.fillRect(start, across, size, width);
    } else if (size > 0) {
      pen.fillRect(across, start, width, size);
    }
  }

  private static double snapped(double length, PlotArea area) {
    return Math.rint(length / area.pixel()) * area.pixel();
  }

  /** Where the line ends at the latest, in pixels. */
  static double right(Threshold threshold, PlotArea area) {
    double end = threshold.end(area.base());
    return end >= area.xUpper() ? area.right() : area.toPixelX(end);
  }

  /**
   * Writes formula and value at the right end of the line, or farther to the left along the level
   * where curves and their names leave room.
   *
   * @param needed whether it is written even where it has to lie on a curve
   */
  void paintLabel(
      Pen pen,
      Threshold threshold,
      PlotArea area,
      double end,
      ChartLook look,
      LabelSpace space,
      boolean needed) {
    boolean showsPast = end > area.xUpper() && !threshold.history().isEmpty();
    double level = showsPast ? threshold.levelAt(area.xUpper(), area.base()) : threshold.current();
    double drawn = showsPast ? level : threshold.displayed();
    double right = right(threshold, area);
    if (!area.scale().canShow(drawn) || right < area.left()) {
      return;
    }
    String owner = threshold.owner().isEmpty() ? "" : threshold.owner() + ":  ";
    String text = owner + threshold.formula() + " = " + NumberText.setting(level);
    double y = area.toPixelY(drawn);
    boolean above = y < area.top();
    boolean below = y > area.bottom();
    if (above || below) {
      text = (above ? "↑ " : "↓ ") + text;
    }
    double height = look.lineHeight();
    double width = look.width(text, look.strong()) + look.scaled(8);
    if (width > area.width() && !owner.isEmpty()) {
      // Its dash says whose it is, too.
      text = text.replace(owner, "");
      width = look.width(text, look.strong()) + look.scaled(8);
    }
    int places = choosePlaces(y, width, height, threshold, area, look);
    int place =
        needed
            ? space.takeBest(placesX, placesY, places, width, height)
            : space.takeClear(placesX, placesY, places, width, height);
    if (place < 0) {
      return;
    }
    double baseline = Math.rint(placesY[place] + height / 2 + look.middleToBaseline());
    double left = Math.rint(placesX[place] + look.scaled(4));
    Color colour = look.theme().threshold();
    LabelText.paint(pen, text, look.strong(), left, baseline, colour, look, space);
  }

  /** From where on the line is at the level that the label names. */
  private static double start(Threshold threshold, PlotArea area) {
    Series history = threshold.history();
    int within = history.firstAtOrAfter(Math.nextUp(area.xUpper()), area.base()) - 1;
    double start = within <= 0 ? area.left() : area.toPixelX(history.x(within, area.base()));
    return Math.max(area.left(), start);
  }

  /** Above and below the line, or inside the border it lies beyond, from right to left, by rows. */
  private int choosePlaces(
      double y, double width, double height, Threshold of, PlotArea area, ChartLook look) {
    double start = start(of, area);
    double last = Math.min(area.right(), Math.max(right(of, area), area.left() + width)) - width;
    double lowest = area.bottom() - height;
    int places = 0;
    // Where curves run along the level the label stands a few rows off it.
    for (int row = 0; row < ROWS; row++) {
      double over = Math.min(y - height - look.scaled(2), lowest) - row * height;
      double under = Math.max(y + look.scaled(3), area.top()) + row * height;
      double x = last;
      do {
        if (over >= area.top() && places < placesX.length) {
          placesX[places] = x;
          placesY[places++] = over;
        }
        if (under <= lowest && places < placesX.length) {
          placesX[places] = x;
          placesY[places++] = under;
        }
        x -= width / 2;
      } while (x >= start && places < placesX.length);
    }
    return places;
  }

  /**
   * The levels of the past up to the end of the run, then the current one to the right edge, unless
   * the run is over. A long history takes at most four points a pixel column.
   */
  private void tracePath(Threshold threshold, PlotArea area, double runs) {
    line.clear();
    double end = Math.min(runs, threshold.end(area.base()));
    double right = right(threshold, area);
    Series history = threshold.history();
    boolean endIsInSight = end <= area.xUpper() || history.isEmpty();
    if (!history.isEmpty() && end >= area.xLower()) {
      double pastRight = Math.min(end, area.xUpper());
      double start = Math.max(area.xLower(), history.x(0, area.base()));
      addLevel(area.toPixelX(start), threshold.levelAt(start, area.base()), area);
      int index = history.firstAtOrAfter(Math.nextUp(start), area.base());
      int limit = history.firstAtOrAfter(Math.nextUp(pastRight), area.base());
      while (index < limit) {
        double x = area.toPixelX(history.x(index, area.base()));
        double columnEnd = area.toTime(x + area.pixel());
        int next = Math.min(limit, history.firstAtOrAfter(columnEnd, area.base(), index + 1));
        line.hold(x);
        if (next - index > 2) {
          extent.reset();
          history.include(index, next, extent);
          addLevel(x, extent.max(), area);
          addLevel(x, extent.min(area.scale()), area);
        }
        addLevel(x, history.value(next - 1), area);
        index = next;
      }
      line.hold(area.toPixelX(pastRight));
    }
    if (endIsInSight && right >= area.left()) {
      double from = line.size() > 0 ? area.toPixelX(end) : area.left();
      addLevel(from, threshold.displayed(), area);
      line.hold(right);
    }
  }

  private void addLevel(double x, double level, PlotArea area) {
    if (area.scale().canShow(level)) {
      double y = area.toPixelY(level);
      line.add(x, Math.clamp(y, area.top() - 100, area.bottom() + 100));
    }
  }
}
