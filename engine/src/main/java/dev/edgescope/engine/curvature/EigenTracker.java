package dev.edgescope.engine.curvature;

import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Product;
import dev.edgescope.engine.linalg.SymmetricOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

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
 * <p>An operator on few dimensions is solved whole in each call. One that is not finite gives pairs
 * that are NaN and not converged.
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

  private final int capacity;
  private final LargestEigensolver whole;
  private final boolean alwaysWhole;
  private final double rounding;

  private final Matrix random;

  /** Basis, orthonormal, with the guard's prediction first; its image. */
  private final Matrix basis;

  private final Matrix image;
  private final Matrix[] basisColumns;
  private final Matrix[] imageColumns;

  private final TrackedPast past;
  private final Matrix solution;
  private final Matrix[] residuals;
  private final Matrix expected;
  private final Matrix coefficients;
  private final double[][] projection;

  private int size;

  /** Calls since the guard's residual was taken in. */
  private int age;

  /** What the image of a guard has been off by; NaN where that is not known. */
  private double usual = Double.NaN;

  /**
   * @param memory where the vectors live
   * @param dimension n
   * @param count k, at most n
   * @param random for the start vectors; a stream of its own
   */
  public EigenTracker(NativeMemory memory, int dimension, int count, SplittableRandom random) {
    this.dimension = dimension;
    this.count = count;
    block = count + 1;
    capacity = 4 * block + 8;
    alwaysWhole = dimension <= capacity;
    whole = new LargestEigensolver(memory, dimension, alwaysWhole ? count : block, random.split());
    rounding = memory.precision() == Precision.FLOAT ? 1e-5 : 1e-12;
    int rows = alwaysWhole ? 1 : dimension;
    this.random = memory.allocate(rows, 1);
    for (int i = 0; i < rows; i++) {
      this.random.set(i, random.nextGaussian());
    }
    this.random.scale(1 / this.random.norm(), rows);
    basis = memory.allocate(rows, capacity);
    image = memory.allocate(rows, capacity);
    basisColumns = columns(basis);
    imageColumns = columns(image);
    past = new TrackedPast(memory, rows, block);
    solution = memory.allocate(rows, count);
    residuals = columns(memory.allocate(rows, block));
    expected = memory.allocate(rows, 1);
    coefficients = memory.allocate(capacity, 1);
    projection = new double[capacity][capacity];
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
    if (alwaysWhole) {
      return Spectrum.of(whole.solve(operator, tolerance, maxProducts));
    }
    if (past.size() == 0) {
      return solveWhole(operator, tolerance, maxProducts);
    }
    predict();
    size = block;
    for (int j = 0; j < block; j++) {
      operator.apply(basisColumns[j], imageColumns[j]);
    }
    project(0);
    double change = change();
    if (!(change <= SUDDEN * usual) && !(change <= rounding * imageColumns[0].norm())) {
      return solveAnew(operator, tolerance, maxProducts);
    }
    usual = Math.max(change, Double.isNaN(usual) ? 0 : FADING * usual);
    age++;
    boolean guardIsDue = age >= PERIOD;
    while (true) {
      DenseEigenpairs ritz = DenseEigenpairs.of(projection, size);
      if (!ritz.finite()) {
        return solveWhole(operator, tolerance, maxProducts);
      }
      takeResiduals(ritz);
      double[] bounds = new double[count];
      Arrays.setAll(
          bounds, j -> Math.max(tolerance * Math.abs(ritz.value(j)), rounding * ritz.magnitude()));
      int worst = worst(bounds);
      boolean guardStaged = guardIsDue || isGuardTooNear(ritz, tolerance);
      int staged = (worst < count ? 1 : 0) + (guardStaged ? 1 : 0);
      if (staged == 0 || size + staged > maxProducts) {
        keep(ritz);
        return spectrum(ritz, bounds, !guardStaged);
      }
      if (size + staged > capacity) {
        return solveWhole(operator, tolerance, maxProducts);
      }
      int before = size;
      if (worst < count) {
        append(residuals[worst]);
      }
      if (guardStaged) {
        append(residuals[count]);
        guardIsDue = false;
        age = 0;
      }
      for (int j = before; j < size; j++) {
        operator.apply(basisColumns[j], imageColumns[j]);
      }
      project(before);
      if (size == before) {
        return solveWhole(operator, tolerance, maxProducts);
      }
    }
  }

  /** The pair whose residual is furthest above its bound; k if none is. */
  private int worst(double[] bounds) {
    int worst = count;
    double most = 1;
    for (int j = 0; j < count; j++) {
      double ratio = residuals[j].norm() / bounds[j];
      if (!(ratio <= most)) {
        worst = j;
        most = ratio;
      }
    }
    return worst;
  }

  /** Whether what the guard's residual holds could have a pair above the last of the k. */
  private boolean isGuardTooNear(DenseEigenpairs ritz, double tolerance) {
    double residual = residuals[count].norm();
    double last = ritz.value(count - 1);
    double room = last + Math.abs(last) * tolerance / 2 - ritz.value(count);
    return residual > GUARD_RESIDUAL * Math.abs(ritz.value(0)) && room < 2 * residual;
  }

  private Spectrum spectrum(DenseEigenpairs ritz, double[] bounds, boolean searched) {
    List<Eigenvalue> eigenvalues = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      double residual = residuals[j].norm();
      eigenvalues.add(new Eigenvalue(ritz.value(j), residual, searched && residual <= bounds[j]));
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

  /** Fills the first columns of the basis, and what the image of the first is expected to be. */
  private void predict() {
    size = 0;
    for (int i = 0; i < block; i++) {
      int column = (i + count) % block;
      Matrix vector = basisColumns[size];
      past.predict(column, vector);
      if (i == 0) {
        past.predictImage(expected);
        expected.scale(1 / vector.norm(), dimension);
      }
      orthonormalise(vector);
      size++;
    }
  }

  /** What the guard's image is off by, outside the basis; leaves the whole of it. */
  private double change() {
    expected.scale(-1, dimension);
    expected.axpy(1, imageColumns[0], dimension);
    Matrix outside = residuals[0];
    outside.copy(0, expected, 0, dimension);
    removeBasis(outside);
    return outside.norm();
  }

  /** Keeps the solution, and what the next predictions are made of. */
  private void keep(DenseEigenpairs ritz) {
    Matrix vectors = past.next();
    for (int j = 0; j < count; j++) {
      load(ritz, j, 1);
      Matrix vector = solution.columns(j, 1);
      Product.of(basis, coefficients).shape(dimension, 1, size).into(vector);
      Matrix ahead = vectors.columns(j, 1);
      ahead.copy(0, vector, 0, dimension);
      if (ritz.value(j) > 0) {
        ahead.axpy(1 / (ritz.value(j) * (1 - BULK)), residuals[j], dimension);
      }
      ahead.scale(1 / ahead.norm(), dimension);
    }
    loadGuard(ritz);
    Matrix guard = vectors.columns(count, 1);
    Product.of(basis, coefficients).shape(dimension, 1, size).into(guard);
    Product.of(image, coefficients).shape(dimension, 1, size).into(past.nextImage());
    past.add();
  }

  /** The guard in coordinates of the basis: its Ritz vector and the share of the random vector. */
  private void loadGuard(DenseEigenpairs ritz) {
    double[] guard = new double[size];
    Arrays.setAll(guard, i -> ritz.component(i, count));
    if (size > block) {
      Product.of(basis, random).transposeA().shape(size, 1, dimension).into(coefficients);
      double[] share = coefficients.view(0, size, 1).toArray();
      for (int j = 0; j < block; j++) {
        double along = 0;
        for (int i = 0; i < size; i++) {
          along += share[i] * ritz.component(i, j);
        }
        for (int i = 0; i < size; i++) {
          share[i] -= along * ritz.component(i, j);
        }
      }
      double norm = norm(share);
      for (int i = 0; i < size && norm > 0; i++) {
        guard[i] += RANDOM_SHARE / norm * share[i];
      }
    }
    double norm = norm(guard);
    for (int i = 0; i < size; i++) {
      coefficients.set(i, guard[i] / norm);
    }
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
  }

  /** A u - theta u of all pairs and the guard. */
  private void takeResiduals(DenseEigenpairs ritz) {
    for (int j = 0; j < block; j++) {
      load(ritz, j, 1);
      Product.of(image, coefficients).shape(dimension, 1, size).into(residuals[j]);
      load(ritz, j, -ritz.value(j));
      Product.of(basis, coefficients).shape(dimension, 1, size).addTo(residuals[j]);
    }
  }

  private void load(DenseEigenpairs ritz, int pair, double factor) {
    for (int i = 0; i < size; i++) {
      coefficients.set(i, factor * ritz.component(i, pair));
    }
  }

  /** Appends a direction to the basis, if it is new. */
  private void append(Matrix direction) {
    Matrix vector = basisColumns[size];
    vector.copy(0, direction, 0, dimension);
    if (orthonormalise(vector)) {
      size++;
    }
  }

  /** Makes a vector a unit vector outside the basis; whether there is any of it there. */
  private boolean orthonormalise(Matrix vector) {
    vector.scale(1 / vector.norm(), dimension);
    removeBasis(vector);
    double left = vector.norm();
    vector.scale(1 / left, dimension);
    removeBasis(vector);
    vector.scale(1 / vector.norm(), dimension);
    return left > rounding;
  }

  private void removeBasis(Matrix vector) {
    if (size > 0) {
      Product.of(basis, vector).transposeA().shape(size, 1, dimension).into(coefficients);
      Product.of(basis, coefficients).shape(dimension, 1, size).times(-1).addTo(vector);
    }
  }

  private void project(int first) {
    for (int j = first; j < size; j++) {
      Product.of(basis, imageColumns[j]).transposeA().shape(size, 1, dimension).into(coefficients);
      for (int i = 0; i <= j; i++) {
        projection[i][j] = coefficients.get(i);
        projection[j][i] = projection[i][j];
      }
    }
  }

  private static Matrix[] columns(Matrix matrix) {
    Matrix[] columns = new Matrix[matrix.columns()];
    Arrays.setAll(columns, i -> matrix.columns(i, 1));
    return columns;
  }
}
