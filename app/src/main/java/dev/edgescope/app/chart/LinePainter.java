package dev.edgescope.app.chart;

import dev.edgescope.app.chart.SeriesStyle.Interpolation;
import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/**
 * Draws a series: few points as an antialiased line, many as one rectangle a pixel column.
 *
 * <p>Rectangles cost a fraction of an antialiased path, and a path through a million points would
 * not show more. The column extents are widened as if drawn with a round pen, so that both ways
 * look the same.
 */
final class LinePainter {
  /** Up to this many points per pixel column the series is drawn as a line. */
  private static final double LINE_UP_TO = 0.5;

  private static final double MARKER_ROOM = 9;
  private static final double HOLLOW_ROOM = 5;

  private final ColumnTrace trace = new ColumnTrace();
  private double[] xs = new double[256];
  private double[] ys = new double[256];
  private int length;

  void paint(GraphicsContext gc, Series series, PlotArea area, ChartLook look) {
    int first = Math.max(0, series.firstAtOrAfter(area.xLower(), area.base()) - 1);
    int end = Math.min(series.size(), series.firstAtOrAfter(area.xUpper(), area.base()) + 1);
    if (first >= end) {
      return;
    }
    gc.setStroke(look.lineColour(series.style()));
    gc.setFill(look.lineColour(series.style()));
    double columns = area.width() / area.pixel();
    if (end - first <= LINE_UP_TO * columns) {
      paintLine(gc, series, first, end, area, look);
    } else {
      paintColumns(gc, series, area, look);
    }
    paintMarkers(gc, series, first, end, area, look);
    paintHead(gc, series, area, look);
  }

  private void paintLine(
      GraphicsContext gc, Series series, int first, int end, PlotArea area, ChartLook look) {
    SeriesStyle style = series.style();
    gc.setLineWidth(look.lineWidth(style));
    gc.setLineJoin(StrokeLineJoin.ROUND);
    gc.setLineCap(style.dash().isSolid() ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
    gc.setLineDashes(style.dash().scaled(look.scale()));
    boolean stepped = style.interpolation() == Interpolation.STEP;
    length = 0;
    for (int i = first; i < end; i++) {
      double value = series.value(i);
      if (!area.scale().canShow(value)) {
        strokePiece(gc, look.lineWidth(style));
        continue;
      }
      double x = area.toPixelX(series.x(i, area.base()));
      double y = area.toPixelY(value);
      if (stepped && length > 0) {
        add(x, ys[length - 1]);
      }
      add(x, y);
    }
    strokePiece(gc, look.lineWidth(style));
    gc.setLineDashes();
  }

  private void add(double x, double y) {
    if (length == xs.length) {
      xs = Arrays.copyOf(xs, 2 * length);
      ys = Arrays.copyOf(ys, 2 * length);
    }
    xs[length] = x;
    ys[length] = y;
    length++;
  }

  private void strokePiece(GraphicsContext gc, double width) {
    if (length == 1) {
      gc.fillOval(xs[0] - width, ys[0] - width, 2 * width, 2 * width);
    } else if (length > 1) {
      gc.strokePolyline(xs, ys, length);
    }
    length = 0;
  }

  private void paintColumns(GraphicsContext gc, Series series, PlotArea area, ChartLook look) {
    trace.trace(series, area);
    SeriesStyle style = series.style();
    double pixel = area.pixel();
    double radius = look.lineWidth(style) / 2;
    int reach = (int) Math.floor(radius / pixel);
    double anchor = area.toPixelX(0);
    for (int column = 0; column < trace.columns(); column++) {
      double x = area.left() + column * pixel;
      if (!style.dash().isInked((x - anchor) / look.scale())) {
        continue;
      }
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      int from = Math.max(0, column - reach);
      int to = Math.min(trace.columns() - 1, column + reach);
      for (int near = from; near <= to; near++) {
        if (!trace.isEmpty(near)) {
          double distance = (near - column) * pixel;
          double pen = Math.sqrt(Math.max(0, radius * radius - distance * distance));
          top = Math.min(top, trace.top(near) - pen);
          bottom = Math.max(bottom, trace.bottom(near) + pen);
        }
      }
      top = Math.max(top, area.top());
      bottom = Math.min(bottom, area.bottom());
      if (bottom > top) {
        gc.fillRect(x, top, pixel, bottom - top);
      }
    }
  }

  private static void paintMarkers(
      GraphicsContext gc, Series series, int first, int end, PlotArea area, ChartLook look) {
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
          paintRing(gc, x, y, radius, colour, look);
        } else {
          gc.setFill(colour);
          gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        }
      }
    }
  }

  private static void paintRing(
      GraphicsContext gc, double x, double y, double radius, Color colour, ChartLook look) {
    gc.setFill(look.theme().surface());
    gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    gc.setStroke(colour);
    gc.setLineWidth(look.scaled(1.2));
    gc.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  /** The pen of the oscilloscope: where the series has got to. */
  private static void paintHead(GraphicsContext gc, Series series, PlotArea area, ChartLook look) {
    int last = series.size() - 1;
    double x = area.toPixelX(series.x(last, area.base()));
    double value = series.value(last);
    if (!area.scale().canShow(value) || x > area.right() || x < area.left()) {
      return;
    }
    double y = area.toPixelY(value);
    double radius = look.lineWidth(series.style()) / 2 + look.scaled(1.6);
    if (series.isConverged(last)) {
      gc.setFill(look.lineColour(series.style()));
      gc.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    } else {
      paintRing(gc, x, y, radius, look.lineColour(series.style()), look);
    }
  }
}
