package dev.edgescope.engine.record.export;

import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.WholeFile;
import dev.edgescope.engine.training.History;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run as a table of comma-separated values: a row a step, in the order of the steps.
 *
 * <p>After the columns that every run has come those of the quantities that this one measured, see
 * {@link QuantityColumns}. A cell is empty where nothing was measured or the quantity is undefined;
 * nothing is interpolated. Numbers are written so that reading them gives the same double again,
 * with a point in every locale. The row after the last update holds a measurement but no batch
 * loss.
 *
 * <p>Rows are joined here and not printed by Commons CSV: cells are numbers and flags, which need
 * no quotation marks, a run may have 10^7 rows, and looking for what to quote triples the time of a
 * row of 30 cells (1.3 and 3.5 microseconds).
 */
public final class RunCsv {
  private static final List<String> BEFORE_SPECTRUM =
      List.of(
          "step",
          "learning_time",
          "examples_seen",
          "loss",
          "train_loss",
          "train_accuracy",
          "test_loss",
          "test_accuracy",
          "gradient_norm");
  // Residuals and convergence come after these: what they vouch for stands together before them.
  private static final List<String> AFTER_SPECTRUM =
      List.of("ntk_trace", "k", "k_trace", "learning_rate", "batch_size");

  /** Before the names that another program has given. */
  private static final String NAMED = "named.";

  private static final int ROWS_TOLD = 1_000;

  private final int eigenvalues;
  private final KernelMark mark;

  /**
   * A table with room for a spectrum.
   *
   * @param eigenvalues k, the number of columns lambda_1, ..., lambda_k
   * @param mark of K
   */
  RunCsv(int eigenvalues, KernelMark mark) {
    this.eigenvalues = eigenvalues;
    this.mark = mark;
  }

  /** A table with room for all that a run measures. */
  public static RunCsv of(RecordedRun run) {
    return of(run.config(), run.history());
  }

  /** The same of one that is not recorded. */
  public static RunCsv of(RunConfig config, History history) {
    int eigenvalues =
        config.probes().topEigenvalues() instanceof TopEigenvalues.Count(int k) ? k : 0;
    for (Measurement measurement : history.measurements()) {
      eigenvalues = Math.max(eigenvalues, measurement.curvature().hessian().size());
    }
    return new RunCsv(eigenvalues, config.kernelMark());
  }

  /** Writes what a run has done so far, whole or not at all; the file's folder must exist. */
  public void write(History history, Path file) throws IOException {
    WholeFile.write(
        file,
        path -> {
          try (BufferedWriter writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8)) {
            write(history, writer);
          }
        });
  }

  /** Writes what a run has done so far. */
  public void write(History history, Appendable out) throws IOException {
    write(history, out, WholeFile.Progress.NONE);
  }

  /**
   * Writes what a run has done so far.
   *
   * @param progress is told every thousand rows
   */
  public void write(History history, Appendable out, WholeFile.Progress progress)
      throws IOException {
    line(out, columns(history));
    rows(history, cells -> line(out, cells), progress);
  }

  /** Takes the cells of a row. */
  interface Sink {
    void row(List<String> cells) throws IOException;
  }

  /** The names of the columns. */
  List<String> columns(History history) {
    List<Measurement> measurements = history.measurements();
    List<String> header = header(QuantityColumns.of(measurements));
    names(measurements).forEach(name -> header.add(NAMED + name));
    return header;
  }

  private static List<String> names(List<Measurement> measurements) {
    return measurements.stream()
        .flatMap(reading -> reading.named().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Tells the rows.
   *
   * @param progress is told every thousand
   */
  void rows(History history, Sink out, WholeFile.Progress progress) throws IOException {
    // Measurements first: what the run adds meanwhile then belongs to later rows.
    List<Measurement> measurements = history.measurements();
    int steps = history.steps();
    QuantityColumns quantities = QuantityColumns.of(measurements);
    List<String> named = names(measurements);
    int width = header(quantities).size() + named.size();
    int next = 0;
    for (int step = 0; step < steps; step++) {
      if (step % ROWS_TOLD == 0) {
        progress.reached((double) step / steps);
      }
      List<String> row = new ArrayList<>();
      row.add(Integer.toString(step));
      row.add(number(history.learningTime(step)));
      row.add(Long.toString(history.examplesSeen(step)));
      row.add(number(history.loss(step)));
      if (next < measurements.size() && measurements.get(next).step() == step) {
        addReading(row, measurements.get(next), quantities, named);
        next++;
      } else {
        addBlanks(row, width - row.size());
      }
      out.row(row);
    }
    for (Measurement last : measurements.subList(next, measurements.size())) {
      List<String> row = new ArrayList<>();
      row.add(Long.toString(last.step()));
      row.add(number(last.learningTime()));
      row.add(last.step() <= steps ? Long.toString(history.examplesSeen(last.step())) : "");
      row.add("");
      addReading(row, last, quantities, named);
      out.row(row);
    }
  }

  private List<String> header(QuantityColumns quantities) {
    List<String> columns = new ArrayList<>(BEFORE_SPECTRUM);
    for (int i = 1; i <= eigenvalues; i++) {
      columns.add("lambda_" + i);
    }
    columns.addAll(AFTER_SPECTRUM);
    for (int i = 1; i <= eigenvalues; i++) {
      columns.add("residual_" + i);
    }
    for (int i = 1; i <= eigenvalues; i++) {
      columns.add("converged_" + i);
    }
    columns.add("k_converged");
    columns.add("k_extrapolated");
    columns.addAll(quantities.header());
    return columns;
  }

  private void addReading(
      List<String> row, Measurement reading, QuantityColumns quantities, List<String> named) {
    row.add(number(reading.train().loss()));
    row.add(number(reading.train().accuracy()));
    row.add(number(reading.test().loss()));
    row.add(number(reading.test().accuracy()));
    row.add(number(reading.gradientNorm()));
    List<Eigenvalue> spectrum = reading.curvature().hessian().eigenvalues();
    for (int i = 0; i < eigenvalues; i++) {
      row.add(i < spectrum.size() ? number(spectrum.get(i).value()) : "");
    }
    row.add(number(reading.curvature().ntkTrace()));
    row.add(number(reading.curvature().noiseKernel().k()));
    row.add(number(reading.curvature().noiseKernel().kTrace()));
    row.add(number(reading.inForce().learningRate()));
    row.add(Integer.toString(reading.inForce().batchSize()));
    for (int i = 0; i < eigenvalues; i++) {
      row.add(i < spectrum.size() ? number(spectrum.get(i).residual()) : "");
    }
    for (int i = 0; i < eigenvalues; i++) {
      row.add(i < spectrum.size() ? flag(spectrum.get(i).converged()) : "");
    }
    NoiseKernelNorm norm = reading.curvature().noiseKernel();
    row.add(norm.isRead() ? flag(norm.isConverged()) : "");
    row.add(flag(mark.isExtrapolation()));
    row.addAll(quantities.row(reading));
    named.forEach(name -> row.add(number(reading.named().getOrDefault(name, Double.NaN))));
  }

  private static void addBlanks(List<String> row, int count) {
    for (int i = 0; i < count; i++) {
      row.add("");
    }
  }

  /** 1 or 0. */
  static String flag(boolean value) {
    return value ? "1" : "0";
  }

  /** Empty where it is undefined. */
  static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static void line(Appendable out, List<String> cells) throws IOException {
    out.append(String.join(",", cells)).append('\n');
  }
}
