package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;

/**
 * The rate at which gradient flow would sharpen, by a central difference:
 *
 * <pre>
 * s_flow = d lambda_1 / d tau = -u_1^T (D^3 L[g]) u_1
 *        = (u_1^T H(theta - eps g) u_1 - u_1^T H(theta + eps g) u_1) / (2 eps) + O(eps^2)
 * </pre>
 *
 * in the units of lambda for each unit of learning time.
 *
 * <p>The step: rounding leaves an error of about {@code u lambda_1} in each curvature, u the unit
 * roundoff, and truncation one of {@code (h / R)^2} relative to the difference, with {@code h = eps
 * |g|} the distance moved and R the distance over which curvature changes by itself. The sum is
 * least near {@code h = u^{1/3} R}; R is taken to be a tenth of |theta|, the scale on which the
 * activations change (with |theta| itself truncation is 4% at the start of the default experiment).
 * That is {@code h = 3.9e-4 |theta|} in float and {@code 4.8e-7 |theta|} in double. A step tied to
 * alpha instead would drown in rounding at small learning rates.
 *
 * <p>Cost: two gradients and two Hessian-vector products. Afterwards the objective is linearised
 * elsewhere. Where it fails: an error in u_1, the residual over the gap to lambda_2, enters in the
 * first order, so that the rate is uncertain where lambda_1 and lambda_2 are close; with relu the
 * curvature is not continuous and the difference carries its jumps. Zero for a gradient of zero.
 *
 * <p>Source: A. Agarwala, J. Pennington, High dimensional analysis reveals conservative sharpening
 * and a stochastic edge of stability (2024, arXiv:2404.19261).
 */
public final class SharpeningRate {
  private static final double FLOAT_STEP = Math.cbrt(0x1p-24) / 10;
  private static final double DOUBLE_STEP = Math.cbrt(0x1p-53) / 10;

  private final ParameterVector displaced;
  private final ParameterVector scratch;
  private final double relativeStep;

  public SharpeningRate(NativeMemory memory, Network network) {
    displaced = network.vector(memory.allocate(network.parameters(), 1));
    scratch = network.vector(memory.allocate(network.parameters(), 1));
    relativeStep = memory.precision() == Precision.FLOAT ? FLOAT_STEP : DOUBLE_STEP;
  }

  /**
   * s_flow at theta.
   *
   * @param gradient g = grad L(theta)
   * @param vector u_1, the unit eigenvector of the largest eigenvalue of the Hessian at theta
   */
  public double of(
      Objective objective, ParameterVector theta, ParameterVector gradient, Matrix vector) {
    double norm = gradient.flat().norm();
    if (norm == 0) {
      return 0;
    }
    double scale = theta.flat().norm();
    double eps = relativeStep * (scale == 0 ? 1 : scale) / norm;
    double ahead = curvature(objective, theta, gradient, vector, -eps);
    double behind = curvature(objective, theta, gradient, vector, eps);
    return (ahead - behind) / (2 * eps);
  }

  /** u^T H(theta + step g) u. */
  private double curvature(
      Objective objective,
      ParameterVector theta,
      ParameterVector gradient,
      Matrix vector,
      double step) {
    int size = objective.parameters();
    displaced.flat().copy(0, theta.flat(), 0, size);
    displaced.flat().axpy(step, gradient.flat(), size);
    objective.linearise(displaced, scratch);
    objective.hessian().apply(vector, scratch.flat());
    return vector.dot(scratch.flat(), size);
  }
}
