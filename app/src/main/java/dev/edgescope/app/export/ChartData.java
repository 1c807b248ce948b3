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
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What a chart shows as a table of comma-separated values: a row a recorded point, named by its run
 * and its curve, as recorded and never averaged. Edges are curves too. Numbers are written so that
 * reading them gives the same double again; a gap has an empty value.
 *
 * @param curves of the chart with the run that each belongs to
 * @param edges what they are held against
 */
public record ChartData(List<Curve> curves, List<Threshold> edges) {
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

  /**
   * A line of the chart.
   *
   * @param run the name of the run
   * @param name of the quantity
   */
  public record Curve(String run, String name, Series series) {}

  public ChartData {
    curves = List.copyOf(curves);
    edges = List.copyOf(edges);
  }

  /**
   * Writes the points that lie in a range of time; the file is there whole or not at all.
   *
   * @param from first coordinate in the base
   * @param to last coordinate in the base
   */
  public void write(TimeBase base, double from, double to, Path file) throws IOException {
    WholeFile.write(
        file,
        path -> {
          try (BufferedWriter writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            write(base, from, to, writer);
          }
        });
  }

  void write(TimeBase base, double from, double to, Appendable out) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    for (Curve curve : curves) {
      Series series = curve.series();
      for (int i = 0; i < series.size(); i++) {
        double x = series.moment(i).in(base);
        if (x >= from && x <= to) {
          printer.printRecord(row(CURVE, curve.run(), curve.name(), series, i));
        }
      }
    }
    for (Threshold edge : edges) {
      Series history = edge.history();
      for (int i = 0; i < history.size(); i++) {
        // A level holds until the next; the one before the range reaches into it.
        boolean last = i + 1 == history.size();
        if (history.moment(i).in(base) <= to && (last || history.moment(i + 1).in(base) > from)) {
          printer.printRecord(row(EDGE, "", edge.formula(), history, i));
        }
      }
    }
  }

  private static Stream<Object> row(
      String kind, String run, String name, Series series, int index) {
    Moment at = series.moment(index);
    double value = series.value(index);
    double error = series.error(index);
    return Stream.of(
        kind,
        run,
        name,
        at.step(),
        at.learningTime(),
        at.examplesSeen(),
        Double.isNaN(value) ? "" : value,
        error == 0 ? "" : error,
        series.isConverged(index) ? 1 : 0);
  }
}
