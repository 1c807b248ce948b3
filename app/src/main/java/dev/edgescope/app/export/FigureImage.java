package dev.edgescope.app.export;

import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.pen.ImagePen;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.record.WholeFile.Progress;
import java.awt.image.BufferedImage;
import java.io.InterruptedIOException;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Turns a drawing into pixels, as large as it is asked to: nothing is enlarged. The JavaFX thread
 * has no part in it.
 */
public final class FigureImage {
  private FigureImage() {}

  /**
   * Draws it, on any thread.
   *
   * @param density pixels of the image that one of the drawing is long
   */
  static BufferedImage of(Drawing drawing, int width, int height, double density, Progress progress)
      throws InterruptedIOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    try (ImagePen pen = new ImagePen(image, density)) {
      for (int i = 0; i < drawing.strokes(); i++) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException(Words.text("files.figureImage.thePictureWasGivenUp"));
        }
        progress.reached((double) i / drawing.strokes());
        drawing.drawWith(pen, i);
      }
    }
    return image;
  }

  /**
   * The same as an image of the toolkit.
   *
   * @param resolution in dots per inch
   */
  public static Image of(Drawing drawing, int resolution, Progress progress)
      throws InterruptedIOException {
    double density = resolution / FigureSize.PIXELS_PER_INCH;
    int width = (int) Math.round(drawing.width() * density);
    int height = (int) Math.round(drawing.height() * density);
    BufferedImage drawn = of(drawing, width, height, density, progress);
    WritableImage image = new WritableImage(width, height);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      drawn.getRGB(0, y, width, 1, row, 0, width);
      image
          .getPixelWriter()
          .setPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
    }
    return image;
  }
}
