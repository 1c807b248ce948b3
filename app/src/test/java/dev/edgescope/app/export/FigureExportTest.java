package dev.edgescope.app.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.FxWait;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.chart.paint.ChartLook;
import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.pen.DrawingPen;
import dev.edgescope.app.pen.SvgPen;
import dev.edgescope.app.pen.SvgPen.Letters;
import dev.edgescope.app.theme.Fonts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.w3c.dom.Element;

/** Figures in files, read back. */
@ExtendWith(ApplicationExtension.class)
class FigureExportTest {
  private static final FigureSize SIZE = new FigureSize(80, 60, 8);

  @TempDir private Path folder;

  private final Series first = new Series(SeriesStyle.of("B = 8", 0));
  private final Series second = new Series(SeriesStyle.of("full batch", 1));

  @SuppressWarnings("NullAway.Init") // by show()
  private Figure figure;

  private static <T> T onToolkit(Callable<T> work) {
    return FxWait.on(work);
  }

  @Test
  void aBandGoesWithItsMean() {
    Series low = new Series(SeriesStyle.of("10th percentile", 1));
    Series high = new Series(SeriesStyle.of("90th percentile", 1));
    for (int step = 0; step < 200; step++) {
      low.append(step, step, 1 + step);
      high.append(step, step, 3 + step);
    }
    FigureOptions options = options(FigureFormat.SVG);
    Drawing plain = onToolkit(() -> figure.draw(options, Set.of("full batch")));
    Drawing left =
        onToolkit(() -> {
          ((LineChartPane) figure.pane()).setGaps(List.of(new Gap(low, high, second)));
          return figure.draw(options, Set.of("full batch"));
        });
    assertEquals(svg(plain), svg(left));
    assertNotEquals(svg(plain), svg(onToolkit(() -> figure.draw(options, Set.of()))));
  }

  private static String svg(Drawing drawing) {
    SvgPen pen = SvgPen.onPaper(drawing.width(), drawing.height(), 1, Letters.TEXT);
    drawing.drawWith(pen);
    return pen.document();
  }

  @BeforeEach
  void show() {
    figure =
        onToolkit(() -> {
          Fonts.load();
          LineChartPane chart = new LineChartPane("Sharpness", ValueScale.LINEAR, new TimeAxis());
          for (int step = 0; step < 200; step++) {
            first.append(step, step, 10 + step);
            second.append(step, step, 2 + step);
          }
          chart.series().setAll(first, second);
          return new Figure("sharpness", "Sharpness", chart, Optional.of(() -> data()));
        });
  }

  private static FigureData data() {
    return new FigureData(
        (out, share) -> out.append("step,value\n0,1\n"), table -> "open(\"" + table + "\")");
  }

  private static FigureOptions options(FigureFormat format) {
    return new FigureOptions(format, SIZE, 300, FigureTheme.PAPER, Letters.TEXT, 10, false);
  }

  private Path written(FigureOptions options, Set<String> leftOut) throws IOException {
    FigureExport export = onToolkit(() -> FigureExport.of(figure, options, leftOut));
    Path file = folder.resolve("figure");
    export.write(file, share -> {});
    return file;
  }

  @Test
  void aPictureHasThePixelsOfItsPaper() throws IOException {
    BufferedImage image = ImageIO.read(written(options(FigureFormat.PNG), Set.of()).toFile());

    assertEquals(Math.round(80 / 25.4 * 300), image.getWidth());
    assertEquals(Math.round(60 / 25.4 * 300), image.getHeight());
  }

