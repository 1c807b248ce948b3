package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.objective.Objective;

/**
 * Batch sharpness, the curvature that stochastic gradient descent feels along its own steps,
 *
 * <pre>
 * E_B[g_B^T H_B g_B] / E_B[|g_B|^2]
 * </pre>
 *
 * with g_B and H_B the gradient and Hessian of the batch's own mean loss and both means over
 * batches drawn as training draws them; to be compared with {@code 2 / alpha}. For the full batch
 * it is {@code g^T H g / |g|^2}. NaN, undefined, where all gradients are zero.
 *
 * <p>A ratio estimate from M batches, with {@code a_m = g^T H g} and {@code b_m = |g|^2} of batch
 * m: {@code R = sum a / sum b}, biased by the order 1/M, and its standard error by the delta
 * method, {@code (sum (a_m - R b_m)^2 / (M (M - 1)))^{1/2} / mean b}.
 *
 * <p>Cost: for each batch one of its gradients and one of its Hessian-vector products, 2 B / D
 * gradients.
 *
 * <p>Source: A. Andreyev, P. Beneventano, Edge of stochastic stability (2024, arXiv:2412.20553),
 * definition of batch sharpness.
 */
public final class BatchSharpness {
  private final ParameterVector gradient;
  private final Matrix product;

  public BatchSharpness(NativeMemory memory, Network network) {
    gradient = network.vector(memory.allocate(network.parameters(), 1));
    product = memory.allocate(network.parameters(), 1);
  }

  /** That of the full batch, from the last linearised point and the gradient g found there. */
  public Estimate ofFullBatch(Objective objective, ParameterVector fullGradient) {
    objective.hessian().apply(fullGradient.flat(), product);
    int size = product.size();
    return Estimate.exact(
        fullGradient.flat().dot(product, size)
            / fullGradient.flat().dot(fullGradient.flat(), size));
  }

  /**
   * The estimate at theta.
   *
   * @param batch draws from a stream of its own
   * @param firstDraw number of the first draw; the estimate is a function of it
   * @param draws M, at least 2
   */
  public Estimate of(ParameterVector theta, MiniBatch batch, long firstDraw, int draws) {
    if (draws < 2) {
      throw new IllegalArgumentException(draws + " batches show no scatter; give 2 or more");
    }
    double[] curvatures = new double[draws];
    double[] squares = new double[draws];
    Objective objective = batch.objective();
    int size = product.size();
    double curvatureSum = 0;
    double squareSum = 0;
    for (int m = 0; m < draws; m++) {
      batch.draw(firstDraw + m);
      objective.linearise(theta, gradient);
      objective.hessian().apply(gradient.flat(), product);
      curvatures[m] = gradient.flat().dot(product, size);
      squares[m] = gradient.flat().dot(gradient.flat(), size);
      curvatureSum += curvatures[m];
      squareSum += squares[m];
    }
    double ratio = curvatureSum / squareSum;
    double scatter = 0;
    for (int m = 0; m < draws; m++) {
      double difference = curvatures[m] - ratio * squares[m];
      scatter += difference * difference;
    }
    double error = Math.sqrt(scatter / ((double) draws * (draws - 1))) / (squareSum / draws);
    return new Estimate(ratio, error);
  }
}
