package dev.edgescope.app.chart.model;

import java.util.List;

/**
 * A loss along a line through a point, and the parabola that its slope and curvature there predict.
 *
 * @param name what the line is
 * @param parabolaName what the parabola is
 * @param distances from the point, increasing
 * @param losses at those distances; a value that is not finite is a gap
 * @param loss at the point
 * @param slope at the point
 * @param curvature at the point
 * @param step the distance at which the next step would arrive
 * @param style of the loss; the parabola is its pale company
 */
public record Slice(
    String name,
    String parabolaName,
    List<Double> distances,
    List<Double> losses,
    double loss,
    double slope,
    double curvature,
    double step,
    SeriesStyle style) {

  public Slice {
    distances = List.copyOf(distances);
    losses = List.copyOf(losses);
  }

  public double parabola(double distance) {
    return loss + distance * slope + distance * distance * curvature / 2;
  }

  public double reach() {
    return distances.isEmpty() ? 0 : distances.getLast();
  }

  /** The loss between two points of the line, where both are known; NaN elsewhere. */
  public double lossAt(double distance) {
    for (int i = 1; i < distances.size(); i++) {
      if (distance >= distances.get(i - 1) && distance <= distances.get(i)) {
        double share =
            (distance - distances.get(i - 1)) / (distances.get(i) - distances.get(i - 1));
        return losses.get(i - 1) + share * (losses.get(i) - losses.get(i - 1));
      }
    }
    return Double.NaN;
  }
}
