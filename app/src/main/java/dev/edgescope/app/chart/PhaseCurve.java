package dev.edgescope.app.chart;

/** A path through a plane: points in the order in which they were passed. JavaFX thread only. */
public final class PhaseCurve {
  private final SeriesStyle style;
  private final Polyline points = new Polyline();
  private long revision;

  public PhaseCurve(SeriesStyle style) {
    this.style = style;
  }

  public SeriesStyle style() {
    return style;
  }

  public void append(double x, double y) {
    points.add(x, y);
    revision++;
  }

  public void clear() {
    points.clear();
    revision++;
  }

  public int size() {
    return points.size();
  }

  public double x(int index) {
    return points.x(index);
  }

  public double y(int index) {
    return points.y(index);
  }

  long revision() {
    return revision;
  }
}