  /** 300 dots an inch are 11,811 a metre. */
  @Test
  void aPictureSaysHowLargeItIs() throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    Path file = written(options(FigureFormat.PNG), Set.of());
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      Element tree = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
      Element size = (Element) tree.getElementsByTagName("pHYs").item(0);
      assertEquals("11811", size.getAttribute("pixelsPerUnitXAxis"));
    } finally {
      reader.dispose();
    }
  }

  /**
   * An eighth of a pixel of the sheet is a pixel of the file; an enlarged picture has none so thin.
   */
  @Test
  void aPictureIsDrawnAtItsSizeAndNotEnlarged() throws IOException {
    DrawingPen pen = new DrawingPen(300, 40);
    pen.setFill(Color.WHITE);
    pen.fillRect(0, 0, 300, 40);
    pen.setFill(Color.BLACK);
    pen.fillRect(200, 0, 0.125, 40);
    BufferedImage image = FigureImage.of(pen.drawing(), 2_400, 320, 8, share -> {});

    List<Integer> dark = new ArrayList<>();
    for (int x = 0; x < image.getWidth(); x++) {
      if ((image.getRGB(x, 300) & 0xff) < 128) {
        dark.add(x);
      }
    }
    assertEquals(List.of(1_600), dark);
  }

  @Test
  void aDocumentHasTheSizeOfThePaperAndTheWordsOfTheChart() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(written(options(FigureFormat.PDF), Set.of()).toFile())) {
      assertEquals(80 / 25.4 * 72, document.getPage(0).getMediaBox().getWidth(), 0.01);
      String text = new PDFTextStripper().getText(document);
      assertTrue(text.contains("Sharpness"), text);
      assertTrue(text.contains("full batch"), text);
    }
  }

  @Test
  void aCurveThatIsLeftOutIsNotInThePicture() throws IOException {
    String svg = Files.readString(written(options(FigureFormat.SVG), Set.of("full batch")));

    assertTrue(svg.contains(">B = 8</text>"), svg);
    assertFalse(svg.contains("full batch"), svg);
  }

  @Test
  void theTypeHasTheSizeThatWasAskedFor() throws IOException {
    String svg = Files.readString(written(options(FigureFormat.SVG), Set.of()));

    // 8 points are 10.667 pixels of a 96th of an inch.
    assertTrue(svg.contains("font-size=\"10.667\""), svg);
    assertTrue(svg.contains("font-family=\"IBM Plex Sans, sans-serif\""), svg);
  }

  @Test
  void figureDataAndScriptAreInOneArchive() throws IOException {
    FigureOptions options =
        new FigureOptions(FigureFormat.PDF, SIZE, 300, FigureTheme.PAPER, Letters.TEXT, 10, true);
    try (ZipFile archive = new ZipFile(written(options, Set.of()).toFile())) {
      assertEquals(
          List.of("sharpness.pdf", "sharpness.csv", "sharpness.py"),
          archive.stream().map(ZipEntry::getName).toList());
      ZipEntry script = archive.getEntry("sharpness.py");
      assertEquals(
          "open(\"sharpness.csv\")",
          new String(archive.getInputStream(script).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatWasThereStaysWhereTheWorkIsGivenUp() throws IOException {
    Path file = Files.writeString(folder.resolve("figure"), "before");
    FigureExport export =
        onToolkit(() -> FigureExport.of(figure, options(FigureFormat.PNG), Set.of()));
    Thread.currentThread().interrupt();

    assertThrows(IOException.class, () -> export.write(file, share -> {}));
    assertTrue(Thread.interrupted());
    assertEquals("before", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  /** Kept and drawn again it is what it would have been at once. */
  @Test
  void aDrawingThatIsKeptIsTheSame() {
    List<String> documents =
        onToolkit(() -> {
          ChartLook look = new ChartLook(FigureTheme.LIGHT.colours(), Fonts.FAMILY, 1);
          SvgPen direct = new SvgPen(400, 300);
          figure.pane().painting().paint(direct, 400, 300, 0.5, look);
          DrawingPen kept = new DrawingPen(400, 300);
          figure.pane().painting().paint(kept, 400, 300, 0.5, look);
          Drawing drawing = kept.drawing();
          SvgPen again = new SvgPen(400, 300);
          drawing.drawWith(again);
          return List.of(direct.document(), again.document());
        });
    assertEquals(documents.getFirst(), documents.getLast());
  }
}
