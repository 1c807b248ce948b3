package dev.edgescope.app.chart;

/** The rectangle of a chart in which data is drawn, and the maps between data and pixels. */
final class PlotArea {
  /** Far outside any canvas, near enough for the renderer's fixed-point arithmetic. */
  private static final double FAR = 20_000;

  private double left;
  private double top;
  private double width;
  private double height;
  private double xLower;
  private double xUpper = 1;
  private double yLower;
  private double yUpper = 1;
  private TimeBase base = TimeBase.STEP;
  private ValueScale scale = ValueScale.LINEAR;
  private double pixel = 1;

  /**
   * Places the rectangle.
   *
   * @param devicePixel the size of a device pixel, 0.5 on a display of twice the density
   */
  void place(double newLeft, double newTop, double newWidth, double newHeight, double devicePixel) {
    left = newLeft;
    top = newTop;
    width = Math.max(0, newWidth);
    height = Math.max(0, newHeight);
    pixel = devicePixel;
  }

  void showTimes(TimeAxis axis) {
    xLower = axis.lower();
    xUpper = axis.upper();
    base = axis.base();
  }

  /** Shows the range of an axis, or the unit range as long as it has none. */
  void showValues(ValueAxis axis) {
    scale = axis.scale();
    yLower = axis.isKnown() ? scale.forward(axis.lower()) : 0;
    yUpper = axis.isKnown() ? scale.forward(axis.upper()) : 1;
  }

  double left() {
    return left;
  }

  double top() {
    return top;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  double right() {
    return left + width;
  }

  double bottom() {
    return top + height;
  }

  double xLower() {
    return xLower;
  }

  double xUpper() {
    return xUpper;
  }

  TimeBase base() {
    return base;
  }

  ValueScale scale() {
    return scale;
  }

  double pixel() {
    return pixel;
  }

  boolean isTooSmall() {
    return width < 24 || height < 24;
  }

  boolean contains(double x, double y) {
    return x >= left && x <= right() && y >= top && y <= bottom();
  }

  double toPixelX(double x) {
    double raw = left + (x - xLower) / (xUpper - xLower) * width;
    return Math.clamp(raw, -FAR, FAR);
  }

  double toPixelY(double value) {
    double raw = bottom() - (scale.forward(value) - yLower) / (yUpper - yLower) * height;
    return Math.clamp(raw, -FAR, FAR);
  }

  double toTime(double pixelX) {
    return xLower + (pixelX - left) / width * (xUpper - xLower);
  }

  double toValue(double pixelY) {
    return scale.inverse(yLower + (bottom() - pixelY) / height * (yUpper - yLower));
  }
}
