package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.objective.Objective;
import org.jspecify.annotations.Nullable;

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
  /**
   * Of the direction of the flow in what is differentiated for {@link #turnedOff}: what is
   * quadratic in it stays out of sight, and single precision sees what is linear.
   */
  private static final double SHARE = 0x1p-10;

  private final NativeMemory memory;
  private final Matrix gradient;
  private @Nullable Matrix turned;
  private @Nullable Matrix direction;

  public SharpnessGradient(NativeMemory memory, int parameters) {
    this.memory = memory;
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

  /**
   * How fast s_flow changes as u turns: {@code |(I - u u^T) D^3 L[u, d]|}, where s_flow is {@code
   * -d . D^3 L[u, u]}. A vector at the angle phi from the eigenvector gives an s_flow within {@code
   * 2 sin phi} times this of that of the eigenvector, to the first order in phi. At the point and
   * with the vector of the last {@link #of}; costs another two gradients.
   *
   * <p>D^3 L[u, d] is half the slope of D^3 L[u + t d, u + t d] in t, taken as a difference over a
   * small t: good to a percent or so, which is enough for a bound.
   *
   * @param vector u, as in the last {@link #of}
   * @param flow d, what gradient flow goes against: grad L, and the weights times their decay
   */
  public double turnedOff(Objective objective, Matrix vector, Matrix flow) {
    int size = objective.parameters();
    double length = flow.norm();
    if (length == 0) {
      return 0;
    }
    Matrix v = direction == null ? memory.allocate(size, 1) : direction;
    Matrix along = turned == null ? memory.allocate(size, 1) : turned;
    direction = v;
    turned = along;
    v.copy(0, vector, 0, size);
    v.axpy(SHARE / length, flow, size);
    objective.curvatureGradient(v, along);
    along.axpy(-1, gradient, size);
    along.axpy(-along.dot(vector, size), vector, size);
    return along.norm() * length / (2 * SHARE);
  }
}
