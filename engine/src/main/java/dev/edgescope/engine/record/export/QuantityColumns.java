package dev.edgescope.engine.record.export;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a table for the quantities that a run measured, in their order: the value under
 * the quantity's word with underscores, {@code batch_sharpness}, numbered from 1 where there is one
 * for each layer; where it has an error, that beside it as {@code batch_sharpness_error} (standard
 * error) or {@code smallest_eigenvalue_residual}; and where it comes out of an iteration, whether
 * that converged, 1 or 0, as {@code smallest_eigenvalue_converged}.
 */
final class QuantityColumns {

  /**
   * One quantity.
   *
   * @param count of values in a reading
   */
  private record Column(Quantity quantity, int count) {
    boolean hasError() {
      return quantity.errorKind() != Quantity.ErrorKind.NONE;
    }
  }

  private final List<Column> columns;

  private QuantityColumns(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** Columns for all that any of the measurements holds. */
  static QuantityColumns of(List<Measurement> measurements) {
    List<Column> columns = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      int count = measurements.stream().mapToInt(m -> m.readings(quantity).size()).max().orElse(0);
      if (count > 0) {
        columns.add(new Column(quantity, count));
      }
    }
    return new QuantityColumns(columns);
  }

  List<String> header() {
    List<String> header = new ArrayList<>();
    for (Column column : columns) {
      String name = Words.of(column.quantity()).replace('-', '_');
      for (int i = 0; i < column.count(); i++) {
        String numbered = column.quantity().isNumbered() ? name + "_" + (i + 1) : name;
        header.add(numbered);
        if (column.hasError()) {
          boolean residual = column.quantity().errorKind() == Quantity.ErrorKind.RESIDUAL;
          header.add(numbered + (residual ? "_residual" : "_error"));
        }
        if (column.quantity().isIterative()) {
          header.add(numbered + "_converged");
        }
      }
    }
    return header;
  }

  /** A cell for each column, empty where there is nothing. */
  List<String> row(Measurement measurement) {
    List<String> row = new ArrayList<>();
    for (Column column : columns) {
      List<Reading> readings = measurement.readings(column.quantity());
      for (int i = 0; i < column.count(); i++) {
        boolean measured = i < readings.size();
        row.add(measured ? RunCsv.number(readings.get(i).value()) : "");
        if (column.hasError()) {
          row.add(measured ? RunCsv.number(readings.get(i).error()) : "");
        }
        if (column.quantity().isIterative()) {
          row.add(measured ? RunCsv.flag(readings.get(i).converged()) : "");
        }
      }
    }
    return row;
  }
}
