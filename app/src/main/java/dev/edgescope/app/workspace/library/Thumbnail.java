package dev.edgescope.app.workspace.library;

import dev.edgescope.app.chart.ChartTheme;
import dev.edgescope.engine.record.RunSummary.Point;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/** The sharpness curve of a run, small, with the edge of stability where it comes into reach. */
final class Thumbnail {
  private static final double PADDING = 4;

  /** How far above the curve the edge is still in the picture. */
  private static final double REACH = 1.6;

  private Thumbnail() {}

  static void paint(Canvas canvas, List<Point> curve, ChartTheme theme) {
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.setFill(theme.surface());
    gc.fillRect(0, 0, width, height);
    if (curve.isEmpty()) {
      return;
    }
    double top = curve.stream().mapToDouble(Point::sharpness).max().orElse(1);
    double edge = curve.getLast().edge();
    boolean reachable = edge > 0 && edge < REACH * top;
    double most = Math.max(reachable ? 1.1 * edge : 0, 1.1 * top);
    double least = Math.min(0, curve.stream().mapToDouble(Point::sharpness).min().orElse(0));
    double steps = Math.max(1, (double) curve.getLast().step());
    double right = width - 2 * PADDING;
    double bottom = height - 2 * PADDING;
    if (reachable) {
      double y = PADDING + bottom * (1 - (edge - least) / (most - least));
      gc.setStroke(theme.threshold());
      gc.setLineWidth(1);
      gc.setLineDashes(3, 3);
      gc.strokeLine(PADDING, y, PADDING + right, y);
      gc.setLineDashes();
    }
    gc.setStroke(theme.series().getFirst());
    gc.setLineWidth(1.5);
    gc.beginPath();
    boolean first = true;
    for (Point point : curve) {
      double x = PADDING + right * point.step() / steps;
      double y = PADDING + bottom * (1 - (point.sharpness() - least) / (most - least));
      if (first) {
        gc.moveTo(x, y);
        first = false;
      } else {
        gc.lineTo(x, y);
      }
    }
    gc.stroke();
  }
}
