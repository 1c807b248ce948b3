package dev.edgescope.app.chart.grid;

import java.util.List;

/**
 * An axis of a grid: a cell for each value, in their order.
 *
 * @param title of the axis, with its unit where it has one
 * @param labels the values in words
 */
public record GridAxis(String title, List<String> labels) {
  public GridAxis {
    labels = List.copyOf(labels);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("an axis of a grid needs a value");
    }
  }

  public int size() {
    return labels.size();
  }
}
