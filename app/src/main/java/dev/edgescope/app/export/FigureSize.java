package dev.edgescope.app.export;

import dev.edgescope.app.chart.paint.ChartLook;

/**
 * The size of a figure on paper. What is drawn is measured in pixels of 1/96 inch, whatever the
 * resolution of the file.
 *
 * @param width in millimetres
 * @param height in millimetres
 * @param type size of the labels, in points
 */
public record FigureSize(double width, double height, double type) {
  static final double PIXELS_PER_INCH = 96;

  /** Millimetres that a pixel is long. */
  public static final double PIXEL = 25.4 / PIXELS_PER_INCH;

  /** Points that a pixel is long, 1/72 inch each. */
  public static final double POINTS = 0.75;

  /** Millimetres, of a side. */
  public static final double SMALLEST = 30;

  /** Millimetres, of a side: a poster. */
  public static final double LARGEST = 1_200;

  public static final double SMALLEST_TYPE = 4;
  public static final double LARGEST_TYPE = 72;

  public FigureSize {
    require("width", width, SMALLEST, LARGEST, "mm");
    require("height", height, SMALLEST, LARGEST, "mm");
    require("type size", type, SMALLEST_TYPE, LARGEST_TYPE, "pt");
  }

  private static void require(String name, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " " + value + " " + unit + " is not from " + least + " to " + most);
    }
  }

  /** Of the sheet, in pixels. */
  public double pixelsWide() {
    return width / PIXEL;
  }

  /** Of the sheet, in pixels. */
  public double pixelsHigh() {
    return height / PIXEL;
  }

  /** The scale of the look whose labels have the size. */
  double scale() {
    return type / (ChartLook.LABEL_SIZE * POINTS);
  }
}
