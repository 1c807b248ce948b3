package dev.edgescope.app.chart.model;

/** The rectangle of a plane in which points are drawn, and the map from points to pixels. */
public final class PlaneArea extends PixelRectangle {
  private final PlaneRange xRange = new PlaneRange();
  private final PlaneRange yRange = new PlaneRange();

  public PlaneRange xRange() {
    return xRange;
  }

  public PlaneRange yRange() {
    return yRange;
  }

  /** Where a coordinate would lie, be it outside. */
  public double toPixelX(double x) {
    return left() + (x - xRange.lower()) / (xRange.upper() - xRange.lower()) * width();
  }

  public double toPixelY(double y) {
    return bottom() - (y - yRange.lower()) / (yRange.upper() - yRange.lower()) * height();
  }

  /** Where a coordinate is drawn: a far one at the border. */
  public double toBorderX(double x) {
    return Math.clamp(toPixelX(x), left(), right());
  }

  public double toBorderY(double y) {
    return Math.clamp(toPixelY(y), top(), bottom());
  }

  public boolean isRightOf(double x) {
    return toPixelX(x) > right();
  }

  public boolean isAbove(double y) {
    return toPixelY(y) < top();
  }
}
