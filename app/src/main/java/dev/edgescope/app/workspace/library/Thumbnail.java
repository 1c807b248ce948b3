package dev.edgescope.app.workspace.library;

import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.chart.grid.GridPainter;
import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.engine.record.RunSummary.Point;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/**
 * The sharpness curve of a run, small, with the edge of stability where it comes into reach; or the
 * plane of a sweep.
 */
final class Thumbnail {
  private static final double PADDING = 4;
  private static final double CORNER = 8;

  /** How far above the curve the edge is still in the picture. */
  private static final double REACH = 1.6;

  private Thumbnail() {}

  /** The plane of a sweep, small: its cells without axes. */
  static void paint(Canvas canvas, GridContent cells, ChartTheme theme) {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, width, height);
    gc.setFill(theme.surface());
    gc.fillRoundRect(0, 0, width, height, CORNER, CORNER);
    GridPainter.paintCells(
        new CanvasPen(gc),
        cells,
        PADDING,
        PADDING,
        width - 2 * PADDING,
        height - 2 * PADDING,
        theme);
  }

  static void paint(Canvas canvas, List<Point> curve, ChartTheme theme) {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, width, height);
    gc.setFill(theme.surface());
    gc.fillRoundRect(0, 0, width, height, CORNER, CORNER);
    if (curve.isEmpty()) {
      return;
    }
    double top = curve.stream().mapToDouble(Point::sharpness).max().orElse(1);
    double least = Math.min(0, curve.stream().mapToDouble(Point::sharpness).min().orElse(0));
    double most =
        1.1
            * curve.stream()
                .mapToDouble(Point::edge)
                .filter(edge -> edge < REACH * top)
                .reduce(top, Math::max);
    double steps = Math.max(1, (double) curve.getLast().step());
    double bottom = height - 2 * PADDING;
    LongToDoubleFunction x = step -> PADDING + (width - 2 * PADDING) * step / steps;
    DoubleUnaryOperator y = value -> PADDING + bottom * (1 - (value - least) / (most - least));
    gc.setStroke(theme.threshold());
    gc.setLineWidth(1);
    gc.setLineDashes(3, 3);
    gc.beginPath();
    // One path, so that the dashes do not begin anew at every measurement.
    boolean inSight = false;
    double level = 0;
    for (Point point : curve) {
      double at = x.applyAsDouble(point.step());
      if (inSight) {
        gc.lineTo(at, level);
      }
      boolean reached = point.edge() > 0 && point.edge() <= most;
      level = y.applyAsDouble(point.edge());
      if (reached && inSight) {
        gc.lineTo(at, level);
      } else if (reached) {
        gc.moveTo(at, level);
      }
      inSight = reached;
    }
    gc.stroke();
    gc.setLineDashes();
    gc.setStroke(theme.series().getFirst());
    gc.setLineWidth(1.5);
    gc.beginPath();
    gc.moveTo(
        x.applyAsDouble(curve.getFirst().step()), y.applyAsDouble(curve.getFirst().sharpness()));
    for (Point point : curve.subList(1, curve.size())) {
      gc.lineTo(x.applyAsDouble(point.step()), y.applyAsDouble(point.sharpness()));
    }
    gc.stroke();
  }
}
