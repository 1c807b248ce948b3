package dev.edgescope.engine.sweep.file;

import dev.edgescope.engine.record.export.ParquetTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A sweep in the formats of others: a row a member, in the order of the cells. The columns are the
 * keys of the axes, then status, steps, diverged_at, final_loss, min_loss, test_loss,
 * test_accuracy, steps_to_threshold, max_x, final_x, first_edge_step, k_mean, k_beyond_share,
 * k_extrapolated, regime, conservatism and seconds; {@code docs/sweeps.md} says what each is.
 */
public final class SweepExport {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private SweepExport() {}

  /**
   * Writes comma-separated values. A cell is empty where something is undefined; numbers are
   * written so that reading them gives the same double again. The values of an axis stand there as
   * in the sweep file, texts without quotes of their own.
   */
  public static void csv(SweepFile file, Appendable out) throws IOException {
    SweepTable table = new SweepTable(file);
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    printer.printRecord(table.columns().stream().map(ParquetTable.Column::name).toList());
    try {
      table.forEach(row -> {
        try {
          printer.printRecord(row);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * Writes a Parquet file: numbers as doubles, steps as 64-bit integers, the rest as UTF-8, null
   * where something is undefined.
   *
   * @param to takes the place of what has its name
   */
  public static void parquet(SweepFile file, Path to) throws IOException {
    SweepTable table = new SweepTable(file);
    try {
      ParquetTable.write(
          "sweep",
          table.columns(),
          sink ->
              table.forEach(row -> {
                try {
                  sink.row(row);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }),
          to);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
