package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;

/**
 * The mean loss L(theta) = (1/D) sum_i l_i of a network on a fixed set of D examples, with its
 * exact derivatives: gradient, Hessian- and Gauss-Newton-vector products and the trace of the
 * Neural Tangent Kernel.
 *
 * <p>Curvature is that of the point given to {@link #linearise}; the forward and backward pass made
 * there serve all products, which cost about one gradient each. A loss or gradient taken afterwards
 * overwrites them, and curvature needs a new {@link #linearise}.
 *
 * <p>For one thread at a time; it uses all cores itself.
 */
public final class Objective implements Batch {
  private final Network network;
  private final Loss loss;
  private final Shards shards;

  /** Where curvature is taken; a copy, so that training may go on. */
  private final ParameterVector point;

  /** Whether the shards hold the passes at {@link #point}. */
  private boolean linearised;

  /** Allocates for {@code examples}, which must outlive the objective. */
  public Objective(
      NativeMemory memory, Network network, Loss loss, Examples examples, Workers workers) {
    this.network = network;
    this.loss = loss;
    shards = new Shards(memory, network, loss, examples, workers);
    point = network.vector(memory.allocate(network.parameters(), 1));
  }

  /** D. */
  public int examples() {
    return shards.examples();
  }

  /** P. */
  public int parameters() {
    return network.parameters();
  }

  /** Whether tr G is tr Theta. */
  public boolean isSquaredError() {
    return loss == Loss.SQUARED_ERROR;
  }

  /** Loss and accuracy, by a forward pass. */
  public Evaluation evaluate(ParameterVector theta) {
    linearised = false;
    shards.forEach(shard -> shard.evaluate(theta));
    return shards.evaluation();
  }

  @Override
  public double addGradient(ParameterVector theta, double scale, ParameterVector target) {
    linearised = false;
    double each = scale / shards.examples();
    shards.sum((shard, part) -> shard.addGradient(theta, each, part), target);
    return shards.meanLoss();
  }

  /**
   * Takes loss, gradient and all that the curvature products need at theta.
   *
   * @param gradient set to grad L(theta)
   */
  public Evaluation linearise(ParameterVector theta, ParameterVector gradient) {
    point.flat().copy(0, theta.flat(), 0, parameters());
    gradient.clear();
    double each = 1.0 / shards.examples();
    shards.sum(
        (shard, part) -> {
          shard.addGradient(point, each, part);
          shard.bend();
        },
        gradient);
    linearised = true;
    return shards.evaluation();
  }

  /**
   * H = d^2 L / d theta^2 at the point of the last {@link #linearise}, by forward-over-reverse
   * differentiation (Pearlmutter, Neural Computation 6 (1994)).
   */
  public SymmetricOperator hessian() {
    double each = 1.0 / shards.examples();
    return product(
        (v, target) ->
            shards.sum((shard, part) -> shard.addHessianProduct(point, v, each, part), target));
  }

  /**
   * G = (1/D) sum_i J_i^T (d^2 l_i / df^2) J_i at the point of the last {@link #linearise}; for the
   * squared error its non-zero spectrum is that of the Neural Tangent Kernel.
   */
  public SymmetricOperator gaussNewton() {
    double each = 1.0 / shards.examples();
    return product(
        (v, target) ->
            shards.sum((shard, part) -> shard.addGaussNewtonProduct(point, v, each, part), target));
  }

  /** tr Theta = (1/D) sum_i sum_c |grad f_c(x_i)|^2, exactly, at the last linearised point. */
  public double ntkTrace() {
    return trace(Loss.SQUARED_ERROR);
  }

  /** tr G, exactly, at the last linearised point. For the squared error it is tr Theta. */
  public double gaussNewtonTrace() {
    return trace(loss);
  }

  private double trace(Loss factor) {
    requireLinearised();
    shards.forEach(shard -> shard.traceJacobian(point, factor));
    return shards.meanTrace();
  }

  private void requireLinearised() {
    if (!linearised) {
      throw new IllegalStateException(
          "Curvature needs linearise first, and again after a loss or a gradient was taken");
    }
  }

  private interface Product {
    void add(ParameterVector v, ParameterVector target);
  }

  private SymmetricOperator product(Product product) {
    return new SymmetricOperator() {
      @Override
      public int dimension() {
        return parameters();
      }

      @Override
      public void apply(Matrix x, Matrix y) {
        requireLinearised();
        y.clear();
        product.add(network.vector(x), network.vector(y));
      }
    };
  }
}
