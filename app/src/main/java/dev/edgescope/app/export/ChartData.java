package dev.edgescope.app.export;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.engine.record.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What a chart shows in a part of time as a table of comma-separated values: a row a recorded
 * point, named by its run and its curve, as recorded and never averaged. Edges are curves too.
 * Numbers are written so that reading them gives the same double again; a gap has an empty value.
 * The points are copied, so that they can be written on another thread while the run goes on.
 */
public final class ChartData {
  /** The columns. */
  public static final List<String> HEADER =
      List.of(
          "kind",
          "run",
          "curve",
          TimeBase.STEP.column(),
          TimeBase.LEARNING_TIME.column(),
          TimeBase.EXAMPLES_SEEN.column(),
          "value",
          "error",
          "converged");

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader(HEADER.toArray(String[]::new))
          .setRecordSeparator('\n')
          .get();

  /** The word of a point of a curve in the column "kind". */
  static final String CURVE = "curve";

  /** The word of a level in the column "kind". */
  static final String EDGE = "edge";

  private static final int ROWS_TOLD = 1_000;

  /**
   * A line of the chart.
   *
   * @param run the name of the run
   * @param name of the quantity
   */
  public record Curve(String run, String name, Series series) {}

  private final List<Points> lines = new ArrayList<>();

  private ChartData() {}

  /**
   * Copies the points that lie in a range of time.
   *
   * @param curves of the chart with the run that each belongs to
   * @param edges what they are held against
   * @param from first coordinate in the base
   * @param to last coordinate in the base
   */
  public static ChartData of(
      List<Curve> curves, List<Threshold> edges, TimeBase base, double from, double to) {
    ChartData data = new ChartData();
    for (Curve curve : curves) {
      Series series = curve.series();
      int first = series.firstAtOrAfter(from, base);
      int end = series.firstAtOrAfter(Math.nextUp(to), base);
      data.lines.add(new Points(CURVE, curve.run(), curve.name(), series, first, end));
    }
    for (Threshold edge : edges) {
      Series history = edge.history();
      // A level holds until the next; the one before the range reaches into it.
      int first = Math.max(0, history.firstAtOrAfter(Math.nextUp(from), base) - 1);
      int end = history.firstAtOrAfter(Math.nextUp(to), base);
      data.lines.add(new Points(EDGE, "", edge.formula(), history, first, end));
    }
    return data;
  }

  /**
   * Writes the table; the file is there whole or not at all.
   *
   * @param progress is told every thousand rows
   */
  public void write(Path file, WholeFile.Progress progress) throws IOException {
    WholeFile.write(
        file,
        path -> {
          try (BufferedWriter writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            write(writer, progress);
          }
        });
  }

  void write(Appendable out, WholeFile.Progress progress) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    int all = lines.stream().mapToInt(Points::size).sum();
    int written = 0;
    for (Points points : lines) {
      for (int i = 0; i < points.size(); i++) {
        if (written % ROWS_TOLD == 0) {
          progress.reached((double) written / all);
        }
        printer.printRecord(points.row(i));
        written++;
      }
    }
  }

  /** A part of a line, with the same index in all columns. */
  private static final class Points {
    private final String kind;
    private final String run;
    private final String name;
    private final Moment[] moments;
    private final double[] values;
    private final double[] errors;
    private final boolean[] converged;

    Points(String kind, String run, String name, Series series, int first, int end) {
      this.kind = kind;
      this.run = run;
      this.name = name;
      int size = Math.max(0, end - first);
      moments = new Moment[size];
      values = new double[size];
      errors = new double[size];
      converged = new boolean[size];
      for (int i = 0; i < size; i++) {
        moments[i] = series.moment(first + i);
        values[i] = series.value(first + i);
        errors[i] = series.error(first + i);
        converged[i] = series.isConverged(first + i);
      }
    }

    int size() {
      return values.length;
    }

    Stream<Object> row(int index) {
      Moment at = moments[index];
      double value = values[index];
      double error = errors[index];
      return Stream.of(
          kind,
          run,
          name,
          at.step(),
          at.learningTime(),
          at.examplesSeen(),
          Double.isNaN(value) ? "" : value,
          error == 0 ? "" : error,
          converged[index] ? 1 : 0);
    }
  }
}
