package dev.edgescope.app.chart.grid;

import java.util.List;

/**
 * A line over the cells.
 *
 * @param label its formula, which stands at one of its ends
 * @param meaning in the legend: where it comes from
 * @param kind how it is drawn
 * @param pieces each with its points as column and row in turn, a cell having the length 1 and the
 *     first beginning at 0
 */
public record GridLine(String label, String meaning, Kind kind, List<List<Double>> pieces) {
  /** How a line is drawn: what is predicted is broken, what was measured is not. */
  public enum Kind {
    PREDICTED_SHARPNESS(2, 9, 5),
    PREDICTED_NOISE(2, 2.5, 4),
    MEASURED_SHARPNESS(2.4),
    MEASURED_NOISE(2.4, 12, 3, 2.5, 3);

    private final double width;

    @SuppressWarnings("ImmutableEnumChecker") // never written, never given away
    private final double[] dashes;

    Kind(double width, double... dashes) {
      this.width = width;
      this.dashes = dashes;
    }

    double width() {
      return width;
    }

    double[] dashes(double scale) {
      double[] scaled = dashes.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= scale;
      }
      return scaled;
    }
  }

  public GridLine {
    pieces = List.copyOf(pieces);
  }
}
