package dev.edgescope.engine.theory;

import dev.edgescope.engine.linalg.LargestEigensolver;
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
 * {@code (h lambda_1)^5}; the method is unstable from {@code h lambda_1 = 2.8} on. So the substeps
 * are no longer than {@value #STABLE} / lambda_1, which is looked at once in {@value #REST} steps,
 * up to {@value #MOST} of a step.
 */
public final class GradientFlow implements Flow {
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_PRODUCTS = 200;
  private static final double STABLE = 2;
  private static final int REST = 10;
  private static final int MOST = 64;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Objective objective;
  private final double learningRate;
  private final Substeps substeps;
  private final ParameterVector theta;
  private final ParameterVector gradient;
  private final ParameterVector slope;
  private final ParameterVector probe;
  private final ParameterVector sum;
  private final LargestEigensolver solver;
  private double loss;
  private double lossBefore = Double.NaN;

  /** lambda_1 when it was last taken. */
  private double sharpness = Double.NaN;

  /** Steps gone so far, and those when lambda_1 was taken. */
  private long step;

  private long sharpnessOf = -1;

  /** Whether loss and gradient are those at theta. */
  private boolean taken;

  /**
   * @param objective in 64 bits and the flow's own, which outlives it
   * @param start where the flow begins, in either precision; copied
   * @param learningRate alpha, the learning time of a step
   * @param substeps how many of a step, where its stability asks for no more
   * @param random for the start vectors of the eigensolver; a stream of its own
   */
  public GradientFlow(
      Objective objective,
      ParameterVector start,
      double learningRate,
      Substeps substeps,
      RandomGenerator random) {
    this.objective = objective;
    this.learningRate = learningRate;
    this.substeps = substeps;
    theta = newVector();
    gradient = newVector();
    slope = newVector();
    probe = newVector();
    sum = newVector();
    solver = new LargestEigensolver(memory, objective.parameters(), 1, random);
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
    if (sharpnessOf != step) {
      sharpness = solver.solve(objective.hessian(), TOLERANCE, MOST_PRODUCTS).value(0);
      sharpnessOf = step;
    }
    return sharpness;
  }

  @Override
  public boolean knowsSharpness() {
    return sharpnessOf == step;
  }

  private void take() {
    if (!taken) {
      loss = objective.linearise(theta, gradient).loss();
      taken = true;
    }
  }

  @Override
  public void advance() {
    take();
    if (sharpnessOf < 0 || step - sharpnessOf >= REST) {
      sharpness();
    }
    int stable = (int) Math.ceil(learningRate * sharpness / STABLE);
    int count = Math.clamp(stable, substeps.of(lossBefore, loss), MOST);
    lossBefore = loss;
    for (int i = 0; i < count; i++) {
      if (!taken) {
        gradient.clear();
        objective.addGradient(theta, 1, gradient);
      }
      substep(learningRate / count);
      taken = false;
    }
    step++;
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
