package dev.edgescope.app.export;

import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.pen.PdfPen;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.engine.record.ProgramVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Writes a drawing as a PDF document of one page, with the letters that it uses. */
final class PdfFile {
  private final PDDocument document;
  private final Map<String, PDFont> fonts = new HashMap<>();

  private PdfFile(PDDocument document) {
    this.document = document;
  }

  /**
   * Writes the document; the stream stays open.
   *
   * @param points of the page that a pixel is long
   */
  static void write(Drawing drawing, double points, String title, OutputStream out)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      PdfFile file = new PdfFile(document);
      document.getDocumentInformation().setTitle(title);
      document.getDocumentInformation().setCreator("Edgescope " + ProgramVersion.current());
      try (PdfPen pen =
          new PdfPen(document, drawing.width(), drawing.height(), points, file::font)) {
        drawing.drawWith(pen);
      }
      document.save(out);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Loaded once for each weight. */
  private PDFont font(Font font) {
    return fonts.computeIfAbsent(
        font.getName(),
        name -> {
          try (InputStream stream = Fonts.open(font)) {
            return PDType0Font.load(document, stream, true);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
