package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.ColumnTrace;
import dev.edgescope.app.chart.model.NoiseTrace;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Interpolation;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.pen.Pen;
import java.util.function.IntToDoubleFunction;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * Draws a series: few points as an antialiased line, dashed where it passes over a stretch without
 * a measurement, many as one rectangle a pixel column.
 *
 * <p>Rectangles cost a fraction of an antialiased path, and a path through a million points would
 * not show more. The column extents are widened as if drawn with a round pen, so that both ways
 * look the same. Noise that would fill a block is drawn translucent, all its extent, and in it the
 * line of its mean: what lies beneath stays to be seen. The more of the plot it fills, the paler it
 * is, so that it never outweighs the lines.
 */
public final class LinePainter {
  /** Up to this many points per pixel column the series is drawn as a line. */
  private static final double LINE_UP_TO = 2;

  /** Where there are more points a pixel, nobody sees how they are joined; arcs cost most. */
  private static final double SPARSE = 0.25;

  /** A stretch is without a measurement if it is so many times as long as those before it. */
  private static final double HOLE = 4;

  /** As many stretches before. */
  private static final int BEFORE_HOLE = 4;

  private static final int FEWEST_BEFORE_HOLE = 2;

  /** A shorter stretch has no room for dashes. */
  private static final double HOLE_ROOM = 20;

  private static final SeriesStyle.Dash HOLE_DASH = SeriesStyle.Dash.SHORT_DASHED;

  private static final double MARKER_ROOM = 9;
  private static final double HOLLOW_ROOM = 5;
  private static final double FAINT = 0.3;
  private static final double BAND = 0.18;
  private static final double NOISE = 0.22;
  private static final double NOISE_EVERYWHERE = 0.07;
  private static final double NOISE_HEIGHT = 6;

  private final ColumnTrace trace = new ColumnTrace();
  private final NoiseTrace noise = new NoiseTrace();
  private final Polyline line = new Polyline();

  void paint(Pen pen, Series series, PlotArea area, ChartLook look) {
    int first = area.firstDrawn(series);
    int end = area.endDrawn(series);
    if (first >= end) {
      return;
    }
    Color colour = look.lineColour(series.style());
    paintError(pen, series, first, end, area, colour);
    trace(pen, series, first, end, colour, true, area, look);
    paintMarkers(pen, series, first, end, area, look);
    paintHead(pen, series, area, look);
  }

  /**
   * Draws what lies under a smoothed line: the recorded values with all their extent, faint, and
   * the points that did not converge.
   */
  void paintRaw(Pen pen, Series series, PlotArea area, ChartLook look) {
    int first = area.firstDrawn(series);
    int end = area.endDrawn(series);
    if (first < end) {
      Color faint = look.lineColour(series.style()).deriveColor(0, 1, 1, FAINT);
      trace(pen, series, first, end, faint, false, area, look);
      paintMarkers(pen, series, first, end, area, look);
    }
  }

  /** Draws a series without any of its points. */
  public void paintLineAlone(Pen pen, Series series, PlotArea area, ChartLook look) {
    int first = area.firstDrawn(series);
    int end = area.endDrawn(series);
    if (first < end) {
      Color colour = look.lineColour(series.style());
      trace(pen, series, first, end, colour, true, area, look);
    }
  }

  /**
   * @param meant whether noise denser than the pixels is drawn pale, with its mean in it
   */
  private void trace(
      Pen pen,
      Series series,
      int first,
      int end,
      Color colour,
      boolean meant,
      PlotArea area,
      ChartLook look) {
    pen.setStroke(colour);
    pen.setFill(colour);
    double columns = area.width() / area.pixel();
    if (end - first <= LINE_UP_TO * columns) {
      paintLine(pen, series, first, end, area, look);
    } else {
      paintColumns(pen, series, colour, meant, area, look);
    }
  }

  /** The error of each point as a band, where points are few enough to have one each. */
  private void paintError(Pen pen, Series series, int first, int end, PlotArea area, Color colour) {
    if (!series.hasErrors() || end - first > area.width() / area.pixel()) {
      return;
    }
    pen.setFill(colour.deriveColor(0, 1, 1, BAND));
    line.clear();
    for (int i = first; i < end; i++) {
      addBound(series, i, 1, area);
    }
    for (int i = end - 1; i >= first; i--) {
      addBound(series, i, -1, area);
    }
    if (line.size() > 2) {
      line.fill(pen);
    }
  }

  private void addBound(Series series, int index, int side, PlotArea area) {
    double bound = series.value(index) + side * series.error(index);
    if (area.scale().canShow(bound)) {
      line.add(area.toPixelX(series.x(index, area.base())), area.toPixelY(bound));
    }
  }

