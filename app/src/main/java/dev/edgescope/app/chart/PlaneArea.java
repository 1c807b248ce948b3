package dev.edgescope.app.chart;

/** The rectangle of a plane in which points are drawn, and the map from points to pixels. */
final class PlaneArea extends PixelRectangle {
  private final PlaneRange xRange = new PlaneRange();
  private final PlaneRange yRange = new PlaneRange();

  PlaneRange xRange() {
    return xRange;
  }

  PlaneRange yRange() {
    return yRange;
  }

  /** Where a coordinate would lie, be it outside. */
  double toPixelX(double x) {
    return left() + (x - xRange.lower()) / (xRange.upper() - xRange.lower()) * width();
  }

  double toPixelY(double y) {
    return bottom() - (y - yRange.lower()) / (yRange.upper() - yRange.lower()) * height();
  }

  /** Where a coordinate is drawn: a far one at the border. */
  double toBorderX(double x) {
    return Math.clamp(toPixelX(x), left(), right());
  }

  double toBorderY(double y) {
    return Math.clamp(toPixelY(y), top(), bottom());
  }

  boolean isRightOf(double x) {
    return toPixelX(x) > right();
  }

  boolean isAbove(double y) {
    return toPixelY(y) < top();
  }
}
