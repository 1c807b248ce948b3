package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.SecondOrderMidpoint;
import dev.edgescope.engine.curvature.SelfStabilisation;
import dev.edgescope.engine.curvature.SharpnessGradient;
import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;

/**
 * Curvature where nothing flips: at the second-order midpoint of theta and the next two steps of
 * plain gradient descent. The run does not make these steps; they are only looked ahead to. The
 * midpoint lies about the first of them.
 *
 * <p>Cost: three gradients, an eigenvector and a gradient of a curvature. Afterwards the objective
 * is linearised at the midpoint.
 */
final class Midpoint {
  private static final double TOLERANCE = 1e-3;
  private static final int MOST_PRODUCTS = 60;
  private static final long RANDOM_STREAM = 0x4D494450L;

  private final ParameterVector first;
  private final ParameterVector second;
  private final ParameterVector middle;
  private final ParameterVector gradient;
  private final LargestEigensolver solver;
  private final SharpnessGradient sharpnessGradient;

  Midpoint(Subject subject) {
    first = subject.vector();
    second = subject.vector();
    middle = subject.vector();
    gradient = subject.vector();
    int parameters = subject.parameters();
    solver = new LargestEigensolver(subject.memory(), parameters, 1, subject.random(RANDOM_STREAM));
    sharpnessGradient = new SharpnessGradient(subject.memory(), parameters);
  }

  /**
   * Reads.
   *
   * @param start grad L at theta
   */
  RunState.AtMidpoint of(
      Objective objective, ParameterVector theta, ParameterVector start, double learningRate) {
    int size = theta.flat().size();
    first.flat().copy(0, theta.flat(), 0, size);
    first.flat().axpy(-learningRate, start.flat(), size);
    second.flat().copy(0, first.flat(), 0, size);
    gradient.clear();
    objective.addGradient(first, 1, gradient);
    second.flat().axpy(-learningRate, gradient.flat(), size);
    Matrix at = middle.flat();
    SecondOrderMidpoint.of(theta.flat(), first.flat(), second.flat(), at);
    objective.linearise(middle, gradient);
    Eigenpairs pairs = solver.solve(objective.hessian(), TOLERANCE, MOST_PRODUCTS);
    Matrix vector = solver.vectors();
    SelfStabilisation held = sharpnessGradient.of(objective, gradient.flat(), vector);
    double swing = Math.abs(theta.flat().dot(vector, size) - at.dot(vector, size));
    boolean converged = pairs.converged(0);
    return new RunState.AtMidpoint(
        new Reading(pairs.value(0), pairs.residual(0), converged),
        Reading.from(swing, converged),
        Reading.from(Math.sqrt(2 * held.rate() / held.beta()), converged));
  }
}
