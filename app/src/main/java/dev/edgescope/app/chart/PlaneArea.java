package dev.edgescope.app.chart;

/** The rectangle of a plane in which points are drawn, and the map from points to pixels. */
final class PlaneArea {
  private final PlaneRange xRange = new PlaneRange();
  private final PlaneRange yRange = new PlaneRange();
  private double left;
  private double top;
  private double width;
  private double height;
  private double pixel = 1;

  void place(double newLeft, double newTop, double newWidth, double newHeight, double devicePixel) {
    left = newLeft;
    top = newTop;
    width = Math.max(0, newWidth);
    height = Math.max(0, newHeight);
    pixel = devicePixel;
  }

  PlaneRange xRange() {
    return xRange;
  }

  PlaneRange yRange() {
    return yRange;
  }

  double left() {
    return left;
  }

  double top() {
    return top;
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  double pixel() {
    return pixel;
  }

  boolean isTooSmall() {
    return width < 24 || height < 24;
  }

  /** Where a coordinate would lie, be it outside. */
  double toPixelX(double x) {
    return left + (x - xRange.lower()) / (xRange.upper() - xRange.lower()) * width;
  }

  double toPixelY(double y) {
    return bottom() - (y - yRange.lower()) / (yRange.upper() - yRange.lower()) * height;
  }

  /** Where a coordinate is drawn: a far one at the border. */
  double toBorderX(double x) {
    return Math.clamp(toPixelX(x), left, right());
  }

  double toBorderY(double y) {
    return Math.clamp(toPixelY(y), top, bottom());
  }

  boolean isRightOf(double x) {
    return toPixelX(x) > right();
  }

  boolean isAbove(double y) {
    return toPixelY(y) < top;
  }

  /** A pixel that a hairline may fill. */
  double snapped(double at) {
    return Math.floor(at / pixel) * pixel;
  }
}
