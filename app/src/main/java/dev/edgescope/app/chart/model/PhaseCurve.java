package dev.edgescope.app.chart.model;

import java.util.Arrays;
import java.util.Objects;

/** A path through a plane: points in the order in which they were passed. JavaFX thread only. */
public final class PhaseCurve {
  private final SeriesStyle style;
  private final boolean named;
  private double[] xs = new double[64];
  private double[] ys = new double[64];
  private int size;
  private long revision;

  public PhaseCurve(SeriesStyle style) {
    this(style, false);
  }

  private PhaseCurve(SeriesStyle style, boolean named) {
    this.style = style;
    this.named = named;
  }

  /** One whose last point has its name beside it. */
  public static PhaseCurve named(SeriesStyle style) {
    return new PhaseCurve(style, true);
  }

  /** Whether its name is written beside its last point. */
  public boolean isNamed() {
    return named;
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
