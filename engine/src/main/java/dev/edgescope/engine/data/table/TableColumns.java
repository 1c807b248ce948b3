package dev.edgescope.engine.data.table;

import java.util.List;
import java.util.Optional;

/**
 * What the columns of a table are.
 *
 * @param label the column of the label or the regression target; empty for the last
 * @param leaveOut columns that are neither features nor label
 * @param header whether the first line has the names of the columns; empty to tell it by its cells
 */
public record TableColumns(
    Optional<Column> label, List<Column> leaveOut, Optional<Boolean> header) {
  /** The last column is the label, and the first line a header if none of its cells is a number. */
  public static final TableColumns USUAL =
      new TableColumns(Optional.empty(), List.of(), Optional.empty());

  public TableColumns {
    leaveOut = List.copyOf(leaveOut);
  }
}
