package dev.edgescope.app.bench;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import dev.edgescope.app.export.ChartData;
import dev.edgescope.app.export.Figure;
import dev.edgescope.app.export.FigureData;
import dev.edgescope.app.export.FigureExport;
import dev.edgescope.app.export.FigureFormat;
import dev.edgescope.app.export.FigureOptions;
import dev.edgescope.app.export.FigureSize;
import dev.edgescope.app.export.FigureTheme;
import dev.edgescope.app.pen.SvgPen.Letters;
import dev.edgescope.app.theme.Fonts;
import java.io.BufferedWriter;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Frames of a window whose chart of ten million steps goes on while it is exported: as a document,
 * as a picture of A4 at 600 dpi, and with all its data.
 */
public final class ExportFrames {
  private static final int POINTS = 10_000_000;
  private static final int APPENDED = 500;

  private ExportFrames() {}

  /** Writes the table to the standard output. */
  public static void main(String[] args) throws Exception {
    BenchToolkit.start();
    PrintStream out = System.out;
    out.println(
        "| export | seconds | file, MB | frames a second | median ms | 99% ms | worst ms | over 50"
            + " ms |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
    BenchToolkit.run(Fonts::load);
    Bench bench = BenchToolkit.call(Bench::new);
    Thread.sleep(2_000);
    for (FigureFormat format : FigureFormat.values()) {
      out.println(bench.figure(format.name(), format, false));
    }
    out.println(bench.figure("PDF and data", FigureFormat.PDF, true));
    out.println(bench.table());
    Platform.exit();
  }

  private static final class Bench {
    private final Series series = new Series(SeriesStyle.of("loss", 0));
    private final LineChartPane chart =
        new LineChartPane("Loss", ValueScale.LOGARITHMIC, new TimeAxis());
    private final Figure figure = new Figure("loss", "Loss", chart, Optional.of(this::data));
    private final SplittableRandom random = new SplittableRandom(1);
    private double[] frames = new double[10_000];
    private int count;
    private long last;

    Bench() {
      chart.series().setAll(List.of(series));
      for (int i = 0; i < POINTS; i++) {
        append();
      }
      Stage stage = new Stage();
      stage.setScene(new Scene(chart, 900, 600));
      stage.show();
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          frame();
        }
      }.start();
    }

    private FigureData data() {
      ChartData data = new ChartData(List.of(ChartData.Line.curve("run", "loss", series)));
      return new FigureData(data, file -> "");
    }

    private void append() {
      int step = series.size();
      series.append(step, 0.1 * step, (1 + step % 2) * (0.5 + random.nextDouble()));
    }

    /** The time from one frame to the next, whatever made it long. */
    private void frame() {
      long now = System.nanoTime();
      if (last != 0) {
        if (count == frames.length) {
          frames = Arrays.copyOf(frames, 2 * count);
        }
        frames[count++] = (now - last) * 1e-6;
      }
      last = now;
      for (int i = 0; i < APPENDED; i++) {
        append();
      }
      chart.pulse();
    }

    String figure(String name, FigureFormat format, boolean withData) throws Exception {
      FigureOptions options =
          new FigureOptions(
              format,
              new FigureSize(297, 210, 9),
              600,
              FigureTheme.PAPER,
              Letters.TEXT,
              10,
              withData);
      return row(
          name,
          file ->
              BenchToolkit.call(() -> FigureExport.of(figure, options, Set.of()))
                  .write(file, share -> {}));
    }

    String table() throws Exception {
      return row(
          "CSV",
          file -> {
            FigureData data = BenchToolkit.call(this::data);
            try (BufferedWriter writer = Files.newBufferedWriter(file)) {
              data.table().write(writer, share -> {});
            }
          });
    }

    /** Writes a file. */
    private interface Export {
      void write(Path file) throws Exception;
    }

    private String row(String name, Export export) throws Exception {
      Path file = Files.createTempFile("edgescope-export", ".bench");
      BenchToolkit.call(() -> {
        count = 0;
        last = 0;
        return null;
      });
      long began = System.nanoTime();
      export.write(file);
      double seconds = (System.nanoTime() - began) * 1e-9;
      double[] during = BenchToolkit.call(() -> Arrays.copyOf(frames, count));
      String row =
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.1f | %s |",
              name,
              seconds,
              Files.size(file) * 1e-6,
              BenchToolkit.columns(during));
      Files.delete(file);
      return row;
    }
  }
}
