package dev.edgescope.engine.theory;

import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import java.util.random.RandomGenerator;

/**
 * The full-batch twin of a run on batches: gradient descent on all examples from the same weights,
 * step for step,
 *
 * <pre>
 * theta &lt;- theta - alpha grad L
 * </pre>
 *
 * What is between it and the run is what the noise of the gradients has done.
 *
 * <p>Cost of a step: a gradient.
 */
public final class TwinDescent implements Flow {
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_PRODUCTS = 200;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Objective objective;
  private final double learningRate;
  private final ParameterVector theta;
  private final Matrix gradient;
  private final ParameterVector slope;
  private final LargestEigensolver solver;
  private double loss;
  private double sharpness = Double.NaN;

  /** Whether loss, gradient and curvature are those at theta. */
  private boolean taken;

  /**
   * @param objective in 64 bits and the twin's own, which outlives it
   * @param start where it begins; copied
   * @param learningRate alpha
   * @param random for the start vectors of the eigensolver; a stream of its own
   */
  public TwinDescent(
      Objective objective, ParameterVector start, double learningRate, RandomGenerator random) {
    this.objective = objective;
    this.learningRate = learningRate;
    int parameters = objective.parameters();
    theta = objective.network().vector(memory.allocate(parameters, 1));
    theta.flat().setAll(start.flat().toArray());
    gradient = memory.allocate(parameters, 1);
    slope = objective.network().vector(gradient);
    solver = new LargestEigensolver(memory, parameters, 1, random);
  }

  @Override
  public ParameterVector theta() {
    return theta;
  }

  @Override
  public FlowPoint point() {
    take();
    double norm = gradient.norm();
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

  @Override
  public boolean knowsSharpness() {
    return !Double.isNaN(sharpness);
  }

  @Override
  public void advance() {
    take();
    theta.flat().axpy(-learningRate, gradient, gradient.size());
    taken = false;
    sharpness = Double.NaN;
  }

  private void take() {
    if (!taken) {
      loss = objective.linearise(theta, slope).loss();
      taken = true;
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
