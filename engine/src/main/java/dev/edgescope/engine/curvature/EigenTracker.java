package dev.edgescope.engine.curvature;

import static java.util.Objects.requireNonNull;

import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The k algebraically largest eigenpairs of a symmetric operator that is asked for them at every
 * step of a trajectory, or every few: k + 1 products where it moves smoothly.
 *
 * <p>A call starts from k + 1 vectors, k for the pairs and a guard, and grows their span by
 * residuals as {@link LargestEigensolver} does, the worst of the pairs at a time. What makes it
 * cheaper is where it starts:
 *
 * <ul>
 *   <li>Each vector is predicted from the last three calls: the combination of the second and third
 *       last that came next to the last, one call on. At the edge of stability the operator swings
 *       with period two, and the prediction with it.
 *   <li>The vectors that predictions are made of are one step of power iteration ahead of the
 *       solution, {@code u + r / (theta (1 - s))} with the residual r that is known anyhow: bulk
 *       near {@code s theta} = {@value #BULK} theta has no part in it.
 * </ul>
 *
 * <p>What finds a riser, for one product: the guard holds the next pair with a share of {@value
 * #RANDOM_SHARE} of a fixed random vector, and the image of its prediction is known from the calls
 * before up to what the operator has changed otherwise than it did. A direction that rises suddenly
 * stands out from that: where the image is off by more than {@value #SUDDEN} times what has been
 * usual, the whole is solved anew with the search of {@link LargestEigensolver}. What rises slowly
 * comes up in the guard, whose residual joins the span in every {@value #PERIOD}th call and
 * wherever it is large beside the room below the last pair.
 *
 * <p>Stopping rule: each residual at most {@code tolerance} times the magnitude of its own Ritz
 * value, or the rounding floor of {@link LargestEigensolver}. Where the span is full first, the
 * whole is solved anew, too; where the products are spent, pairs are flagged. The flag certifies
 * what that solver's does: an eigenvalue within the residual, and the one that is asked for unless
 * a riser hides in the usual change of the operator, in which it is found in one of the next calls.
 *
 * <p>An operator on few dimensions is solved whole in each call; one that is not finite gives NaN.
 *
 * <p>Source: B. N. Parlett, The Symmetric Eigenvalue Problem, chapter 11, for Rayleigh-Ritz.
 */
public final class EigenTracker {
  private static final double BULK = 0.3;
  private static final double RANDOM_SHARE = 0.03;
  private static final double SUDDEN = 10;
  private static final int PERIOD = 8;

  /** Largest residual of a guard that is left alone, relative to the largest Ritz value. */
  private static final double GUARD_RESIDUAL = 0.05;

  /** A usual change is forgotten by this factor a call. */
  private static final double FADING = 0.8;

  /** A change of which no larger part is left is that of a riser. */
  private static final double EXPLAINED = 0.1;

  /** Where the whole is solved anew it starts the next predictions: closer than asked for. */
  private static final double CLOSER = 0.5;

  private final int dimension;
  private final int count;

  /** k + 1; the guard is the last. */
  private final int block;

  private final LargestEigensolver whole;
  private final boolean alwaysWhole;
  private final double rounding;

  private final Matrix random;

  /** With the predictions first, the guard's the last of them. */
  private final TrackedBasis basis;

  private final TrackedPast past;
  private final Matrix solution;
  private final Matrix[] solutionColumns;
  private final Matrix[] residuals;
  private final Matrix expected;

  /** Calls since the guard's residual was taken in. */
  private int age;

  /** What the image of a guard has been off by; NaN where that is not known. */
  private double usual = Double.NaN;

  /** The last solution, where it lies in the basis. */
  private @Nullable DenseEigenpairs inBasis;

  /**
   * @param memory where the vectors live
   * @param dimension n
   * @param count k, at most n
   * @param random for the start vectors; a stream of its own
   */
  public EigenTracker(NativeMemory memory, int dimension, int count, SplittableRandom random) {
    this(memory, new Workers(1), dimension, count, random);
  }

  /**
   * The same with others who take a share in what is done with all vectors.
   *
   * @param workers idle whenever it solves
   */
  public EigenTracker(
      NativeMemory memory, Workers workers, int dimension, int count, SplittableRandom random) {
    this.dimension = dimension;
    this.count = count;
    block = count + 1;
    int capacity = capacity(count);
    alwaysWhole = dimension <= capacity;
    whole = new LargestEigensolver(memory, dimension, alwaysWhole ? count : block, random.split());
    rounding = memory.precision() == Precision.FLOAT ? 1e-5 : 1e-12;
    int rows = alwaysWhole ? 1 : dimension;
    this.random = memory.allocate(rows, 1);
    for (int i = 0; i < rows; i++) {
      this.random.set(i, random.nextGaussian());
    }
    this.random.scale(1 / this.random.norm(), rows);
    basis = new TrackedBasis(memory, workers, rows, capacity);
    past = new TrackedPast(memory, rows, block);
    solution = memory.allocate(rows, count);
    solutionColumns = TallMatrix.columns(solution);
    residuals = TallMatrix.columns(memory.allocate(rows, block));
    expected = memory.allocate(rows, 1);
  }

  /** Whether there is a solution to go on from. */
  boolean isFollowing() {
    return past.size() > 0;
  }

  /** Whether the last solution lies in the span of its {@link #products} alone. */
  boolean isInBasis() {
    return inBasis != null;
  }

  /** That of a unit vector of such a solution for one of the {@link #products}. */
  double coordinate(int product, int pair) {
    return requireNonNull(inBasis).component(product, pair);
  }

  /** Number of products of the last solution that {@linkplain #isInBasis lies in their span}. */
  int products() {
    return basis.size();
  }

  /** A combination of the vectors that the operator was applied to, in that order. */
  void combine(IntToDoubleFunction coordinates, Matrix target) {
    basis.combine(coordinates, target);
  }

  /** Most products of a solution that is not made anew. */
  public static int capacity(int count) {
    return 4 * (count + 1) + 8;
  }

  /** k. */
  public int count() {
    return count;
  }

  /** The unit eigenvectors of the last solution, n x k; they stay until the next. */
  public Matrix vectors() {
    return alwaysWhole ? whole.vectors() : solution;
  }

  /**
   * Solves for the operator as it is now.
   *
   * @param tolerance largest residual relative to its own Ritz value
   * @param maxProducts budget of operator products
   */
  public Spectrum solve(SymmetricOperator operator, double tolerance, int maxProducts) {
    return solve(operator, past::predict, tolerance, maxProducts);
  }

  /** Where a solution starts. */
  interface Start {
    /** Writes what pair {@code j} is expected to be next to. */
    void write(int j, Matrix target);
  }

  /** The same from vectors that are better than what the calls before let expect. */
  Spectrum solve(SymmetricOperator operator, Start start, double tolerance, int maxProducts) {
    inBasis = null;
    if (alwaysWhole) {
      return Spectrum.of(whole.solve(operator, tolerance, maxProducts));
    }
    if (past.size() == 0) {
      return solveWhole(operator, tolerance, maxProducts);
    }
    double[] prediction = begin(start);
    basis.apply(operator, 0);
    if (isSudden(prediction)) {
      return solveAnew(operator, tolerance, maxProducts);
    }
    age++;
    boolean guardIsDue = age >= PERIOD;
    while (true) {
      DenseEigenpairs ritz = basis.ritz();
      if (!ritz.finite()) {
        return solveWhole(operator, tolerance, maxProducts);
      }
      double[] bounds = new double[count];
      Arrays.setAll(
          bounds, j -> Math.max(tolerance * Math.abs(ritz.value(j)), rounding * ritz.magnitude()));
      double[] norms = new double[block];
      Arrays.setAll(norms, j -> basis.residualNorm(ritz, j));
      int worst = worst(norms, bounds);
      boolean guardStaged = guardIsDue || isGuardTooNear(ritz, norms[count], tolerance);
      int staged = (worst < count ? 1 : 0) + (guardStaged ? 1 : 0);
      boolean exact =
          staged == 0
              || basis.size() + staged > maxProducts
              || norms[worst] < Math.sqrt(rounding) * ritz.magnitude();
      if (exact) {
        for (int j = 0; j < block; j++) {
          basis.takeResidual(ritz, j, residuals[j]);
          norms[j] = residuals[j].norm();
        }
        worst = worst(norms, bounds);
        guardStaged = guardIsDue || isGuardTooNear(ritz, norms[count], tolerance);
        staged = (worst < count ? 1 : 0) + (guardStaged ? 1 : 0);
        if (staged == 0 || basis.size() + staged > maxProducts) {
          keep(ritz, norms);
          return spectrum(ritz, norms, bounds, !guardStaged);
        }
      }
      if (basis.size() + staged > basis.capacity()) {
        return solveWhole(operator, tolerance, maxProducts);
      }
      int before = basis.size();
      if (worst < count) {
        append(ritz, worst, exact);
      }
      if (guardStaged) {
        append(ritz, count, exact);
        guardIsDue = false;
        age = 0;
      }
      if (basis.size() == before) {
        return solveWhole(operator, tolerance, maxProducts);
      }
      basis.apply(operator, before);
    }
  }

  /** Appends the residual of a pair to the basis, if there is anything new in it. */
  private void append(DenseEigenpairs ritz, int pair, boolean taken) {
    if (!taken) {
      basis.takeResidual(ritz, pair, residuals[pair]);
    }
    basis.next().copy(0, residuals[pair], 0, dimension);
    if (!(basis.add() > rounding)) {
      basis.dropLast();
    }
  }

  /** The pair whose residual is furthest above its bound; k if none is. */
  private int worst(double[] norms, double[] bounds) {
    int worst = count;
    double most = 1;
    for (int j = 0; j < count; j++) {
      double ratio = norms[j] / bounds[j];
      if (!(ratio <= most)) {
        worst = j;
        most = ratio;
      }
    }
    return worst;
  }

  /** Whether what the guard's residual holds could have a pair above the last of the k. */
  private boolean isGuardTooNear(DenseEigenpairs ritz, double residual, double tolerance) {
    double last = ritz.value(count - 1);
    double room = last + Math.abs(last) * tolerance / 2 - ritz.value(count);
    return residual > GUARD_RESIDUAL * Math.abs(ritz.value(0)) && room < 2 * residual;
  }

  private Spectrum spectrum(
      DenseEigenpairs ritz, double[] norms, double[] bounds, boolean searched) {
    List<Eigenvalue> eigenvalues = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      boolean converged = searched && norms[j] <= bounds[j];
      eigenvalues.add(new Eigenvalue(ritz.value(j), norms[j], converged));
    }
    return new Spectrum(eigenvalues);
  }

  /** The usual change is what it was now, unless that was a riser: what was found explains it. */
  private Spectrum solveAnew(SymmetricOperator operator, double tolerance, int maxProducts) {
    double change = expected.norm();
    Spectrum spectrum = solveWhole(operator, tolerance, maxProducts);
    for (int j = 0; j < block && past.size() > 0; j++) {
      Matrix vector = whole.vectors().columns(j, 1);
      expected.axpy(-vector.dot(expected, dimension), vector, dimension);
    }
    double unexplained = expected.norm();
    if (unexplained > EXPLAINED * change) {
      usual = unexplained;
    }
    return spectrum;
  }

  private Spectrum solveWhole(SymmetricOperator operator, double tolerance, int maxProducts) {
    Eigenpairs pairs = whole.solve(operator, CLOSER * tolerance, maxProducts);
    List<Eigenvalue> eigenvalues = Spectrum.of(pairs).eigenvalues().subList(0, count);
    past.forget();
    solution.copy(0, whole.vectors(), 0, dimension * count);
    if (Double.isFinite(pairs.value(count))) {
      Matrix vectors = past.next();
      vectors.copy(0, whole.vectors(), 0, dimension * block);
      Matrix guard = vectors.columns(count, 1);
      guard.axpy(RANDOM_SHARE, random, dimension);
      guard.scale(1 / guard.norm(), dimension);
      operator.apply(guard, past.nextImage());
      past.add();
      age = 0;
    }
    return new Spectrum(eigenvalues);
  }

  /**
   * Fills the first columns of the basis, and what the image of the guard is expected to be.
   *
   * @return the guard's prediction in coordinates of the basis
   */
  private double[] begin(Start start) {
    basis.clear();
    for (int j = 0; j < count; j++) {
      start.write(j, basis.next());
      basis.add();
    }
    Matrix guard = basis.next();
    past.predict(count, guard);
    past.predictImage(expected);
    double length = guard.norm();
    guard.scale(1 / length, dimension);
    expected.scale(1 / length, dimension);
    double[] prediction = Arrays.copyOf(basis.along(guard), block);
    prediction[count] = basis.add();
    return prediction;
  }

  /** Whether the guard's image is off by more than has been usual, outside the basis. */
  private boolean isSudden(double[] prediction) {
    Matrix image = residuals[0];
    basis.combineImages(i -> prediction[i], image);
    double noise = rounding * image.norm();
    expected.scale(-1, dimension);
    expected.axpy(1, image, dimension);
    image.copy(0, expected, 0, dimension);
    basis.remove(image);
    double change = image.norm();
    if (!(change <= SUDDEN * usual) && !(change <= noise)) {
      return true;
    }
    usual = Math.max(change, Double.isNaN(usual) ? 0 : FADING * usual);
    return false;
  }

  /** Keeps the solution, and what the next predictions are made of. */
  private void keep(DenseEigenpairs ritz, double[] norms) {
    inBasis = ritz;
    Matrix vectors = past.next();
    for (int j = 0; j < count; j++) {
      int pair = j;
      basis.combine(i -> ritz.component(i, pair), solutionColumns[j]);
    }
    vectors.copy(0, solution, 0, dimension * count);
    for (int j = 0; j < count; j++) {
      if (ritz.value(j) > 0) {
        // The residual is orthogonal to the unit vector, so that the length is known.
        double factor = 1 / (ritz.value(j) * (1 - BULK));
        Matrix ahead = vectors.columns(j, 1);
        ahead.axpy(factor, residuals[j], dimension);
        ahead.scale(1 / Math.hypot(1, factor * norms[j]), dimension);
      }
    }
    double[] guard = basis.withShare(ritz, count, random, RANDOM_SHARE);
    basis.combine(i -> guard[i], vectors.columns(count, 1));
    basis.combineImages(i -> guard[i], past.nextImage());
    past.add();
  }
}
