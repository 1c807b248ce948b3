package dev.edgescope.engine.curvature;

import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;

/**
 * The critical sharpness {@code lambda_c = 2 / alpha_c}, with alpha_c the smallest learning rate at
 * which a step along d does not lower the loss: {@code L(theta + alpha_c d) = L(theta)}.
 *
 * <p>For the quadratic model it is {@code d^T H d / |g . d|}, along the negative gradient the
 * curvature along it. It meets the edge when the run does, and before that it is no proxy for
 * lambda_1: the gradient may have no component where the curvature is largest.
 *
 * <p>Method: the root of the mean slope {@code (L(theta + alpha d) - L(theta)) / alpha}, which is a
 * line in alpha for the quadratic model and {@code g . d} at 0. It is bracketed by steps that grow
 * by at most {@value #GROWTH}, so that a loss that falls and rises within one such step can hide a
 * smaller root, and then narrowed by regula falsi with the weights of the Illinois algorithm.
 * Stopping rule: a bracket narrower than the accuracy, or the budget of evaluations spent; what was
 * reached is part of the answer.
 *
 * <p>Source: arXiv:2601.16979. Cost: an evaluation of the loss each, a third of a gradient.
 * Afterwards the objective is not linearised.
 *
 * @param value lambda_c in the units of lambda; NaN where d is no direction of descent or no
 *     learning rate was found that does not lower the loss
 * @param error bound on the error of the value, from the bracket
 * @param evaluations that were spent
 */
public record CriticalSharpness(double value, double error, int evaluations) {
  private static final double GROWTH = 4;

  /** The next guess goes this much beyond the extrapolated root, to bracket it. */
  private static final double MARGIN = 1.1;

  private static final CriticalSharpness NONE = new CriticalSharpness(Double.NaN, Double.NaN, 0);

  /** 2 / lambda_c. */
  public double learningRate() {
    return 2 / value;
  }

  /**
   * Searches along a direction.
   *
   * @param theta where; not changed
   * @param loss L(theta), in the precision of the objective
   * @param slope g . d
   * @param direction d, P x 1
   * @param scratch of the same size as theta
   * @param guess where the search starts, such as the learning rate in use or the last alpha_c
   * @param accuracy wanted, relative to alpha_c
   * @param mostEvaluations of the loss
   */
  public static CriticalSharpness along(
      Objective objective,
      ParameterVector theta,
      double loss,
      double slope,
      ParameterVector direction,
      ParameterVector scratch,
      double guess,
      double accuracy,
      int mostEvaluations) {
    if (!(slope < 0)) {
      return NONE;
    }
    int size = theta.flat().size();
    double low = 0;
    double lowSlope = slope;
    double high = Double.POSITIVE_INFINITY;
    double highSlope = Double.NaN;
    double next = guess;
    int evaluations = 0;
    // Whether the last two points fell on the same side, where regula falsi would creep.
    boolean lastWasLow = false;
    while (evaluations < mostEvaluations && !isNarrow(low, high, accuracy)) {
      scratch.flat().copy(0, theta.flat(), 0, size);
      scratch.flat().axpy(next, direction.flat(), size);
      double mean = (objective.evaluate(scratch).loss() - loss) / next;
      evaluations++;
      boolean isLow = mean < 0;
      boolean repeated = evaluations > 1 && isLow == lastWasLow;
      if (isLow) {
        double before = lowSlope;
        double from = low;
        low = next;
        lowSlope = mean;
        if (high == Double.POSITIVE_INFINITY) {
          double root = next + mean * (next - from) / (before - mean);
          boolean rises = mean > before && root > next;
          next = rises ? Math.min(GROWTH * next, from + MARGIN * (root - from)) : GROWTH * next;
          lastWasLow = true;
          continue;
        }
        highSlope = repeated ? highSlope / 2 : highSlope;
      } else {
        high = next;
        highSlope = mean;
        lowSlope = repeated ? lowSlope / 2 : lowSlope;
      }
      lastWasLow = isLow;
      double root = low + (high - low) * lowSlope / (lowSlope - highSlope);
      next = root > low && root < high ? root : (low + high) / 2;
    }
    if (high == Double.POSITIVE_INFINITY || (low == 0 && !Double.isFinite(highSlope))) {
      return new CriticalSharpness(Double.NaN, Double.NaN, evaluations);
    }
    return new CriticalSharpness(2 / next, Math.abs(2 / low - 2 / high), evaluations);
  }

  private static boolean isNarrow(double low, double high, double accuracy) {
    return high < Double.POSITIVE_INFINITY && high - low <= accuracy * high;
  }
}
