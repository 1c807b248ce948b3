package dev.edgescope.app.pen;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** A path that is being put on a page of a PDF document. */
final class PdfPath implements Outline.Tracer {
  /** How far the control points of a quarter of a circle lie from its ends, in radii. */
  private static final double QUARTER = 0.5522847498;

  private final PDPageContentStream page;

  PdfPath(PDPageContentStream page) {
    this.page = page;
  }

  @Override
  public void move(double x, double y) {
    unchecked(() -> page.moveTo((float) x, (float) y));
  }

  @Override
  public void line(double x, double y) {
    unchecked(() -> page.lineTo((float) x, (float) y));
  }

  @Override
  public void curve(double x1, double y1, double x2, double y2, double x, double y) {
    unchecked(
        () -> page.curveTo((float) x1, (float) y1, (float) x2, (float) y2, (float) x, (float) y));
  }

  @Override
  public void close() {
    unchecked(page::closePath);
  }

  void rectangle(double x, double y, double width, double height) {
    unchecked(() -> page.addRect((float) x, (float) y, (float) width, (float) height));
  }

  void lines(double[] xs, double[] ys, int count) {
    for (int i = 0; i < count; i++) {
      if (i == 0) {
        move(xs[i], ys[i]);
      } else {
        line(xs[i], ys[i]);
      }
    }
  }

  /** A rectangle with quarters of an ellipse at its corners; an ellipse where they meet. */
  void round(double x, double y, double width, double height, double arcWidth, double arcHeight) {
    double rx = Math.min(arcWidth, width) / 2;
    double ry = Math.min(arcHeight, height) / 2;
    double cx = rx * (1 - QUARTER);
    double cy = ry * (1 - QUARTER);
    double right = x + width;
    double bottom = y + height;
    move(x + rx, y);
    line(right - rx, y);
    curve(right - cx, y, right, y + cy, right, y + ry);
    line(right, bottom - ry);
    curve(right, bottom - cy, right - cx, bottom, right - rx, bottom);
    line(x + rx, bottom);
    curve(x + cx, bottom, x, bottom - cy, x, bottom - ry);
    line(x, y + ry);
    curve(x, y + cy, x + cx, y, x + rx, y);
    close();
  }

  /** What may fail to be written. */
  interface Writing {
    void run() throws IOException;
  }

  /** A pen has no other way to say that it cannot write. */
  static void unchecked(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
