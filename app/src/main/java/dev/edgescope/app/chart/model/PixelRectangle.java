package dev.edgescope.app.chart.model;

/** The rectangle of a picture within its axes, in pixels. */
public sealed class PixelRectangle permits PlaneArea, PlotArea {
  private static final double SMALLEST = 24;

  private double left;
  private double top;
  private double width;
  private double height;
  private double pixel = 1;

  /**
   * Places the rectangle.
   *
   * @param devicePixel the size of a device pixel, 0.5 on a display of twice the density
   */
  public final void place(
      double newLeft, double newTop, double newWidth, double newHeight, double devicePixel) {
    left = newLeft;
    top = newTop;
    width = Math.max(0, newWidth);
    height = Math.max(0, newHeight);
    pixel = devicePixel;
  }

  public final double left() {
    return left;
  }

  public final double top() {
    return top;
  }

  public final double right() {
    return left + width;
  }

  public final double bottom() {
    return top + height;
  }

  public final double width() {
    return width;
  }

  public final double height() {
    return height;
  }

  /** The size of a device pixel. */
  public final double pixel() {
    return pixel;
  }

  /** Whether there is no room to draw anything that could be read. */
  public final boolean isTooSmall() {
    return width < SMALLEST || height < SMALLEST;
  }

  public final boolean contains(double x, double y) {
    return x >= left && x <= right() && y >= top && y <= bottom();
  }

  /** The start of the device pixel at a coordinate, which a hairline may fill. */
  public final double snapped(double at) {
    return Math.floor(at / pixel) * pixel;
  }
}
