package dev.edgescope.engine.objective;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * The Hessian and the Gauss-Newton matrix of an {@link Objective} within the vectors whose first
 * layer weighs the leading principal components of the inputs alone, {@value #RANK} of them: for
 * pictures, products at half or a third of the price.
 *
 * <p>The first layer's part of an eigenvector is {@code X B^T / (D lambda)} with the inputs X, and
 * in a component of variance s^2 it has a share of that order: the leading ones hold nearly all of
 * it. With V an orthonormal basis of these vectors, {@code V^T H V} is what is applied here. Its
 * Ritz pairs are Ritz pairs of H. Their residual is the one within the space, and beside it what H
 * u has outside. That is estimated from {@value #PROBES} random directions, whose products with H u
 * come with each product: its square without bias, with a standard error below a sixth of it where
 * five directions outside weigh the same, and less with more.
 *
 * <p>Coordinates are those of parameter space, with {@value #RANK} for each unit of the first layer
 * in the place of its weights.
 */
public final class ReducedCurvature implements CurvatureProducts {
  private static final int RANK = 144;
  private static final int PROBES = 16;
  private static final int COORDINATES = RANK + PROBES;

  /** Largest part of the inputs' sum of squares that may be outside. */
  private static final double MOST_LEFT = 0.2;

  private final Objective objective;
  private final Network network;
  private final Shards shards;
  private final Matrix components;
  private final Matrix inputs;
  private final Shards.Parts parts;
  private final int units;
  private final Matrix image;
  private final ParameterVector imageVector;
  private final Map<Kind, Probes> probes = new EnumMap<>(Kind.class);

  /** Which of the two. */
  public enum Kind {
    HESSIAN,
    GAUSS_NEWTON
  }

  /** Adds the product of a shard's curvature with a vector. */
  private interface ShardProduct {
    void add(Shard shard, ParameterVector v, ParameterVector target);
  }

  private ReducedCurvature(
      NativeMemory memory, Objective objective, Matrix components, Matrix inputs, int capacity) {
    this.objective = objective;
    this.components = components;
    this.inputs = inputs;
    network = objective.network();
    shards = objective.shards().balanced();
    parts = shards.parts(memory, COORDINATES);
    image = memory.allocate(network.parameters(COORDINATES), 1);
    imageVector = network.vector(image, COORDINATES);
    units = network.parameters(1) - network.parameters(0);
    for (Kind kind : Kind.values()) {
      probes.put(kind, new Probes(memory, capacity));
    }
  }

  /**
   * That of an objective; empty where the first layer is not dense, its inputs or the examples are
   * few, or much of the inputs lies outside the components.
   *
   * @param memory where it lives
   * @param capacity most products of a solution that {@link #outside} is asked of
   * @param random a stream of its own
   */
  public static Optional<ReducedCurvature> of(
      NativeMemory memory, Objective objective, int capacity, RandomGenerator random) {
    int inputs = objective.network().inputs();
    int examples = objective.examples();
    if (!objective.network().beginsWithDenseUnits()
        || inputs < 3 * COORDINATES
        || examples < 2 * COORDINATES) {
      return Optional.empty();
    }
    Matrix axes = memory.allocate(inputs, COORDINATES);
    Matrix coordinates = memory.allocate(COORDINATES, examples);
    Shards shards = objective.shards();
    double left = new PrincipalInputs(shards, axes, coordinates, RANK, random).find();
    if (!(left <= MOST_LEFT)) {
      return Optional.empty();
    }
    return Optional.of(
        new ReducedCurvature(memory, objective, axes.columns(0, RANK), coordinates, capacity));
  }

  @Override
  public int parameters() {
    return network.parameters(RANK);
  }

  @Override
  public SymmetricOperator hessian() {
    double each = 1.0 / shards.examples();
    return operator(
        Kind.HESSIAN,
        (shard, v, target) -> shard.addHessianProduct(objective.point(), v, each, target));
  }

  @Override
  public SymmetricOperator gaussNewton() {
    double each = 1.0 / shards.examples();
    return operator(
        Kind.GAUSS_NEWTON,
        (shard, v, target) -> shard.addGaussNewtonProduct(objective.point(), v, each, target));
  }

  @Override
  public void pullBack(Matrix curved, Matrix target) {
    double each = 1.0 / shards.examples();
    objective.takeBars(curved);
    image.clear();
    shards.sum(
        (shard, part) -> shard.addPullBack(objective.point(), each, part), parts, imageVector);
    take(target, probes(Kind.GAUSS_NEWTON));
  }

  /** One of the two; what was kept of the last products with it is forgotten. */
  public SymmetricOperator operator(Kind kind) {
    return switch (kind) {
      case HESSIAN -> hessian();
      case GAUSS_NEWTON -> gaussNewton();
    };
  }

  private SymmetricOperator operator(Kind kind, ShardProduct product) {
    Probes kept = probes(kind);
    kept.count = 0;
    // An objective serves several of these, one solution after the other.
    shards.inOrder((shard, first) -> shard.reduce(inputs.columns(first, shard.count())));
    return new SymmetricOperator() {
      @Override
      public int dimension() {
        return parameters();
      }

      @Override
      public void apply(Matrix x, Matrix y) {
        objective.requireLinearised();
        image.clear();
        ParameterVector v = network.vector(x, RANK);
        shards.sum((shard, part) -> product.add(shard, v, part), parts, imageVector);
        take(y, kept);
      }
    };
  }

  private Probes probes(Kind kind) {
    return requireNonNull(probes.get(kind));
  }

  /** Takes the image without what the probes have of it, which goes to them. */
  private void take(Matrix y, Probes kept) {
    for (int unit = 0; unit < units; unit++) {
      y.copy(unit * RANK, image, unit * COORDINATES, RANK);
    }
    int rest = network.parameters(0);
    y.copy(units * RANK, image, units * COORDINATES, rest);
    kept.add();
  }

  /** The vector of parameter space that reduced coordinates stand for, a unit vector for one. */
  public void lift(Matrix coordinates, Matrix target) {
    int rows = network.inputs();
    Product.of(components, coordinates.view(0, RANK, units)).into(target.view(0, rows, units));
    target.copy(rows * units, coordinates, RANK * units, network.parameters(0));
  }

  /** Leaves of a vector of parameter space what lies outside the space. */
  public void keepOutside(Matrix vector) {
    int rows = network.inputs();
    Matrix weights = vector.view(0, rows, units);
    Matrix inside = image.view(0, RANK, units);
    Product.of(components, weights).transposeA().shape(RANK, units, rows).into(inside);
    Product.of(components, inside).shape(rows, units, RANK).times(-1).addTo(weights);
    vector.view(rows * units, network.parameters(0), 1).clear();
  }

  /**
   * Length of what the image of a vector u has outside the space, estimated.
   *
   * @param coordinates of u in the vectors that the last {@link #operator} was applied to
   * @param count how many they are
   */
  public double outside(Kind kind, IntToDoubleFunction coordinates, int count) {
    return probes(kind).outside(coordinates, count);
  }

  /** What the probes have of each product of a solution. */
  private final class Probes {
    private final Matrix products;
    private final Matrix coefficients;
    private final Matrix sum;
    private int count;

    Probes(NativeMemory memory, int capacity) {
      products = memory.allocate(PROBES * units, capacity);
      coefficients = memory.allocate(capacity, 1);
      sum = memory.allocate(PROBES * units, 1);
    }

    void add() {
      if (count < products.columns()) {
        int start = count * products.rows();
        for (int unit = 0; unit < units; unit++) {
          products.copy(start + unit * PROBES, image, unit * COORDINATES + RANK, PROBES);
        }
      }
      count++;
    }

    double outside(IntToDoubleFunction coordinates, int size) {
      for (int i = 0; i < size; i++) {
        coefficients.set(i, coordinates.applyAsDouble(i));
      }
      Product.of(products, coefficients).shape(products.rows(), 1, size).into(sum);
      return sum.norm();
    }
  }
}
