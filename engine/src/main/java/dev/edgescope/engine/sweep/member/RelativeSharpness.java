package dev.edgescope.engine.sweep.member;

import java.util.List;

/**
 * Conservatism of a member: the mean of lambda_1 along its way over that of the full batch of the
 * same learning rate and seed, at equal learning time. 1 for the full batch itself, below 1 where
 * small batches hold the sharpness back.
 *
 * <p>Both means are over learning time from 0 to the end of the shorter of the two curves, by the
 * trapezoidal rule, linear between the points. NaN where one of them has fewer than two points with
 * a sharpness.
 */
public final class RelativeSharpness {
  private RelativeSharpness() {}

  /**
   * The ratio.
   *
   * @param own curve of the member
   * @param full curve of the full batch
   */
  public static double of(List<CurvePoint> own, List<CurvePoint> full) {
    List<CurvePoint> measured = measured(own);
    List<CurvePoint> reference = measured(full);
    if (measured.size() < 2 || reference.size() < 2) {
      return Double.NaN;
    }
    double end = Math.min(measured.getLast().learningTime(), reference.getLast().learningTime());
    return integral(measured, end) / integral(reference, end);
  }

  private static List<CurvePoint> measured(List<CurvePoint> curve) {
    return curve.stream().filter(point -> Double.isFinite(point.sharpness())).toList();
  }

  private static double integral(List<CurvePoint> curve, double end) {
    double sum = 0;
    for (int i = 1; i < curve.size(); i++) {
      double from = curve.get(i - 1).learningTime();
      double to = curve.get(i).learningTime();
      if (from >= end || to <= from) {
        continue;
      }
      double left = curve.get(i - 1).sharpness();
      double right = curve.get(i).sharpness();
      double until = Math.min(to, end);
      double there = left + (right - left) * (until - from) / (to - from);
      sum += (until - from) * (left + there) / 2;
    }
    return sum;
  }
}
