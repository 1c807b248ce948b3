package dev.edgescope.engine.theory;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import java.util.random.RandomGenerator;

/**
 * Gradient descent in the quadratic model of the loss that is frozen where it begins,
 *
 * <pre>
 * L(theta + d) = L + g^T d + 1/2 d^T H d,    d &lt;- d - alpha (g + H d)
 * </pre>
 *
 * It knows neither sharpening nor what holds the sharpness at its edge: below 2 / alpha it settles,
 * above it diverges along the top eigenvector. Where a run leaves it, the change of the curvature
 * has come to count.
 *
 * <p>Its sharpness is lambda_1 of H, which stays. Cost of a step: a Hessian-vector product.
 *
 * <p>Source: the quadratic Taylor model of J. Cohen, S. Kaur, Y. Li, J. Z. Kolter, A. Talwalkar,
 * Gradient descent on neural networks typically occurs at the edge of stability (2021,
 * arXiv:2103.00065), appendix on the quadratic Taylor approximation.
 */
public final class TaylorDescent extends SteppedDescent {
  private final double lossAtStart;

  /** g. */
  private final ParameterVector gradient;

  /** d. */
  private final Matrix displacement;

  /**
   * @param objective in 64 bits and the model's own, which outlives it
   * @param start where the model is frozen and the descent begins; copied
   * @param learningRate alpha
   * @param random for the start vectors of the eigensolver; a stream of its own
   */
  public TaylorDescent(
      Objective objective, ParameterVector start, double learningRate, RandomGenerator random) {
    super(objective, start, learningRate, random);
    gradient = newVector();
    displacement = memory.allocate(objective.parameters(), 1);
    lossAtStart = objective.linearise(theta, gradient).loss();
  }

  /** g + H d. */
  @Override
  double takeSlope() {
    int size = displacement.size();
    Matrix sum = slope.flat();
    objective.hessian().apply(displacement, sum);
    double curvature = displacement.dot(sum, size);
    double along = gradient.flat().dot(displacement, size);
    sum.axpy(1, gradient.flat(), size);
    return lossAtStart + along + curvature / 2;
  }

  @Override
  void moved() {
    displacement.axpy(-learningRate, slope.flat(), displacement.size());
  }
}