  private void paintLine(
      Pen pen, Series series, int first, int end, PlotArea area, ChartLook look) {
    SeriesStyle style = series.style();
    pen.setLineWidth(look.lineWidth(style));
    boolean dense = end - first > SPARSE * area.width();
    pen.setLineJoin(dense ? StrokeLineJoin.BEVEL : StrokeLineJoin.ROUND);
    pen.setLineCap(style.dash().isSolid() ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
    pen.setLineDashes(style.dash().scaled(look.scale()));
    boolean stepped = style.interpolation() == Interpolation.STEP;
    line.clear();
    for (int i = first; i < end; i++) {
      double value = series.value(i);
      if (!area.scale().canShow(value)) {
        strokePiece(pen, look.lineWidth(style));
        continue;
      }
      double x = area.toPixelX(series.x(i, area.base()));
      double y = area.toPixelY(value);
      if (stepped) {
        line.hold(x);
      } else if (line.size() > 0
          && x - line.lastX() >= look.scaled(HOLE_ROOM)
          && isHole(series, i, area.base())) {
        bridge(pen, x, y, style, look);
      }
      line.add(x, y);
    }
    strokePiece(pen, look.lineWidth(style));
    pen.setLineDashes();
  }

  /** Whether much less was measured between a point and the one before than up to there. */
  private static boolean isHole(Series series, int index, TimeBase base) {
    int first = Math.max(1, index - BEFORE_HOLE);
    double longest = 0;
    for (int i = first; i < index; i++) {
      longest = Math.max(longest, series.x(i, base) - series.x(i - 1, base));
    }
    return index - first >= FEWEST_BEFORE_HOLE
        && series.x(index, base) - series.x(index - 1, base) > HOLE * longest;
  }

  /** Strokes what comes before a stretch without a measurement, and dashes over that. */
  private void bridge(Pen pen, double x, double y, SeriesStyle style, ChartLook look) {
    double fromX = line.lastX();
    double fromY = line.lastY();
    if (line.size() > 1) {
      line.stroke(pen);
    }
    line.clear();
    pen.setLineCap(StrokeLineCap.BUTT);
    pen.setLineDashes(HOLE_DASH.scaled(look.scale()));
    pen.strokeLine(fromX, fromY, x, y);
    pen.setLineDashes(style.dash().scaled(look.scale()));
    pen.setLineCap(style.dash().isSolid() ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
  }

  private void strokePiece(Pen pen, double width) {
    if (line.size() == 1) {
      pen.fillOval(line.x(0) - width, line.y(0) - width, 2 * width, 2 * width);
    } else {
      line.stroke(pen);
    }
    line.clear();
  }

  private void paintColumns(
      Pen pen, Series series, Color colour, boolean meant, PlotArea area, ChartLook look) {
    trace.trace(series, area, area.pixel());
    noise.judge(trace, area, look.scaled(NOISE_HEIGHT));
    double strength = NOISE + (NOISE_EVERYWHERE - NOISE) * noise.fill();
    Color noiseColour = meant ? colour.deriveColor(0, 1, 1, strength) : colour;
    boolean wasNoise = false;
    for (int column = 0; column < trace.columns(); column++) {
      boolean isNoise = noise.isNoise(column);
      if (isNoise != wasNoise) {
        pen.setFill(isNoise ? noiseColour : colour);
        wasNoise = isNoise;
      }
      paintColumn(pen, series.style(), column, trace::top, trace::bottom, area, look);
    }
    if (!meant) {
      return;
    }
    pen.setFill(colour);
    for (int column = 0; column < trace.columns(); column++) {
      if (noise.isNoise(column)) {
        paintColumn(pen, series.style(), column, noise::top, noise::bottom, area, look);
      }
    }
  }

  /** One column of a line that is given by its upper and lower end in each, as of a round pen. */
  private void paintColumn(
      Pen pen,
      SeriesStyle style,
      int column,
      IntToDoubleFunction upper,
      IntToDoubleFunction lower,
      PlotArea area,
      ChartLook look) {
    double pixel = area.pixel();
    double x = area.left() + column * pixel;
    if (!style.dash().isInked((x - area.toPixelX(0)) / look.scale())) {
      return;
    }
    double radius = look.lineWidth(style) / 2;
    int reach = (int) Math.floor(radius / pixel);
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    int from = Math.max(0, column - reach);
    int to = Math.min(trace.columns() - 1, column + reach);
    for (int near = from; near <= to; near++) {
      double nearTop = upper.applyAsDouble(near);
      double nearBottom = lower.applyAsDouble(near);
      if (nearTop <= nearBottom) {
        double distance = (near - column) * pixel;
        double round = Math.sqrt(Math.max(0, radius * radius - distance * distance));
        top = Math.min(top, nearTop - round);
        bottom = Math.max(bottom, nearBottom + round);
      }
    }
    top = Math.max(top, area.top());
    bottom = Math.min(bottom, area.bottom());
    if (bottom > top) {
      pen.fillRect(x, top, pixel, bottom - top);
    }
  }

  private static void paintMarkers(
      Pen pen, Series series, int first, int end, PlotArea area, ChartLook look) {
    SeriesStyle style = series.style();
    double room = area.width() / Math.max(1, end - first) / look.scale();
    if (room < HOLLOW_ROOM) {
      return;
    }
    boolean dots = style.markers() && room >= MARKER_ROOM;
    Color colour = look.lineColour(style);
    double radius = look.scaled(2.6);
    for (int i = first; i < end; i++) {
      double value = series.value(i);
      boolean hollow = !series.isConverged(i);
      if ((dots || hollow) && area.scale().canShow(value)) {
        double x = area.toPixelX(series.x(i, area.base()));
        double y = area.toPixelY(value);
        if (hollow) {
          paintRing(pen, x, y, radius, colour, look);
        } else {
          pen.setFill(colour);
          pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
      }
    }
  }

  private static void paintRing(
      Pen pen, double x, double y, double radius, Color colour, ChartLook look) {
    pen.setFill(look.theme().surface());
    pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    pen.setStroke(colour);
    pen.setLineWidth(look.scaled(1.2));
    pen.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** The pen of the oscilloscope: where the series has got to. */
  private static void paintHead(Pen pen, Series series, PlotArea area, ChartLook look) {
    int last = series.size() - 1;
    double x = area.toPixelX(series.x(last, area.base()));
    double value = series.value(last);
    if (!area.scale().canShow(value) || x > area.right() || x < area.left()) {
      return;
    }
    double y = area.toPixelY(value);
    double radius = look.lineWidth(series.style()) / 2 + look.scaled(1.6);
    if (series.isConverged(last)) {
      pen.setFill(look.lineColour(series.style()));
      pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    } else {
      paintRing(pen, x, y, radius, look.lineColour(series.style()), look);
    }
  }
}
