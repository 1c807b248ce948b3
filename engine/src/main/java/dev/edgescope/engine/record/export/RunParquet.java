package dev.edgescope.engine.record.export;

import dev.edgescope.engine.record.RecordedRun;
import dev.edgescope.engine.record.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run as a Parquet file: the rows and columns of {@link RunCsv}, null where a cell is empty. */
public final class RunParquet {
  private static final Set<String> WHOLE = Set.of("step", "examples_seen", "batch_size");

  private RunParquet() {}

  /**
   * Writes a run, whole or not at all.
   *
   * @param to takes the place of what has its name
   */
  public static void write(RecordedRun run, Path to) throws IOException {
    RunCsv table = RunCsv.of(run);
    List<ParquetTable.Column> columns =
        table.columns(run.history()).stream().map(RunParquet::column).toList();
    ParquetTable.write(
        "run",
        columns,
        sink ->
            table.rows(
                run.history(), cells -> sink.row(values(columns, cells)), WholeFile.Progress.NONE),
        to);
  }

  private static ParquetTable.Column column(String name) {
    return new ParquetTable.Column(
        name, WHOLE.contains(name) ? ParquetTable.Cells.WHOLE : ParquetTable.Cells.NUMBER);
  }

  private static List<@Nullable Object> values(
      List<ParquetTable.Column> columns, List<String> cells) {
    List<@Nullable Object> values = new ArrayList<>();
    Iterator<String> cell = cells.iterator();
    for (ParquetTable.Column column : columns) {
      values.add(value(column.cells(), cell.next()));
    }
    return values;
  }

  private static @Nullable Object value(ParquetTable.Cells cells, String text) {
    if (text.isEmpty()) {
      return null;
    }
    return switch (cells) {
      case TEXT -> text;
      case WHOLE -> (Object) Long.valueOf(text);
      case NUMBER -> (Object) Double.valueOf(text);
    };
  }
}
