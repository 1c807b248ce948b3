package dev.edgescope.engine.curvature;

import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import java.util.Arrays;

/**
 * The trace of the covariance of the gradient over the examples,
 *
 * <pre>
 * tr Sigma = (1/D) sum_i |g_i - g|^2 = (1/D) sum_i |g_i|^2 - |g|^2
 * </pre>
 *
 * in the units of a squared gradient; a batch of B has {@code E|g_B - g|^2 = (tr Sigma / B) (D - B)
 * / (D - 1)}.
 *
 * <p>Exact: the norms come layer by layer from inputs and errors, and no gradient of an example is
 * formed. Cost: less than half a gradient. The difference of the two terms loses the digits they
 * share, so that the error is the precision's share of the first term. NaN where one of the terms
 * is beyond the precision.
 */
public final class GradientNoise {
  private GradientNoise() {}

  /**
   * tr Sigma at the last linearised point.
   *
   * @param gradient g, as {@link Objective#linearise} gave it
   */
  public static double trace(Objective objective, ParameterVector gradient) {
    double meanSquare =
        Arrays.stream(objective.squaredGradientNorms()).sum() / objective.examples();
    double norm = gradient.flat().norm();
    double trace = meanSquare - norm * norm;
    return Double.isFinite(trace) ? Math.max(0, trace) : Double.NaN;
  }
}
