package dev.edgescope.app.chart.model;

import java.util.Arrays;
import java.util.Objects;

/** A path through a plane: points in the order in which they were passed. JavaFX thread only. */
public final class PhaseCurve {
  private final SeriesStyle style;
  private double[] xs = new double[64];
  private double[] ys = new double[64];
  private int size;
  private long revision;

  public PhaseCurve(SeriesStyle style) {
    this.style = style;
  }

  public SeriesStyle style() {
    return style;
  }

  public void append(double x, double y) {
    if (size == xs.length) {
      xs = Arrays.copyOf(xs, 2 * size);
      ys = Arrays.copyOf(ys, 2 * size);
    }
    xs[size] = x;
    ys[size] = y;
    size++;
    revision++;
  }

  public void clear() {
    size = 0;
    revision++;
  }

  public int size() {
    return size;
  }

  public double x(int index) {
    return xs[Objects.checkIndex(index, size)];
  }

  public double y(int index) {
    return ys[Objects.checkIndex(index, size)];
  }

  long revision() {
    return revision;
  }
}
