package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;

/**
 * The training loss along a line through theta, and the parabola that slope and curvature at theta
 * predict for it:
 *
 * <pre>
 * L(theta + s v),    L + s (g^T v) + s^2 (v^T H v) / 2
 * </pre>
 *
 * with a unit vector v, so that s is a distance in parameter space. The two part where the loss is
 * no longer quadratic: what lies there is what makes the edge of stability stable (Damian, Nichani,
 * Lee 2023).
 */
public final class LandscapeSlice {
  private final double[] distances;
  private final double[] losses;
  private final double loss;
  private final double slope;
  private final double curvature;

  private LandscapeSlice(
      double[] distances, double[] losses, double loss, double slope, double curvature) {
    this.distances = distances;
    this.losses = losses;
    this.loss = loss;
    this.slope = slope;
    this.curvature = curvature;
  }

  /**
   * Evaluates the loss at evenly spaced points from {@code -reach} to {@code reach}, theta among
   * them. Costs a forward pass for each; afterwards the objective is linearised nowhere.
   *
   * @param theta not changed
   * @param direction v, of unit length
   * @param loss L at theta
   * @param slope g^T v
   * @param curvature v^T H v
   * @param reach largest |s|, positive
   * @param each number of points on either side of theta, at least 1
   * @param scratch overwritten
   */
  public static LandscapeSlice of(
      Objective objective,
      ParameterVector theta,
      Matrix direction,
      double loss,
      double slope,
      double curvature,
      double reach,
      int each,
      ParameterVector scratch) {
    double[] distances = new double[2 * each + 1];
    double[] losses = new double[2 * each + 1];
    for (int i = 0; i < distances.length; i++) {
      double distance = reach * (i - each) / each;
      scratch.flat().copy(0, theta.flat(), 0, objective.parameters());
      scratch.flat().axpy(distance, direction, objective.parameters());
      distances[i] = distance;
      losses[i] = objective.evaluate(scratch).loss();
    }
    return new LandscapeSlice(distances, losses, loss, slope, curvature);
  }

  /** Number of points. */
  public int size() {
    return losses.length;
  }

  /** s of the i-th point, from -reach on. */
  public double distance(int i) {
    return distances[i];
  }

  /** L(theta + s v) at the i-th point; not finite where the loss overflows. */
  public double loss(int i) {
    return losses[i];
  }

  /** What the parabola says at the distance s. */
  public double parabola(double s) {
    return loss + s * slope + s * s * curvature / 2;
  }

  /** g^T v. */
  public double slope() {
    return slope;
  }

  /** v^T H v. */
  public double curvature() {
    return curvature;
  }
}
