package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
public final class Objective implements Batch, CurvatureProducts {
  private final Network network;
  private final Loss loss;
  private final Shards shards;

  /** Where curvature is taken; a copy, so that training may go on. */
  private final ParameterVector point;

  /** Whether the shards hold the passes at {@link #point}. */
  private boolean linearised;

  /** What the last gradient was added times; NaN before the first. */
  private double lastScale = Double.NaN;

  /** What the gradient kept of {@link #point} is times; NaN where none is kept. */
  private double keptScale = Double.NaN;

  /** L at {@link #point}. */
  private double keptLoss;

  /** Allocates for {@code examples}, which must outlive the objective. */
  public Objective(
      NativeMemory memory, Network network, Loss loss, Examples examples, Workers workers) {
    this(memory, network, loss, new Shards(memory, network, loss, examples, workers));
  }

  /** On shards that are there. */
  Objective(NativeMemory memory, Network network, Loss loss, Shards shards) {
    this.network = network;
    this.loss = loss;
    this.shards = shards;
    point = network.vector(memory.allocate(network.parameters(), 1));
  }

  public Network network() {
    return network;
  }

  /** D. */
  public int examples() {
    return shards.examples();
  }

  /** P. */
  @Override
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

  /** At the point of the last {@link #linearise} at no pass, where it is added as the last was. */
  @Override
  public double addGradient(ParameterVector theta, double scale, ParameterVector target) {
    linearised = false;
    lastScale = scale;
    if (scale == keptScale && point.flat().isSameAs(theta.flat())) {
      shards.addKept(target);
      return keptLoss;
    }
    return shards.addGradient(theta, scale, target);
  }

  /** The passes of the last {@link #linearise} are gone: the shards were used for others. */
  void overwrite() {
    linearised = false;
    keptScale = Double.NaN;
  }

  @Override
  public Objective objective() {
    return this;
  }

  /**
   * Takes loss, gradient and all that the curvature products need at theta. A step of descent that
   * goes on from there as the one before did finds its gradient made, bitwise.
   *
   * @param gradient set to grad L(theta)
   */
  public Evaluation linearise(ParameterVector theta, ParameterVector gradient) {
    point.flat().copy(0, theta.flat(), 0, parameters());
    gradient.clear();
    linearised = false;
    keptScale = Double.NaN;
    boolean keeps = shards.canKeep() && lastScale != 0 && Double.isFinite(lastScale);
    double scale = keeps ? lastScale : 1;
    double each = scale / shards.examples();
    Shards.Contribution passes =
        (shard, part) -> {
          shard.addGradient(point, each, part);
          shard.bend();
        };
    if (keeps) {
      shards.keep(passes);
      shards.addKept(gradient);
      if (scale != 1) {
        gradient.flat().scale(1 / scale, parameters());
      }
      keptScale = scale;
      keptLoss = shards.meanLoss();
    } else {
      shards.sum(passes, gradient);
    }
    linearised = true;
    return shards.evaluation();
  }

  /**
   * H = d^2 L / d theta^2 at the point of the last {@link #linearise}, by forward-over-reverse
   * differentiation (Pearlmutter, Neural Computation 6 (1994)).
   */
  @Override
  public SymmetricOperator hessian() {
    double each = 1.0 / shards.examples();
    return product((v, target) ->
        shards.sum((shard, part) -> shard.addHessianProduct(point, v, each, part), target));
  }

  /**
   * The gradient of a curvature, grad (u^T H u) = D^3 L[u, u] with u held, at the point of the last
   * {@link #linearise}: the R-operator twice, exact where the activations are smooth. A mixed one
   * is D^3 L[u, v] = (D^3 L[u + v, u + v] - D^3 L[u - v, u - v]) / 4. Costs about two gradients.
   *
   * @param u P x 1, not changed
   * @param target P x 1, all of it written
   */
  public void curvatureGradient(Matrix u, Matrix target) {
    requireLinearised();
    target.clear();
    double each = 1.0 / shards.examples();
    ParameterVector direction = network.vector(u);
    shards.sum(
        (shard, part) -> shard.addCurvatureGradient(point, direction, each, part),
        network.vector(target));
  }

  /**
   * G = (1/D) sum_i J_i^T (d^2 l_i / df^2) J_i at the point of the last {@link #linearise}; for the
   * squared error its non-zero spectrum is that of the Neural Tangent Kernel.
   */
  @Override
  public SymmetricOperator gaussNewton() {
    double each = 1.0 / shards.examples();
    return product((v, target) ->
        shards.sum((shard, part) -> shard.addGaussNewtonProduct(point, v, each, part), target));
  }

  /**
   * J v of the last product with a v, which has been made on the way.
   *
   * @param target C D x 1, all of it written, example by example
   */
  public void outputTangents(Matrix target) {
    requireLinearised();
    int outputs = network.outputs();
    shards.inOrder((shard, first) -> shard.copyTangents(target, first * outputs));
  }

  /**
   * D G v = J^T (d^2 l / df^2) J v, as far as it needs no pass: (d^2 l / df^2) J v.
   *
   * @param tangents the J v, C D each
   * @param curved as many columns, all of them written
   * @param count of the columns that are taken
   */
  public void curveTangents(Matrix tangents, Matrix curved, int count) {
    requireLinearised();
    int outputs = network.outputs();
    int length = examples() * outputs;
    shards.forEachPlaced((shard, first) -> {
      for (int column = 0; column < count; column++) {
        int at = column * length + first * outputs;
        shard.curve(tangents, at, curved, at);
      }
    });
  }

