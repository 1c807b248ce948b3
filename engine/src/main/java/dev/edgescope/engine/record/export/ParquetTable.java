package dev.edgescope.engine.record.export;

import blue.strategic.parquet.ParquetWriter;
import dev.edgescope.engine.record.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A table as a Parquet file: a cell is null where something is undefined. */
public final class ParquetTable {
  private ParquetTable() {}

  /** What a column holds. */
  public enum Cells {
    /** UTF-8, from a {@link String}. */
    TEXT,
    /** 64-bit integers, from a {@link Long}. */
    WHOLE,
    /** Doubles, from a {@link Double}. */
    NUMBER
  }

  /** A column. */
  public record Column(String name, Cells cells) {}

  /** Takes the rows, a cell for each column. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the next row. */
    void row(List<@Nullable Object> cells) throws IOException;
  }

  /** Tells the rows. */
  @FunctionalInterface
  public interface Rows {
    /** Tells all of them, in order. */
    void tell(Sink sink) throws IOException;
  }

  /**
   * Writes a table, whole or not at all.
   *
   * @param name of the table
   * @param to takes the place of what has its name
   */
  public static void write(String name, List<Column> columns, Rows rows, Path to)
      throws IOException {
    WholeFile.write(
        to,
        path -> {
          try (ParquetWriter<List<@Nullable Object>> writer =
              ParquetWriter.writeFile(
                  schema(name, columns),
                  path.toFile(),
                  (row, values) -> {
                    for (int i = 0; i < columns.size(); i++) {
                      Object value = row.get(i);
                      if (value != null) {
                        values.write(columns.get(i).name(), value);
                      }
                    }
                  })) {
            rows.tell(writer::write);
          }
        });
  }

  private static MessageType schema(String name, List<Column> columns) {
    List<Type> fields = new ArrayList<>();
    for (Column column : columns) {
      fields.add(
          switch (column.cells()) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named(column.name());
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(column.name());
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(column.name());
          });
    }
    return new MessageType(name, fields);
  }
}
