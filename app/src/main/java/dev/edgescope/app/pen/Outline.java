package dev.edgescope.app.pen;

import java.util.List;
import java.util.Locale;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** The outline of letters or of another shape, for a document that has no such font or shape. */
public final class Outline {
  private final List<PathElement> elements;

  private Outline(List<PathElement> elements) {
    this.elements = elements;
  }

  /** Of a shape, in the coordinates of its scene; without one in its own. */
  public static Outline of(Shape shape) {
    return new Outline(
        Shape.union(shape, new Rectangle()) instanceof Path path
            ? List.copyOf(path.getElements())
            : List.of());
  }

  /** Of a text that begins at the origin, on its baseline. */
  public static Outline of(String text, Font font) {
    return of(written(text, font));
  }

  /** How wide a text is, in pixels. */
  static double width(String text, Font font) {
    return written(text, font).getLayoutBounds().getWidth();
  }

  private static Text written(String text, Font font) {
    Text written = new Text(text);
    written.setFont(font);
    return written;
  }

  /** What takes an outline, piece by piece. */
  interface Tracer {
    void move(double x, double y);

    void line(double x, double y);

    void curve(double x1, double y1, double x2, double y2, double x, double y);

    void close();
  }

  /** Traces the outline, moved by a distance. */
  void trace(double x, double y, Tracer tracer) {
    double lastX = 0;
    double lastY = 0;
    for (PathElement element : elements) {
      switch (element) {
        case MoveTo to -> {
          lastX = to.getX() + x;
          lastY = to.getY() + y;
          tracer.move(lastX, lastY);
        }
        case LineTo to -> {
          lastX = to.getX() + x;
          lastY = to.getY() + y;
          tracer.line(lastX, lastY);
        }
        case QuadCurveTo to -> {
          // The cubic that is the same parabola.
          double controlX = to.getControlX() + x;
          double controlY = to.getControlY() + y;
          double endX = to.getX() + x;
          double endY = to.getY() + y;
          tracer.curve(
              lastX + (controlX - lastX) * 2 / 3,
              lastY + (controlY - lastY) * 2 / 3,
              endX + (controlX - endX) * 2 / 3,
              endY + (controlY - endY) * 2 / 3,
              endX,
              endY);
          lastX = endX;
          lastY = endY;
        }
        case CubicCurveTo to -> {
          lastX = to.getX() + x;
          lastY = to.getY() + y;
          tracer.curve(
              to.getControlX1() + x,
              to.getControlY1() + y,
              to.getControlX2() + x,
              to.getControlY2() + y,
              lastX,
              lastY);
        }
        case ClosePath close -> tracer.close();
        default -> throw new IllegalStateException("an outline holds a " + element.getClass());
      }
    }
  }

  /** In the syntax of SVG, moved by a distance. */
  public String svg(double x, double y) {
    StringBuilder path = new StringBuilder();
    trace(
        x,
        y,
        new Tracer() {
          @Override
          public void move(double toX, double toY) {
            append(path, "M", toX, toY);
          }

          @Override
          public void line(double toX, double toY) {
            append(path, "L", toX, toY);
          }

          @Override
          public void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
            append(path, "C", x1, y1, x2, y2, toX, toY);
          }

          @Override
          public void close() {
            path.append('Z');
          }
        });
    return path.toString();
  }

  private static void append(StringBuilder path, String letter, double... values) {
    path.append(letter);
    for (double value : values) {
      path.append(String.format(Locale.ROOT, "%.2f ", value));
    }
  }
}
