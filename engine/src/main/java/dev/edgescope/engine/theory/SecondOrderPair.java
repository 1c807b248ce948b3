package dev.edgescope.engine.theory;

/**
 * Second-order regression with one example and two parameters, in the variables in which gradient
 * descent is closed. Q has the eigenvalues 1 and -epsilon, lengths are scaled so that alpha = 1,
 * and {@code T_k = J Q^k J^T}:
 *
 * <pre>
 * z'   = z - z T_0 + z^2 T_1 / 2
 * T_k' = T_k - z (2 T_{k+1} - z T_{k+2}),    k = 0, 1
 * T_2  = (1 - epsilon) T_1 + epsilon T_0
 * </pre>
 *
 * T_0 is the NTK, and the edge of stability is T_0 = 2.
 *
 * <p>Source: Agarwala, Pedregosa and Pennington, Second-order regression models exhibit progressive
 * sharpening to the edge of stability (2022, arXiv:2210.04860), the model with D = 1 and P = 2.
 *
 * @param z the residual
 * @param t0 T_0
 * @param t1 T_1, between -epsilon T_0 and T_0
 * @param epsilon minus the smaller eigenvalue of Q
 */
public record SecondOrderPair(double z, double t0, double t1, double epsilon) {

  /**
   * The state at the parameters theta of f = 1/2 theta^T Q theta, to be brought to a target.
   *
   * @param first along the eigenvector of Q to 1
   * @param second along that to -epsilon
   * @param target y
   */
  public static SecondOrderPair at(double first, double second, double target, double epsilon) {
    double j1 = first;
    double j2 = -epsilon * second;
    return new SecondOrderPair(
        (first * first - epsilon * second * second) / 2 - target,
        j1 * j1 + j2 * j2,
        j1 * j1 - epsilon * j2 * j2,
        epsilon);
  }

  /** J along the eigenvector of Q to 1, up to its sign. */
  public double firstSlope() {
    return Math.sqrt(Math.max(0, (t1 + epsilon * t0) / (1 + epsilon)));
  }

  /** J along the eigenvector of Q to -epsilon, up to its sign. */
  public double secondSlope() {
    return Math.sqrt(Math.max(0, (t0 - t1) / (1 + epsilon)));
  }

  /** The state after a step of gradient descent. */
  public SecondOrderPair next() {
    double t2 = (1 - epsilon) * t1 + epsilon * t0;
    double t3 = (1 - epsilon) * t2 + epsilon * t1;
    return new SecondOrderPair(
        z - z * t0 + z * z * t1 / 2,
        t0 - z * (2 * t1 - z * t2),
        t1 - z * (2 * t2 - z * t3),
        epsilon);
  }
}
