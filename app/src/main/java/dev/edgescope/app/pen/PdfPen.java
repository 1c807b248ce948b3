package dev.edgescope.app.pen;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.text.Font;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws a page of a PDF document. Text stays text in the fonts that it is given; what those have no
 * letter for is drawn as outlines.
 *
 * <p>A failure to write is thrown as {@link UncheckedIOException}.
 */
public final class PdfPen extends SheetPen implements AutoCloseable {
  private static final double UNITS_PER_EM = 1_000;

  private final PDDocument document;
  private final Function<Font, PDFont> fonts;
  private final PDPageContentStream out;
  private final PdfPath path;
  private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();

  /** Whether rectangles of one colour wait to be filled. */
  private boolean gathering;

  /**
   * Adds a page to a document.
   *
   * @param width of what is drawn, in pixels
   * @param height of what is drawn, in pixels
   * @param points of the page that a pixel is long
   * @param fonts of the document by those of the toolkit
   */
  public PdfPen(
      PDDocument document,
      double width,
      double height,
      double points,
      Function<Font, PDFont> fonts) {
    this.document = document;
    this.fonts = fonts;
    PDPage page = new PDPage(new PDRectangle((float) (width * points), (float) (height * points)));
    document.addPage(page);
    try {
      out = new PDPageContentStream(document, page);
      // From the top downwards, as on the screen.
      out.transform(
          new Matrix((float) points, 0, 0, (float) -points, 0, (float) (height * points)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    path = new PdfPath(out);
  }

  /** Completes the page. */
  @Override
  public void close() {
    put(PDPageContentStream::close);
  }

  /** Neighbours of one colour are one path. */
  @Override
  public void fillRect(double x, double y, double width, double height) {
    if (!gathering) {
      PdfPath.unchecked(() -> applyFill(out));
      gathering = true;
    }
    path.rectangle(x, y, width, height);
  }

  /** As a picture of a pixel a cell. */
  @Override
  public void fillCells(double x, double y, double width, double height, int columns, int[] argb) {
    int rows = argb.length / columns;
    BufferedImage cells = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
    cells.setRGB(0, 0, columns, rows, argb, 0, columns);
    put(page -> {
      page.saveGraphicsState();
      page.setGraphicsStateParameters(opacity(1));
      // Pictures stand on their lower edge.
      page.drawImage(
          LosslessFactory.createFromImage(document, cells),
          new Matrix((float) width, 0, 0, (float) -height, (float) x, (float) (y + height)));
      page.restoreGraphicsState();
    });
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    stroke(() -> path.rectangle(x, y, width, height));
  }

  @Override
  public void fillRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {
    fill(() -> path.round(x, y, width, height, arcWidth, arcHeight));
  }

  @Override
  public void strokeRoundRect(
      double x, double y, double width, double height, double arcWidth, double arcHeight) {
    stroke(() -> path.round(x, y, width, height, arcWidth, arcHeight));
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    fill(() -> path.round(x, y, width, height, width, height));
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    stroke(() -> path.round(x, y, width, height, width, height));
  }

  @Override
  public void fillPolygon(double[] xs, double[] ys, int count) {
    fill(() -> path.lines(xs, ys, count));
  }

  @Override
  public void strokePolygon(double[] xs, double[] ys, int count) {
    stroke(() -> {
      path.lines(xs, ys, count);
      path.close();
    });
  }

  @Override
  public void strokePolyline(double[] xs, double[] ys, int count) {
    stroke(() -> path.lines(xs, ys, count));
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    stroke(() -> {
      path.move(fromX, fromY);
      path.line(toX, toY);
    });
  }

  @Override
  public void fillText(String text, double x, double baseline) {
    fillText(text, x, baseline, Double.POSITIVE_INFINITY);
  }

  @Override
  public void fillText(String text, double x, double baseline, double mostWidth) {
    put(page -> {
      page.saveGraphicsState();
      applyFill(page);
      write(page, text, x, baseline, mostWidth, RenderingMode.FILL);
      page.restoreGraphicsState();
    });
  }

  @Override
  public void strokeText(String text, double x, double baseline) {
    put(page -> {
      page.saveGraphicsState();
      applyStroke(page);
      write(page, text, x, baseline, Double.POSITIVE_INFINITY, RenderingMode.STROKE);
      page.restoreGraphicsState();
    });
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    put(page -> {
      page.saveGraphicsState();
      path.rectangle(x, y, width, height);
      page.clip();
    });
  }

  @Override
  public void unclip() {
    put(PDPageContentStream::restoreGraphicsState);
  }

  private void write(
      PDPageContentStream page,
      String text,
      double x,
      double baseline,
      double mostWidth,
      RenderingMode mode)
      throws IOException {
    PDFont face = fonts.apply(font());
    boolean known = hasLetters(face, text);
    double width =
        known
            ? face.getStringWidth(text) / UNITS_PER_EM * font().getSize()
            : Outline.width(text, font());
    double left = left(x, Math.min(width, mostWidth));
    if (!known) {
      Outline.of(text, font()).trace(left, baseline, path);
      if (mode == RenderingMode.FILL) {
        page.fill();
      } else {
        page.stroke();
      }
      return;
    }
    page.beginText();
    page.setFont(face, (float) font().getSize());
    page.setRenderingMode(mode);
    if (width > mostWidth) {
      page.setHorizontalScaling((float) (100 * mostWidth / width));
    }
    page.setTextMatrix(new Matrix(1, 0, 0, -1, (float) left, (float) baseline));
    page.showText(text);
    page.endText();
  }

  private static boolean hasLetters(PDFont face, String text) throws IOException {
    try {
      face.encode(text);
      return true;
    } catch (IllegalArgumentException e) {
      // How the library says that the font has no such letter.
      return false;
    }
  }

  private void fill(Runnable shape) {
    put(page -> {
      applyFill(page);
      shape.run();
      page.fill();
    });
  }

  private void stroke(Runnable shape) {
    put(page -> {
      applyStroke(page);
      shape.run();
      page.stroke();
    });
  }

  private void applyFill(PDPageContentStream page) throws IOException {
    page.setGraphicsStateParameters(opacity(fill().getOpacity()));
    page.setNonStrokingColor(
        (float) fill().getRed(), (float) fill().getGreen(), (float) fill().getBlue());
  }

  private void applyStroke(PDPageContentStream page) throws IOException {
    page.setGraphicsStateParameters(opacity(stroke().getOpacity()));
    page.setStrokingColor(
        (float) stroke().getRed(), (float) stroke().getGreen(), (float) stroke().getBlue());
    page.setLineWidth((float) lineWidth());
    page.setLineCapStyle(
        switch (cap()) {
          case BUTT -> 0;
          case ROUND -> 1;
          case SQUARE -> 2;
        });
    page.setLineJoinStyle(
        switch (join()) {
          case MITER -> 0;
          case ROUND -> 1;
          case BEVEL -> 2;
        });
    double[] dashes = dashes();
    float[] pattern = new float[dashes.length];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = (float) dashes[i];
    }
    page.setLineDashPattern(pattern, 0);
  }

  private PDExtendedGraphicsState opacity(double value) {
    return opacities.computeIfAbsent(
        value,
        opacity -> {
          PDExtendedGraphicsState state = new PDExtendedGraphicsState();
          state.setNonStrokingAlphaConstant(opacity.floatValue());
          state.setStrokingAlphaConstant(opacity.floatValue());
          return state;
        });
  }

  /** What is put on the page. */
  private interface Work {
    void on(PDPageContentStream page) throws IOException;
  }

  /** Puts something on the page, over the rectangles that wait to be filled. */
  private void put(Work work) {
    flush();
    PdfPath.unchecked(() -> work.on(out));
  }

  @Override
  void flush() {
    if (gathering) {
      gathering = false;
      PdfPath.unchecked(out::fill);
    }
  }
}
