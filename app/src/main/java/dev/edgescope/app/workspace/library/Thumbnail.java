package dev.edgescope.app.workspace.library;

import dev.edgescope.app.chart.PaintedPane;
import dev.edgescope.app.chart.grid.GridContent;
import dev.edgescope.app.chart.grid.GridPainter;
import dev.edgescope.app.chart.paint.Polyline;
import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Pen;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.engine.record.RunSummary.Point;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import javafx.scene.canvas.Canvas;

/**
 * The sharpness curves of runs, small, with the edge of stability where it comes into reach; or the
 * plane of a sweep.
 */
final class Thumbnail extends Canvas implements PaintedPane {
  private static final double PADDING = 4;
  private static final double CORNER = 8;

  /** How far above the curve the edge is still in the picture. */
  private static final double REACH = 1.6;

  private final Pen screen = new CanvasPen(getGraphicsContext2D());
  private Consumer<Pen> picture = pen -> {};

  Thumbnail(double width, double height) {
    super(width, height);
  }

  /** Shows the plane of a sweep: its cells without axes. */
  void show(GridContent cells, ChartTheme theme) {
    show(pen -> {
      paintSurface(pen, theme);
      GridPainter.paintCells(
          pen, cells, PADDING, PADDING, getWidth() - 2 * PADDING, getHeight() - 2 * PADDING, theme);
    });
  }

  /** Shows the sharpness of runs; the surface alone where nothing was measured. */
  void show(List<List<Point>> curves, ChartTheme theme) {
    List<List<Point>> measured = curves.stream().filter(curve -> !curve.isEmpty()).toList();
    show(pen -> {
      paintSurface(pen, theme);
      if (!measured.isEmpty()) {
        Frame frame = frame(measured);
        pen.setStroke(theme.threshold());
        pen.setLineWidth(1);
        pen.setLineDashes(3, 3);
        measured.forEach(curve -> strokeEdge(pen, curve, frame));
        pen.setLineDashes();
        pen.setStroke(theme.series().getFirst());
        pen.setLineWidth(measured.size() == 1 ? 1.5 : 1);
        measured.forEach(curve -> strokeCurve(pen, curve, frame));
      }
    });
  }

  @Override
  public void paintOn(Pen pen) {
    picture.accept(pen);
  }

  private void show(Consumer<Pen> next) {
    picture = next;
    paintOn(screen);
  }

  private void paintSurface(Pen pen, ChartTheme theme) {
    pen.clear(0, 0, getWidth(), getHeight());
    pen.setFill(theme.surface());
    pen.fillRoundRect(0, 0, getWidth(), getHeight(), CORNER, CORNER);
  }

  /** Where steps and values are in the picture. */
  private record Frame(LongToDoubleFunction x, DoubleUnaryOperator y, double most) {}

  private Frame frame(List<List<Point>> curves) {
    List<Point> all = curves.stream().flatMap(List::stream).toList();
    double top = all.stream().mapToDouble(Point::sharpness).max().orElse(1);
    double least = Math.min(0, all.stream().mapToDouble(Point::sharpness).min().orElse(0));
    double most =
        1.1
            * all.stream()
                .mapToDouble(Point::edge)
                .filter(edge -> edge < REACH * top)
                .reduce(top, Math::max);
    double steps = all.stream().mapToLong(Point::step).reduce(1, Math::max);
    double bottom = getHeight() - 2 * PADDING;
    return new Frame(
        step -> PADDING + (getWidth() - 2 * PADDING) * step / steps,
        value -> PADDING + bottom * (1 - (value - least) / (most - least)),
        most);
  }

  /** As long as it is in sight one line, so that the dashes do not begin anew at every point. */
  private static void strokeEdge(Pen pen, List<Point> curve, Frame frame) {
    Polyline edge = new Polyline();
    boolean inSight = false;
    double level = 0;
    for (Point point : curve) {
      double at = frame.x().applyAsDouble(point.step());
      if (inSight) {
        edge.add(at, level);
      }
      boolean reached = point.edge() > 0 && point.edge() <= frame.most();
      level = frame.y().applyAsDouble(point.edge());
      if (reached) {
        edge.add(at, level);
      } else if (inSight) {
        edge.add(Double.NaN, Double.NaN);
      }
      inSight = reached;
    }
    edge.stroke(pen);
  }

  private static void strokeCurve(Pen pen, List<Point> curve, Frame frame) {
    Polyline line = new Polyline();
    for (Point point : curve) {
      line.add(frame.x().applyAsDouble(point.step()), frame.y().applyAsDouble(point.sharpness()));
    }
    line.stroke(pen);
  }
}
