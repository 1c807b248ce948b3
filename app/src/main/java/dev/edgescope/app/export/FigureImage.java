package dev.edgescope.app.export;

import dev.edgescope.app.pen.CanvasPen;
import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.record.WholeFile.Progress;
import java.awt.image.BufferedImage;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Turns a drawing into pixels, as large as it is asked to: nothing is enlarged. The toolkit draws
 * on its own thread only, so it is asked for a piece at a time, between which the window goes on;
 * no graphics card has to hold more than a piece.
 */
public final class FigureImage {
  /** Pixels; so small a piece is drawn well within a frame. */
  private static final int PIECE_WIDTH = 512;

  private static final int PIECE_HEIGHT = 128;

  private FigureImage() {}

  /**
   * Draws all pieces. Not on the JavaFX thread, which has to draw meanwhile.
   *
   * @param density pixels of the image that one of the drawing is long
   */
  static BufferedImage of(Drawing drawing, int width, int height, double density, Progress progress)
      throws InterruptedIOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = new int[PIECE_WIDTH * PIECE_HEIGHT];
    for (int top = 0; top < height; top += PIECE_HEIGHT) {
      for (int left = 0; left < width; left += PIECE_WIDTH) {
        progress.reached((top + (double) PIECE_HEIGHT * left / width) / height);
        int wide = Math.min(PIECE_WIDTH, width - left);
        int high = Math.min(PIECE_HEIGHT, height - top);
        int x = left;
        int y = top;
        Image piece = onToolkit(() -> piece(drawing, density, x, y, wide, high));
        piece
            .getPixelReader()
            .getPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), pixels, 0, wide);
        image.setRGB(left, top, wide, high, pixels, 0, wide);
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

  private static Image piece(
      Drawing drawing, double density, int left, int top, int width, int height) {
    Canvas canvas = new Canvas(width, height);
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    graphics.translate(-left, -top);
    graphics.scale(density, density);
    drawing.drawWith(new CanvasPen(graphics));
    return canvas.snapshot(new SnapshotParameters(), null);
  }

  /** Has the toolkit do something, and waits for it. */
  static <T> T onToolkit(Supplier<T> work) throws InterruptedIOException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(Words.text("files.figureImage.thePictureWasGivenUp"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the picture could not be drawn", e.getCause());
    }
  }
}
