package dev.edgescope.app.export;

import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Series.Points;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.engine.record.WholeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The curves of a chart as a table of comma-separated values: a row a recorded point, named by its
 * run and its curve, as recorded and never averaged, whatever part of the run the chart shows and
 * on what scale. Edges are curves too. Numbers are written so that reading them gives the same
 * double again; a gap has an empty value.
 *
 * <p>Made on the JavaFX thread, of what there is then; can be written on any.
 *
 * @param lines one after the other
 */
public record ChartData(List<Line> lines) implements FigureData.Table {
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

  private static final int ROWS_TOLD = 1_000;

  /** What a line is. */
  public enum Kind {
    CURVE("curve"),
    EDGE("edge");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** In the column "kind". */
    String word() {
      return word;
    }
  }

  /**
   * A line of the chart.
   *
   * @param run its name; blank where there is one alone
   * @param name of the quantity
   */
  public record Line(Kind kind, String run, String name, Points points) {

    /** A curve as it is now. */
    public static Line curve(String run, String name, Series series) {
      return new Line(Kind.CURVE, run, name, series.points());
    }

    /** What curves are held against: each level holds until the next. */
    public static Line edge(String run, Threshold edge) {
      return new Line(Kind.EDGE, run, edge.formula(), edge.history().points());
    }
  }

  public ChartData {
    lines = List.copyOf(lines);
  }

  /**
   * Writes all points; the file is there whole or not at all.
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

  @Override
  public void write(Appendable out, WholeFile.Progress progress) throws IOException {
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    long all = lines.stream().mapToLong(line -> line.points().size()).sum();
    long written = 0;
    for (Line line : lines) {
      for (int i = 0; i < line.points().size(); i++) {
        if (written % ROWS_TOLD == 0) {
          progress.reached((double) written / all);
        }
        print(printer, line, i);
        written++;
      }
    }
  }

  /** Cell by cell: a list of each row would be the greater part of the work. */
  private static void print(CSVPrinter printer, Line line, int index) throws IOException {
    Points points = line.points();
    Moment at = points.moment(index);
    double value = points.value(index);
    double error = points.error(index);
    printer.print(line.kind().word());
    printer.print(line.run());
    printer.print(line.name());
    printer.print(at.step());
    printer.print(at.learningTime());
    printer.print(at.examplesSeen());
    printer.print(Double.isNaN(value) ? "" : value);
    printer.print(error == 0 ? "" : error);
    printer.print(points.isConverged(index) ? 1 : 0);
    printer.println();
  }
}
