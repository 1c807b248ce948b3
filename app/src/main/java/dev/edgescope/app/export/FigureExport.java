package dev.edgescope.app.export;

import dev.edgescope.app.chart.Painting;
import dev.edgescope.app.chart.Reel;
import dev.edgescope.app.pen.Drawing;
import dev.edgescope.app.pen.SvgPen;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.record.WholeFile.Progress;
import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A figure on its way into a file: taken on the JavaFX thread, written on another. */
public final class FigureExport {
  /** Of the work with data, what the figure is. */
  private static final double FIGURE_SHARE = 0.3;

  /** Hundredths of a second that the end of a film stands still. */
  private static final int REST = 200;

  private final String name;
  private final FigureOptions options;
  private final Drawing drawing;
  private final Optional<Reel.Film> film;
  private final Optional<FigureData> data;

  private FigureExport(
      String name,
      FigureOptions options,
      Drawing drawing,
      Optional<Reel.Film> film,
      Optional<FigureData> data) {
    this.name = name;
    this.options = options;
    this.drawing = drawing;
    this.film = film;
    this.data = data;
  }

  /**
   * Takes a figure as it is now, with its data where they go along. On the JavaFX thread.
   *
   * @param leftOut the names of the curves that are not in the picture
   */
  public static FigureExport of(Figure figure, FigureOptions options, Set<String> leftOut) {
    return new FigureExport(
        figure.name(),
        options,
        figure.draw(options, leftOut),
        options.format() == FigureFormat.GIF ? figure.film(options, leftOut) : Optional.empty(),
        options.withData() ? figure.data().map(Supplier::get) : Optional.empty());
  }

  /**
   * Writes the file, whole or not at all. Not on the JavaFX thread.
   *
   * @param progress is told now and then how much is done, from 0 to 1
   * @throws IOException also if the thread is interrupted
   */
  public void write(Path file, Progress progress) throws IOException {
    WholeFile.write(
        file,
        path -> {
          try (OutputStream out = Files.newOutputStream(path)) {
            if (options.withData()) {
              writeArchive(out, progress);
            } else {
              writeFigure(out, progress);
            }
          }
        });
  }

  private void writeArchive(OutputStream out, Progress progress) throws IOException {
    ZipOutputStream archive = new ZipOutputStream(out, StandardCharsets.UTF_8);
    archive.putNextEntry(new ZipEntry(name + "." + options.format().ending()));
    writeFigure(archive, done -> progress.reached(FIGURE_SHARE * done));
    archive.closeEntry();
    if (data.isPresent()) {
      String table = name + ".csv";
      archive.putNextEntry(new ZipEntry(table));
      BufferedWriter rows =
          new BufferedWriter(new OutputStreamWriter(archive, StandardCharsets.UTF_8));
      data.get()
          .table()
          .write(rows, done -> progress.reached(FIGURE_SHARE + (1 - FIGURE_SHARE) * done));
      rows.flush();
      archive.closeEntry();
      archive.putNextEntry(new ZipEntry(name + ".py"));
      archive.write(data.get().script().apply(table).getBytes(StandardCharsets.UTF_8));
      archive.closeEntry();
    }
    archive.finish();
  }

  private void writeFigure(OutputStream out, Progress progress) throws IOException {
    switch (options.format()) {
      case PNG ->
          PngFile.write(
              pixels(drawing, done -> progress.reached(0.5 * done)),
              options.resolution(),
              out,
              done -> progress.reached(0.5 + 0.5 * done));
      case SVG -> {
        SvgPen pen =
            SvgPen.onPaper(drawing.width(), drawing.height(), FigureSize.PIXEL, options.letters());
        drawing.drawWith(pen);
        out.write(pen.document().getBytes(StandardCharsets.UTF_8));
      }
      case PDF -> PdfFile.write(drawing, FigureSize.POINTS, name, out);
      case GIF -> writeFilm(out, progress);
    }
    progress.reached(1);
  }

  /** What was seen, and at its end, for a while, how it is now. */
  private void writeFilm(OutputStream out, Progress progress) throws IOException {
    BufferedImage last = pixels(drawing, done -> {});
    int frames = film.map(Reel.Film::size).orElse(0);
    try (GifFile gif = new GifFile(out, last)) {
      for (int i = 0; i < frames; i++) {
        progress.reached((double) i / frames);
        Painting painting = film.orElseThrow().painting(i);
        Drawing frame = Figure.draw(painting, options, options.hairline());
        gif.add(pixels(frame, done -> {}), 100 / Reel.FRAMES_A_SECOND);
      }
      gif.add(last, REST);
    }
  }

  private BufferedImage pixels(Drawing drawn, Progress progress) throws IOException {
    return FigureImage.of(
        drawn, options.pixelsWide(), options.pixelsHigh(), options.density(), progress);
  }
}
