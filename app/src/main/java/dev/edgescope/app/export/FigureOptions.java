package dev.edgescope.app.export;

import dev.edgescope.app.pen.SvgPen.Letters;

/**
 * How a figure is written.
 *
 * @param size on paper
 * @param resolution of pixels, in dots per inch
 * @param letters of an SVG file
 * @param seconds how far a moving picture reaches back
 * @param withData whether the table and a script that draws it go along, all in one ZIP archive
 */
public record FigureOptions(
    FigureFormat format,
    FigureSize size,
    int resolution,
    FigureTheme theme,
    Letters letters,
    int seconds,
    boolean withData) {
  public static final int COARSEST = 72;
  public static final int FINEST = 1_200;

  /** Fits the text width of a page of A4, with the type of its captions. */
  public static final FigureOptions FIRST =
      new FigureOptions(
          FigureFormat.PDF,
          new FigureSize(160, 100, 9),
          300,
          FigureTheme.PAPER,
          Letters.TEXT,
          10,
          false);

  public FigureOptions {
    if (resolution < COARSEST || resolution > FINEST) {
      throw new IllegalArgumentException(
          "a resolution of " + resolution + " dpi is not from " + COARSEST + " to " + FINEST);
    }
  }

  /** Of a moving picture, which is seen on a screen: pixels that a pixel of the sheet is long. */
  private static final double SCREEN = 1.5;

  /** Pixels of the file that a pixel of the sheet is long. */
  public double density() {
    return format == FigureFormat.GIF ? SCREEN : resolution / FigureSize.PIXELS_PER_INCH;
  }

  /** Of the file, where it has pixels. */
  public int pixelsWide() {
    return (int) Math.round(size.pixelsWide() * density());
  }

  /** Of the file, where it has pixels. */
  public int pixelsHigh() {
    return (int) Math.round(size.pixelsHigh() * density());
  }

  /** Whether the file is made of them. */
  boolean hasPixels() {
    return format == FigureFormat.PNG || format == FigureFormat.GIF;
  }

  /** How names of its files end, without the dot. */
  public String ending() {
    return withData ? "zip" : format.ending();
  }

  /**
   * The size of a hairline, in pixels of the sheet: about half of one, and whole in those of the
   * file.
   */
  double hairline() {
    return hasPixels() ? Math.max(1, Math.rint(0.5 * density())) / density() : 0.5;
  }
}
