package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.label.Ink;
import dev.edgescope.app.pen.Pen;
import java.util.Arrays;

/** The points of a line in their order; one that is not finite is a gap. */
public final class Polyline {
  private double[] xs = new double[64];
  private double[] ys = new double[64];
  private int size;

  void clear() {
    size = 0;
  }

  public void add(double x, double y) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    xs[size] = x;
    ys[size] = y;
    size++;
  }

  /** Goes on at the height of the last point, if there is one. */
  void hold(double x) {
    if (size > 0) {
      add(x, ys[size - 1]);
    }
  }

  int size() {
    return size;
  }

  /** Of the last point, of which there is one. */
  double lastX() {
    return xs[size - 1];
  }

  double lastY() {
    return ys[size - 1];
  }

  double x(int index) {
    return xs[index];
  }

  double y(int index) {
    return ys[index];
  }

  /** Draws the line in pieces from gap to gap. */
  public void stroke(Pen pen) {
    int from = 0;
    for (int i = 0; i <= size; i++) {
      if (i == size || !Double.isFinite(xs[i] + ys[i])) {
        stroke(pen, from, i);
        from = i + 1;
      }
    }
  }

  private void stroke(Pen pen, int from, int end) {
    if (from == 0 && end > 0) {
      pen.strokePolyline(xs, ys, end);
    } else if (end > from) {
      pen.strokePolyline(
          Arrays.copyOfRange(xs, from, end), Arrays.copyOfRange(ys, from, end), end - from);
    }
  }

  /** Fills the polygon with these corners. */
  void fill(Pen pen) {
    pen.fillPolygon(xs, ys, size);
  }

  /** What labels keep off. */
  void addTo(Ink ink) {
    ink.add(xs, ys, size);
  }
}
