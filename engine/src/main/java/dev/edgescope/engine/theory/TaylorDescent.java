package dev.edgescope.engine.theory;

import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
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
 * <p>Cost of a step: a Hessian-vector product.
 *
 * <p>Source: the quadratic Taylor model of J. Cohen, S. Kaur, Y. Li, J. Z. Kolter, A. Talwalkar,
 * Gradient descent on neural networks typically occurs at the edge of stability (2021,
 * arXiv:2103.00065), appendix on the quadratic Taylor approximation.
 */
public final class TaylorDescent implements Flow {
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_PRODUCTS = 200;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Objective objective;
  private final double learningRate;
  private final double lossAtStart;
  private final ParameterVector theta;

  /** g. */
  private final Matrix gradient;

  /** d. */
  private final Matrix displacement;

  /** g + H d. */
  private final Matrix slope;

  private final LargestEigensolver solver;
  private double loss;
  private double sharpness = Double.NaN;

  /** Whether slope and loss are those at d. */
  private boolean taken;

  /**
   * @param objective in 64 bits and the model's own, which outlives it
   * @param start where the model is frozen and the descent begins; copied
   * @param learningRate alpha
   * @param random for the start vectors of the eigensolver; a stream of its own
   */
  public TaylorDescent(
      Objective objective, ParameterVector start, double learningRate, RandomGenerator random) {
    this.objective = objective;
    this.learningRate = learningRate;
    int parameters = objective.parameters();
    theta = objective.network().vector(memory.allocate(parameters, 1));
    theta.flat().setAll(start.flat().toArray());
    gradient = memory.allocate(parameters, 1);
    displacement = memory.allocate(parameters, 1);
    slope = memory.allocate(parameters, 1);
    solver = new LargestEigensolver(memory, parameters, 1, random);
    lossAtStart = objective.linearise(theta, objective.network().vector(gradient)).loss();
  }

  @Override
  public ParameterVector theta() {
    return theta;
  }

  @Override
  public FlowPoint point() {
    take();
    double norm = slope.norm();
    return new FlowPoint(loss, norm * norm, 0, 0, learningRate);
  }

  /** lambda_1 of H, which stays. */
  @Override
  public double sharpness() {
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
    int size = slope.size();
    displacement.axpy(-learningRate, slope, size);
    theta.flat().axpy(-learningRate, slope, size);
    taken = false;
  }

  private void take() {
    if (taken) {
      return;
    }
    int size = slope.size();
    objective.hessian().apply(displacement, slope);
    double curvature = displacement.dot(slope, size);
    loss = lossAtStart + gradient.dot(displacement, size) + curvature / 2;
    slope.axpy(1, gradient, size);
    taken = true;
  }

  @Override
  public void close() {
    memory.close();
  }
}
