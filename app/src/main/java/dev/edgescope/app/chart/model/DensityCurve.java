package dev.edgescope.app.chart.model;

import java.util.List;

/**
 * A density of eigenvalues as it is drawn.
 *
 * @param from the first eigenvalue of the even grid
 * @param to the last eigenvalue of the grid
 * @param values the density on the grid
 * @param one what a single eigenvalue far from all others contributes at its place
 * @param largest the largest eigenvalue
 * @param edge where the edge of stability lies
 * @param edgeName "2/α"
 * @param note what else is to be said of it
 * @param style of the line
 */
public record DensityCurve(
    double from,
    double to,
    List<Double> values,
    double one,
    double largest,
    double edge,
    String edgeName,
    String note,
    SeriesStyle style) {
  public DensityCurve {
    values = List.copyOf(values);
  }

  /** Grid point i. */
  public double at(int i) {
    return from + (to - from) * i / (values.size() - 1);
  }
}