  @Override
  public void pullBack(Matrix curved, Matrix target) {
    double each = 1.0 / examples();
    target.clear();
    takeBars(curved);
    shards.sum((shard, part) -> shard.addPullBack(point, each, part), network.vector(target));
  }

  void takeBars(Matrix curved) {
    requireLinearised();
    int outputs = network.outputs();
    shards.inOrder((shard, first) -> shard.takeBars(curved, first * outputs));
  }

  Shards shards() {
    return shards;
  }

  /** Where curvature is taken. */
  ParameterVector point() {
    return point;
  }

  /** Who share its passes, for what is done between them. */
  public Workers workers() {
    return shards.workers();
  }

  /** Whether work on it is to be given up. */
  public Cancellation cancellation() {
    return shards.cancellation();
  }

  /** tr Theta = (1/D) sum_i sum_c |grad f_c(x_i)|^2, exactly, at the last linearised point. */
  public double ntkTrace() {
    return Arrays.stream(ntkTraceByLayer()).sum();
  }

  /** tr G, exactly, at the last linearised point. For the squared error it is tr Theta. */
  public double gaussNewtonTrace() {
    return Arrays.stream(layerTraces(loss, null)).sum();
  }

  /**
   * tr Theta_P = (1/D) sum_i sum_c |P^-1/2 grad f_c(x_i)|^2, exactly, at the last linearised point.
   *
   * @param inverse the diagonal of P^-1
   */
  public double ntkTrace(Matrix inverse) {
    return Arrays.stream(layerTraces(Loss.SQUARED_ERROR, network.vector(inverse))).sum();
  }

  /** tr P^-1/2 G P^-1/2 likewise. For the squared error it is tr Theta_P. */
  public double gaussNewtonTrace(Matrix inverse) {
    return Arrays.stream(layerTraces(loss, network.vector(inverse))).sum();
  }

  /**
   * The part of tr Theta of each layer with parameters, (1/D) sum_i sum_c |grad_l f_c(x_i)|^2, in
   * flat order, at the last linearised point; together they are tr Theta. Costs what the trace
   * does.
   */
  public double[] ntkTraceByLayer() {
    return layerTraces(Loss.SQUARED_ERROR, null);
  }

  private double[] layerTraces(Loss factor, @Nullable ParameterVector metric) {
    requireLinearised();
    shards.forEach(shard -> shard.traceJacobian(point, factor, metric));
    return shards.meanLayerTraces();
  }

  /**
   * |grad l_i|^2 for each of the D examples, exactly, at the last linearised point. Costs less than
   * half a gradient: the errors go back once more, and no gradient is formed.
   */
  public double[] squaredGradientNorms() {
    requireLinearised();
    shards.forEach(shard -> shard.normGradients(point));
    return shards.ofExamples();
  }

  /**
   * u^T grad l_i for each of the D examples at the last linearised point, by a tangent pass: no
   * gradient is formed. Costs half a gradient.
   *
   * @param u P x 1
   */
  public double[] gradientsAlong(Matrix u) {
    requireLinearised();
    ParameterVector direction = network.vector(u);
    shards.forEach(shard -> shard.projectGradients(point, direction));
    return shards.ofExamples();
  }

  /**
   * |J_i^T r_i|^2 for each of the D examples at the last linearised point, with the r_i in {-1,
   * 1}^C drawn anew and independently; its mean over the draws is sum_c |grad f_c(x_i)|^2. Costs
   * less than half a gradient.
   */
  public double[] squaredJacobianNorms(RandomGenerator random) {
    requireLinearised();
    long seed = random.nextLong();
    shards.forEachPlaced((shard, first) -> shard.normJacobians(point, seed + first));
    return shards.ofExamples();
  }

  /**
   * The Neural Tangent Kernel (1/D) J J^T at the last linearised point, for small problems. Row and
   * column i C + c belong to output c of example i. Costs D C Gauss-Newton products at the most.
   *
   * @param theta D C x D C, all of it written
   */
  public void ntk(Matrix theta) {
    gram(Loss.SQUARED_ERROR, theta);
  }

  /**
   * The same with the factors of the loss's curvature, (1/D) R^T J J^T R with R_i R_i^T = d^2 l_i /
   * df^2: a D C x D C matrix with the non-zero spectrum of G. For the squared error it is the NTK.
   */
  public void gaussNewtonKernel(Matrix kernel) {
    gram(loss, kernel);
  }

  private void gram(Loss factor, Matrix gram) {
    requireLinearised();
    int outputs = network.outputs();
    int size = Math.multiplyExact(examples(), outputs);
    if (gram.rows() != size || gram.columns() != size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A matrix of %,d x %,d does not fit the kernel of %,d examples and %,d outputs",
              gram.rows(),
              gram.columns(),
              examples(),
              outputs));
    }
    double each = 1.0 / examples();
    try (NativeMemory memory = new NativeMemory(point.flat().precision())) {
      ParameterVector row = network.vector(memory.allocate(parameters(), 1));
      shards.inOrder((source, first) -> {
        for (int i = 0; i < source.count() * outputs; i++) {
          row.clear();
          source.pullBackFactor(point, factor, i / outputs, i % outputs, row);
          int column = (first * outputs + i) * size;
          shards.forEachPlaced((shard, at) ->
              shard.pushForward(point, row, factor, each, gram, column + at * outputs));
        }
      });
    }
  }

  void requireLinearised() {
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
