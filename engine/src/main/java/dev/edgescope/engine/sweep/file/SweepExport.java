package dev.edgescope.engine.sweep.file;

import blue.strategic.parquet.ParquetWriter;
import dev.edgescope.engine.record.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

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
    printer.printRecord(table.columns().stream().map(SweepTable.Column::name).toList());
    try {
      table.forEach(
          row -> {
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
    List<SweepTable.Column> columns = table.columns();
    WholeFile.write(
        to,
        path -> {
          try (ParquetWriter<List<@Nullable Object>> writer =
              ParquetWriter.writeFile(
                  schema(columns),
                  path.toFile(),
                  (row, values) -> {
                    for (int i = 0; i < columns.size(); i++) {
                      Object value = row.get(i);
                      if (value != null) {
                        values.write(columns.get(i).name(), value);
                      }
                    }
                  })) {
            table.forEach(
                row -> {
                  try {
                    writer.write(row);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
          } catch (UncheckedIOException e) {
            throw e.getCause();
          }
        });
  }

  private static MessageType schema(List<SweepTable.Column> columns) {
    List<Type> fields = new ArrayList<>();
    for (SweepTable.Column column : columns) {
      fields.add(
          switch (column.type()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(column.name());
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
          });
    }
    return new MessageType("sweep", fields);
  }
}
