package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.LandscapeSlice;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;

/**
 * Draws the {@link Landscape} on request. Costs a gradient, a Hessian-vector product and a forward
 * pass for each point. Reads what the instruments have found and leaves it as it is: what is
 * measured next is the same with and without.
 */
public final class LandscapeDrawing {
  /** Points on either side of theta. */
  public static final int EACH = 20;

  /** Of both slices. */
  public static final int POINTS = 2 * (2 * EACH + 1);

  /** How far beyond the gradient step the slices go at the least. */
  private static final double BEYOND_STEP = 1.25;

  private final Network network;
  private final Objective objective;
  private final ParameterVector gradient;
  private final ParameterVector direction;
  private final ParameterVector scratch;

  public LandscapeDrawing(NativeMemory memory, Network network, Objective objective) {
    this.network = network;
    this.objective = objective;
    gradient = network.vector(memory.allocate(network.parameters(), 1));
    direction = network.vector(memory.allocate(network.parameters(), 1));
    scratch = network.vector(memory.allocate(network.parameters(), 1));
  }

  /**
   * The landscape around theta. It reaches as far as the parabola along u_1 takes to double the
   * loss, and in any case past the gradient step.
   *
   * @param vector u_1 at theta
   * @param measurement at theta
   */
  public Landscape draw(ParameterVector theta, Matrix vector, Measurement measurement) {
    int size = network.parameters();
    double loss = objective.linearise(theta, gradient).loss();
    double norm = gradient.flat().norm();
    double alongVector = vector.dot(gradient.flat(), size);
    double rate = measurement.inForce().learningRate();
    double largest = measurement.curvature().hessian().largest();
    direction.flat().copy(0, gradient.flat(), 0, size);
    direction.flat().scale(norm == 0 ? 0 : 1 / norm, size);
    objective.hessian().apply(direction.flat(), scratch.flat());
    double curvature = direction.flat().dot(scratch.flat(), size);
    double reach = reach(loss, largest, rate * norm);
    LandscapeSlice eigenvector =
        LandscapeSlice.of(
            objective, theta, vector, loss, alongVector, largest, reach, EACH, scratch);
    LandscapeSlice uphill =
        LandscapeSlice.of(
            objective, theta, direction.flat(), loss, norm, curvature, reach, EACH, scratch);
    return new Landscape(
        measurement.step(),
        measurement.learningTime(),
        loss,
        eigenvector,
        uphill,
        rate * norm,
        -rate * alongVector);
  }

  /** sqrt(2 L / lambda_1), where the parabola doubles the loss; beyond the gradient step. */
  private static double reach(double loss, double largest, double gradientStep) {
    double doubling = largest > 0 ? Math.sqrt(2 * Math.abs(loss) / largest) : 0;
    double reach = Math.max(doubling, BEYOND_STEP * gradientStep);
    return reach > 0 ? reach : 1;
  }
}
