package dev.edgescope.app.chart.grid;

import java.util.List;

/**
 * What is told of the cell under the pointer.
 *
 * @param heading its place on the axes
 * @param rows names and numbers
 * @param curves small ones beneath
 */
public record GridReadout(String heading, List<Row> rows, List<Curve> curves) {
  public GridReadout {
    rows = List.copyOf(rows);
    curves = List.copyOf(curves);
  }

  /** A name and what stands beside it. */
  public record Row(String name, String value) {}

  /**
   * A small curve, held against 1.
   *
   * @param name what it is of
   * @param lines one for each run: times and values in turn, both finite
   */
  public record Curve(String name, List<List<Double>> lines) {
    public Curve {
      lines = List.copyOf(lines);
    }
  }
}
