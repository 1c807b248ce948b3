package dev.edgescope.app.export;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.pen.SvgPen;
import dev.edgescope.engine.record.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A figure on its way into a file: taken on the JavaFX thread, written on another. */
public final class FigureExport {
  /** Of the work with data, what the figure is. */
  private static final double FIGURE_SHARE = 0.3;

  private final String name;
  private final FigureOptions options;
  private final Drawing drawing;
  private final Optional<FigureData> data;

  private FigureExport(
      String name, FigureOptions options, Drawing drawing, Optional<FigureData> data) {
    this.name = name;
    this.options = options;
    this.drawing = drawing;
    this.data = data;
  }

  /**
   * Takes a figure as it is now, with its data where they go along. On the JavaFX thread.
   *
   * @param left the curves that are left out of the picture
   */
  public static FigureExport of(Figure figure, FigureOptions options, Set<Series> left) {
    return new FigureExport(
        figure.name(),
        options,
        figure.draw(options, left),
        options.withData() ? figure.data().get() : Optional.empty());
  }

  /**
   * Writes the file, whole or not at all. Not on the JavaFX thread.
   *
   * @param share takes now and then how much is done, from 0 to 1
   * @throws IOException also if the thread is interrupted
   */
  public void write(Path file, DoubleConsumer share) throws IOException {
    WholeFile.write(
        file,
        path -> {
          try (OutputStream out = Files.newOutputStream(path)) {
            if (options.withData()) {
              writeArchive(out, share);
            } else {
              writeFigure(out, share);
            }
          }
        });
  }

  private void writeArchive(OutputStream out, DoubleConsumer share) throws IOException {
    ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
    archive.putNextEntry(new ZipEntry(name + "." + options.format().ending()));
    writeFigure(archive, done -> share.accept(FIGURE_SHARE * done));
    archive.closeEntry();
    if (data.isPresent()) {
      String table = name + ".csv";
      archive.putNextEntry(new ZipEntry(table));
      BufferedWriter rows =
          new BufferedWriter(new OutputStreamWriter(archive, StandardCharsets.UTF_8));
      data.get()
          .table()
          .write(rows, done -> share.accept(FIGURE_SHARE + (1 - FIGURE_SHARE) * done));
      rows.flush();
      archive.closeEntry();
      archive.putNextEntry(new ZipEntry(name + ".py"));
      archive.write(data.get().script().apply(table).getBytes(StandardCharsets.UTF_8));
      archive.closeEntry();
    }
    archive.finish();
  }

  private void writeFigure(OutputStream out, DoubleConsumer share) throws IOException {
    switch (options.format()) {
      case PNG ->
          PngFile.write(
              FigureImage.of(
                  drawing,
                  options.pixelsWide(),
                  options.pixelsHigh(),
                  options.density(),
                  done -> share.accept(0.5 * done)),
              options.resolution(),
              out,
              done -> share.accept(0.5 + 0.5 * done));
      case SVG -> {
        SvgPen pen =
            SvgPen.onPaper(drawing.width(), drawing.height(), FigureSize.PIXEL, options.letters());
        drawing.drawWith(pen);
        out.write(pen.document().getBytes(StandardCharsets.UTF_8));
      }
      case PDF -> PdfFile.write(drawing, FigureSize.POINTS, name, out);
    }
    share.accept(1);
  }
}
