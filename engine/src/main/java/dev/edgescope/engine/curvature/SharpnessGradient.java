package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.objective.Objective;

/**
 * The gradient of the sharpness S = lambda_1 over the parameters,
 *
 * <pre>
 * grad S = D^3 L[u_1, u_1]
 * </pre>
 *
 * and what follows from it for the motion near the edge. u_1 may be held, since lambda_1 does not
 * change with it to the first order.
 *
 * <p>Cost: one {@link Objective#curvatureGradient}, about two gradients. Where it fails: an error
 * in u_1, the residual over the gap to lambda_2, enters in the first order, so that grad S is
 * uncertain where lambda_1 and lambda_2 are close; with relu it misses what the jumps of the
 * curvature add up to.
 *
 * <p>Source: A. Damian, E. Nichani, J. D. Lee, Self-stabilization: the implicit bias of gradient
 * descent at the edge of stability (2022, arXiv:2209.15594).
 */
public final class SharpnessGradient {
  private final Matrix gradient;

  public SharpnessGradient(NativeMemory memory, int parameters) {
    gradient = memory.allocate(parameters, 1);
  }

  /**
   * Takes grad S at the last linearised point.
   *
   * @param lossGradient grad L there, P x 1
   * @param vector u_1, the unit eigenvector of the largest eigenvalue of the Hessian there
   */
  public SelfStabilisation of(Objective objective, Matrix lossGradient, Matrix vector) {
    objective.curvatureGradient(vector, gradient);
    int size = objective.parameters();
    double rate = -lossGradient.dot(gradient, size);
    double beta = gradient.dot(gradient, size);
    double along = gradient.dot(vector, size);
    double slope = lossGradient.dot(vector, size);
    return new SelfStabilisation(rate, beta, rate + slope * along, beta - along * along);
  }

  /** grad S of the last reading, P x 1, in the units of lambda over those of theta. */
  public Matrix vector() {
    return gradient;
  }
}
