package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.objective.CurvatureProducts;
import dev.edgescope.engine.objective.Objective;
import java.util.Optional;

/**
 * The Gauss-Newton matrix G within the span V of the vectors that the Hessian was applied to: each
 * of those products has made J v on its way, and {@code V^T G V = (1/D) (J V)^T (d^2 l / df^2) J V}
 * takes no pass over the examples. Its Ritz vectors are a start for the pairs of G.
 *
 * <p>Where batches are small the pairs turn by more than the last ones let expect, and H is near G:
 * three to four products from there do what takes nine to twelve from those. Elsewhere the last are
 * the better start. Which of the two took fewer products is taken, and the other is tried in every
 * {@value #TRIAL}th solution. The products with the start itself are half made.
 */
public final class TangentSpan {
  private static final int TRIAL = 8;

  private final EigenTracker tracker;
  private final EigenTracker gaussNewtonTracker;
  private final Objective objective;
  private final CurvatureProducts curvature;

  /** What the loss's curvature makes of tangents, one a column. */
  private final Matrix curved;

  private final Matrix combined;
  private final Matrix coordinates;

  /** (J V)^T (d^2 l / df^2) J V / D. */
  private final Matrix products;

  /** J V, one product a column. */
  private final Matrix tangents;

  private int size;

  /** Products of the last solution from the span; 0 before the first. */
  private int fromSpan;

  /** The same from what the solutions before let expect. */
  private int fromLast;

  private int solutions;

  private TangentSpan(
      NativeMemory memory,
      EigenTracker tracker,
      EigenTracker gaussNewtonTracker,
      Objective objective,
      CurvatureProducts curvature) {
    this.tracker = tracker;
    this.gaussNewtonTracker = gaussNewtonTracker;
    this.objective = objective;
    this.curvature = curvature;
    int capacity = EigenTracker.capacity(tracker.count());
    int length = objective.examples() * objective.network().outputs();
    tangents = memory.allocate(length, capacity);
    curved = memory.allocate(length, capacity);
    combined = memory.allocate(length, 1);
    coordinates = memory.allocate(capacity, 1);
    products = memory.allocate(capacity, capacity);
  }

  /**
   * The span of a solver's products, for another; empty where it keeps none, or where the tangents
   * would take more memory than the vectors.
   *
   * @param memory where the tangents live; outlives the span
   * @param hessian solver of the Hessian of the objective
   * @param gaussNewton solver of its Gauss-Newton matrix
   * @param curvature that both are solved on: of the objective, whole or reduced
   */
  public static Optional<TangentSpan> of(
      NativeMemory memory,
      TopEigensolver hessian,
      TopEigensolver gaussNewton,
      Objective objective,
      CurvatureProducts curvature) {
    int outputs = objective.network().outputs();
    boolean isRoom = (long) objective.examples() * outputs <= objective.parameters();
    return hessian.tracker().isPresent() && gaussNewton.tracker().isPresent() && isRoom
        ? Optional.of(
            new TangentSpan(
                memory, hessian.tracker().get(), gaussNewton.tracker().get(), objective, curvature))
        : Optional.empty();
  }

  /**
   * The largest eigenvalues of H, and the span.
   *
   * @param tolerance largest residual relative to its own Ritz value
   * @param maxProductsEach budget of products for each pair
   */
  public Spectrum solveHessian(double tolerance, int maxProductsEach) {
    return tracker.solve(recorded(), tolerance, tracker.count() * maxProductsEach);
  }

  /** The largest eigenvalues of G where H was solved last. */
  public Spectrum solveGaussNewton(double tolerance, int maxProductsEach) {
    SymmetricOperator operator = curvature.gaussNewton();
    int maxProducts = gaussNewtonTracker.count() * maxProductsEach;
    boolean follows = gaussNewtonTracker.isFollowing();
    boolean isThere = tracker.isInBasis() && size == tracker.products();
    if (follows && isThere && isSpanTaken()) {
      DenseEigenpairs ritz = ritz();
      Spectrum spectrum =
          gaussNewtonTracker.solve(
              started(ritz, operator),
              (pair, target) -> tracker.combine(i -> ritz.component(i, pair), target),
              tolerance,
              maxProducts);
      fromSpan = products();
      return spectrum;
    }
    Spectrum spectrum = gaussNewtonTracker.solve(operator, tolerance, maxProducts);
    if (follows) {
      fromLast = products();
    }
    return spectrum;
  }

  /** G, applied first to the start vectors: J v of those is known. */
  private SymmetricOperator started(DenseEigenpairs ritz, SymmetricOperator gaussNewton) {
    return new SymmetricOperator() {
      private int applied;

      @Override
      public int dimension() {
        return gaussNewton.dimension();
      }

      @Override
      public void apply(Matrix x, Matrix y) {
        int pair = applied;
        applied++;
        if (pair >= gaussNewtonTracker.count()) {
          gaussNewton.apply(x, y);
          return;
        }
        for (int i = 0; i < size; i++) {
          coordinates.set(i, ritz.component(i, pair));
        }
        Product.of(tangents, coordinates).shape(tangents.rows(), 1, size).into(combined);
        objective.curveTangents(combined, curved, 1);
        curvature.pullBack(curved.columns(0, 1), y);
      }
    };
  }

  private boolean isSpanTaken() {
    solutions++;
    boolean better = fromSpan <= fromLast;
    return (solutions % TRIAL == 0) != better;
  }

  private int products() {
    return gaussNewtonTracker.isInBasis()
        ? gaussNewtonTracker.products()
        : EigenTracker.capacity(gaussNewtonTracker.count());
  }

  /** The Hessian, of which J v is kept of each product from now on. */
  private SymmetricOperator recorded() {
    size = 0;
    SymmetricOperator hessian = curvature.hessian();
    return new SymmetricOperator() {
      @Override
      public int dimension() {
        return hessian.dimension();
      }

      @Override
      public void apply(Matrix x, Matrix y) {
        hessian.apply(x, y);
        if (size < tangents.columns()) {
          objective.outputTangents(tangents.columns(size, 1));
        }
        size++;
      }
    };
  }

  /** The pairs of V^T G V. */
  private DenseEigenpairs ritz() {
    objective.curveTangents(tangents, curved, size);
    Product.of(tangents, curved)
        .transposeA()
        .shape(size, size, tangents.rows())
        .times(1.0 / objective.examples())
        .into(products);
    double[][] projection = new double[size][size];
    for (int j = 0; j < size; j++) {
      for (int i = 0; i <= j; i++) {
        projection[i][j] = products.get(i + j * products.rows());
        projection[j][i] = projection[i][j];
      }
    }
    return DenseEigenpairs.of(projection, size);
  }
}
