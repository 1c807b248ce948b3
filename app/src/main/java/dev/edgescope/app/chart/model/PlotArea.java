package dev.edgescope.app.chart.model;

/** The rectangle of a chart in which data is drawn, and the maps between data and pixels. */
public final class PlotArea extends PixelRectangle {
  /** Far outside any canvas, near enough for the renderer's fixed-point arithmetic. */
  private static final double FAR = 20_000;

  private double xLower;
  private double xUpper = 1;
  private double yLower;
  private double yUpper = 1;
  private double timeLower;
  private double timeUpper = 1;
  private ValueScale timeScale = ValueScale.LINEAR;
  private TimeBase base = TimeBase.STEP;
  private ValueScale scale = ValueScale.LINEAR;

  public void showTimes(TimeAxis axis) {
    xLower = axis.lower();
    xUpper = axis.upper();
    base = axis.base();
    timeScale = axis.scale();
    timeLower = timeScale.forward(xLower);
    timeUpper = timeScale.forward(xUpper);
  }

  /** Shows the range of an axis, or the unit range as long as it has none. */
  public void showValues(ValueAxis axis) {
    scale = axis.scale();
    yLower = axis.isKnown() ? scale.forward(axis.lower()) : 0;
    yUpper = axis.isKnown() ? scale.forward(axis.upper()) : 1;
  }

  public double xLower() {
    return xLower;
  }

  public double xUpper() {
    return xUpper;
  }

  public TimeBase base() {
    return base;
  }

  public ValueScale scale() {
    return scale;
  }

  /** The first point to draw: the last before the range, from where the line comes in. */
  public int firstDrawn(Series series) {
    int before = Math.max(0, series.firstAtOrAfter(xLower, base) - 1);
    boolean reachable = before < series.size() && timeScale.canShow(series.x(before, base));
    return reachable ? before : Math.min(series.size(), before + 1);
  }

  /** The end of the points to draw, exclusive: behind the first after the range. */
  public int endDrawn(Series series) {
    return Math.min(series.size(), series.firstAtOrAfter(xUpper, base) + 1);
  }

  public double toPixelX(double x) {
    if (!timeScale.canShow(x)) {
      return -FAR;
    }
    double raw = left() + (timeScale.forward(x) - timeLower) / (timeUpper - timeLower) * width();
    return Math.clamp(raw, -FAR, FAR);
  }

  public double toPixelY(double value) {
    double raw = bottom() - (scale.forward(value) - yLower) / (yUpper - yLower) * height();
    return Math.clamp(raw, -FAR, FAR);
  }

  public double toTime(double pixelX) {
    return timeScale.inverse(timeLower + (pixelX - left()) / width() * (timeUpper - timeLower));
  }

  public double toValue(double pixelY) {
    return scale.inverse(yLower + (bottom() - pixelY) / height() * (yUpper - yLower));
  }
}
