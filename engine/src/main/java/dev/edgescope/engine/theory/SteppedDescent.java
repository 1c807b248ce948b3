package dev.edgescope.engine.theory;

import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import java.util.random.RandomGenerator;

/**
 * Gradient descent step for step beside a run, {@code theta <- theta - alpha s}, with a slope s of
 * a kind's own.
 */
abstract sealed class SteppedDescent implements Flow permits TaylorDescent, TwinDescent {
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_PRODUCTS = 200;

  final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  final Objective objective;
  final double learningRate;
  final ParameterVector theta;

  /** s at theta, once it is taken. */
  final ParameterVector slope;

  private final LargestEigensolver solver;
  private double loss;
  private double sharpness = Double.NaN;
  private boolean taken;

  /**
   * @param objective in 64 bits and the descent's own, which outlives it
   * @param start where it begins; copied
   * @param learningRate alpha
   * @param random for the start vectors of the eigensolver; a stream of its own
   */
  SteppedDescent(
      Objective objective, ParameterVector start, double learningRate, RandomGenerator random) {
    this.objective = objective;
    this.learningRate = learningRate;
    theta = newVector();
    theta.flat().setAll(start.flat().toArray());
    slope = newVector();
    solver = new LargestEigensolver(memory, objective.parameters(), 1, random);
  }

  final ParameterVector newVector() {
    return objective.network().vector(memory.allocate(objective.parameters(), 1));
  }

  /**
   * Takes the slope at theta.
   *
   * @return the loss there
   */
  abstract double takeSlope();

  /** Theta has gone a step along the slope. */
  abstract void moved();

  /** The curvature is another from now on. */
  final void forgetSharpness() {
    sharpness = Double.NaN;
  }

  @Override
  public final ParameterVector theta() {
    return theta;
  }

  @Override
  public final FlowPoint point() {
    take();
    double norm = slope.flat().norm();
    return new FlowPoint(loss, norm * norm, 0, 0, learningRate);
  }

  @Override
  public final double sharpness() {
    take();
    if (Double.isNaN(sharpness)) {
      sharpness = solver.solve(objective.hessian(), TOLERANCE, MOST_PRODUCTS).value(0);
    }
    return sharpness;
  }

  @Override
  public final boolean knowsSharpness() {
    return !Double.isNaN(sharpness);
  }

  @Override
  public final void advance() {
    take();
    theta.flat().axpy(-learningRate, slope.flat(), slope.flat().size());
    taken = false;
    moved();
  }

  private void take() {
    if (!taken) {
      loss = takeSlope();
      taken = true;
    }
  }

  @Override
  public final void close() {
    memory.close();
  }
}
