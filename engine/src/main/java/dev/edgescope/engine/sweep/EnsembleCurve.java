package dev.edgescope.engine.sweep;

import dev.edgescope.engine.measure.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The mean of a quantity over the members of an ensemble, with their spread around it, at each
 * learning time at which they were measured. A member that has diverged counts as infinite; one
 * that was impossible is none.
 *
 * @param points in order of their learning times
 */
public record EnsembleCurve(List<Point> points) {
  private static final double LOW_QUANTILE = 0.1;

  /**
   * The ensemble at one time.
   *
   * @param step of all members
   * @param learningTime tau
   * @param mean over the members
   * @param standardError of the mean; NaN for a single member
   * @param low the tenth percentile of the members
   * @param high the ninetieth percentile
   */
  public record Point(
      long step, double learningTime, double mean, double standardError, double low, double high) {

    /**
     * The point of some values.
     *
     * @param values of the members, at least one
     */
    public static Point of(long step, double learningTime, double[] values) {
      double mean = Arrays.stream(values).sum() / values.length;
      double squares = 0;
      for (double value : values) {
        squares += (value - mean) * (value - mean);
      }
      double standardError =
          values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1) / values.length);
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return new Point(
          step,
          learningTime,
          mean,
          standardError,
          quantile(sorted, LOW_QUANTILE),
          quantile(sorted, 1 - LOW_QUANTILE));
    }
  }

  public EnsembleCurve {
    points = List.copyOf(points);
  }

  /**
   * The curve of a quantity.
   *
   * @param members with the same learning rate and the same spacing of measurements
   */
  public static EnsembleCurve of(
      List<EnsembleMember> members, ToDoubleFunction<Measurement> quantity) {
    List<List<Measurement>> measured =
        members.stream()
            .filter(member -> member.failure().isBlank())
            .map(EnsembleMember::measurements)
            .toList();
    List<Measurement> longest =
        measured.stream().max((a, b) -> Integer.compare(a.size(), b.size())).orElse(List.of());
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < longest.size(); i++) {
      double[] values = new double[measured.size()];
      for (int j = 0; j < values.length; j++) {
        List<Measurement> own = measured.get(j);
        values[j] = i < own.size() ? quantity.applyAsDouble(own.get(i)) : Double.POSITIVE_INFINITY;
      }
      points.add(Point.of(longest.get(i).step(), longest.get(i).learningTime(), values));
    }
    return new EnsembleCurve(points);
  }

  /** Linear between the order statistics. */
  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    double rest = position - below;
    return rest == 0 ? sorted[below] : (1 - rest) * sorted[below] + rest * sorted[below + 1];
  }
}
