package dev.edgescope.engine.theory;

import dev.edgescope.engine.linalg.LargestEigenpairs;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import java.util.random.RandomGenerator;

/**
 * Gradient flow, {@code d theta / d tau = -grad L}, by the classical Runge-Kutta method of fourth
 * order. It sharpens on where gradient descent is held at its edge of stability.
 *
 * <p>Cost of a step: four gradients for each substep. The error of a substep of length h grows like
 * {@code (h lambda_1)^5}; the method is unstable from {@code h lambda_1 = 2.8} on, which for 4
 * substeps is 5.6 times the edge of the run.
 */
public final class GradientFlow implements Flow {
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_PRODUCTS = 200;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Objective objective;
  private final double learningRate;
  private final int substeps;
  private final ParameterVector theta;
  private final ParameterVector gradient;
  private final ParameterVector slope;
  private final ParameterVector probe;
  private final ParameterVector sum;
  private final LargestEigenpairs solver;
  private double loss;
  private double sharpness = Double.NaN;

  /** Whether loss and gradient are those at theta. */
  private boolean taken;

  /**
   * @param objective in 64 bits and the flow's own, which outlives it
   * @param start where the flow begins, in either precision; copied
   * @param learningRate alpha, the learning time of a step
   * @param substeps of a step
   * @param random for the start vectors of the eigensolver; a stream of its own
   */
  public GradientFlow(
      Objective objective,
      ParameterVector start,
      double learningRate,
      int substeps,
      RandomGenerator random) {
    this.objective = objective;
    this.learningRate = learningRate;
    this.substeps = substeps;
    theta = newVector();
    gradient = newVector();
    slope = newVector();
    probe = newVector();
    sum = newVector();
    solver = new LargestEigenpairs(memory, objective.parameters(), 1, random);
    theta.flat().setAll(start.flat().toArray());
  }

  private ParameterVector newVector() {
    return objective.network().vector(memory.allocate(objective.parameters(), 1));
  }

  @Override
  public ParameterVector theta() {
    return theta;
  }

  @Override
  public FlowPoint point() {
    take();
    double norm = gradient.flat().norm();
    return new FlowPoint(loss, norm * norm, 0, 0, learningRate);
  }

  @Override
  public double sharpness() {
    take();
    if (Double.isNaN(sharpness)) {
      sharpness = solver.solve(objective.hessian(), TOLERANCE, MOST_PRODUCTS).value(0);
    }
    return sharpness;
  }

  private void take() {
    if (!taken) {
      loss = objective.linearise(theta, gradient).loss();
      sharpness = Double.NaN;
      taken = true;
    }
  }

  @Override
  public void advance() {
    double length = learningRate / substeps;
    for (int i = 0; i < substeps; i++) {
      if (!taken) {
        gradient.clear();
        objective.addGradient(theta, 1, gradient);
      }
      substep(length);
      taken = false;
    }
  }

  /** From theta and the gradient there. */
  private void substep(double length) {
    int size = theta.flat().size();
    sum.flat().copy(0, gradient.flat(), 0, size);
    slopeAt(gradient, length / 2);
    sum.flat().axpy(2, slope.flat(), size);
    slopeAt(slope, length / 2);
    sum.flat().axpy(2, slope.flat(), size);
    slopeAt(slope, length);
    sum.flat().axpy(1, slope.flat(), size);
    theta.flat().axpy(-length / 6, sum.flat(), size);
  }

  /** Sets the slope to grad L(theta - length direction). */
  private void slopeAt(ParameterVector direction, double length) {
    int size = theta.flat().size();
    probe.flat().copy(0, theta.flat(), 0, size);
    probe.flat().axpy(-length, direction.flat(), size);
    slope.clear();
    objective.addGradient(probe, 1, slope);
  }

  @Override
  public void close() {
    memory.close();
  }
}
