package dev.edgescope.engine.linalg;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The k algebraically largest eigenpairs of a symmetric operator that changes a little between two
 * calls, by Rayleigh-Ritz on a growing subspace.
 *
 * <p>The subspace starts with the eigenvectors of the call before (with random vectors in the first
 * call) and grows by the residuals {@code A u - theta u} of the pairs that have not converged,
 * which span the same space as block Lanczos; it is kept orthonormal by two passes of classical
 * Gram-Schmidt. When it is full it is cut back to its best Ritz vectors (thick restart). The next
 * two pairs below the k start it as well: an eigenvalue that overtakes between two calls has no
 * part in the eigenvectors before, and they would still have small residuals without it.
 *
 * <p>Stopping rule: all k residuals at most {@code tolerance} times the largest Ritz value in
 * magnitude, or the budget of products spent; pairs short of the tolerance are then flagged. The
 * error of an eigenvalue is at most its residual, and about its square over the gap to the next.
 *
 * <p>Cost: a product for each basis vector, k + 2 in each call at the least; the rest is {@code O(n
 * m^2)} for a basis of m. An operator that is not finite gives pairs that are NaN and not
 * converged.
 *
 * <p>Source: B. N. Parlett, The Symmetric Eigenvalue Problem, chapters 11 and 13; E. R. Davidson,
 * J. Comput. Phys. 17 (1975), without a preconditioner.
 */
public final class LargestEigenpairs {
  private static final int SPARE_COLUMNS = 24;

  /** Pairs below the k that are kept in sight because one of them may overtake. */
  private static final int GUARDS = 2;

  private final int dimension;
  private final int count;
  private final int capacity;

  /** k and the guards. */
  private final int block;

  private final RandomGenerator random;

  /** Below this part of its length after orthogonalisation a vector is rounding noise. */
  private final double negligible;

  private final Matrix basis;
  private final Matrix image;
  private final Matrix rotated;
  private final Matrix rotation;
  private final Matrix coefficients;
  private final Matrix candidates;
  private final Matrix[] basisColumns;
  private final Matrix[] imageColumns;
  private final Matrix[] candidateColumns;

  /** basis^T A basis. */
  private final double[][] projection;

  private int size;

  /** Leading columns of the basis that the next solution starts from; the others start random. */
  private int known;

  /**
   * @param memory where the basis lives
   * @param dimension n
   * @param count k, at most n
   * @param random for the start vectors; a stream of its own
   */
  public LargestEigenpairs(NativeMemory memory, int dimension, int count, RandomGenerator random) {
    if (count < 1 || count > dimension) {
      throw new IllegalArgumentException(
          "Cannot find %d eigenpairs of an operator on R^%d; ask for 1 to %d"
              .formatted(count, dimension, dimension));
    }
    this.dimension = dimension;
    this.count = count;
    this.random = random;
    block = Math.min(dimension, count + GUARDS);
    capacity = Math.min(dimension, 3 * count + SPARE_COLUMNS);
    negligible = memory.precision() == Precision.FLOAT ? 1e-3 : 1e-8;
    basis = memory.allocate(dimension, capacity);
    image = memory.allocate(dimension, capacity);
    rotated = memory.allocate(dimension, Math.min(capacity, 2 * block));
    rotation = memory.allocate(capacity, capacity);
    coefficients = memory.allocate(capacity, block);
    candidates = memory.allocate(dimension, block);
    basisColumns = columns(basis);
    imageColumns = columns(image);
    candidateColumns = columns(candidates);
    projection = new double[capacity][capacity];
  }

  /** k. */
  public int count() {
    return count;
  }

  /**
   * Starts the next solution from the vectors of another solver, as far as they go.
   *
   * @param vectors n x m, orthonormal; copied
   */
  public void startFrom(Matrix vectors) {
    known = Math.min(block, vectors.columns());
    basis.copy(0, vectors, 0, dimension * known);
  }

  /**
   * Solves for the operator as it is now.
   *
   * @param tolerance largest residual relative to the largest Ritz value in magnitude
   * @param maxProducts budget of operator products
   */
  public Eigenpairs solve(SymmetricOperator operator, double tolerance, int maxProducts) {
    if (operator.dimension() != dimension) {
      throw new IllegalArgumentException(
          "The operator acts on R^%d, the solver was made for R^%d"
              .formatted(operator.dimension(), dimension));
    }
    stageStartVectors();
    size = 0;
    int staged = block;
    int products = 0;
    while (true) {
      int before = size;
      append(staged);
      while (size < block) {
        randomise(candidateColumns[0]);
        append(1);
      }
      for (int i = before; i < size; i++) {
        operator.apply(basisColumns[i], imageColumns[i]);
        products++;
      }
      project(before);
      RitzValues ritz = RitzValues.of(projection, size);
      if (!ritz.finite()) {
        known = 0;
        double[] undefined = new double[count];
        Arrays.fill(undefined, Double.NaN);
        return new Eigenpairs(undefined, undefined, 0, products);
      }
      double[] residuals = residuals(ritz);
      double bound = tolerance * ritz.magnitude();
      staged = stageResiduals(residuals, bound);
      boolean exhausted = size == before || size == dimension || products + staged > maxProducts;
      if (staged == 0 || exhausted) {
        rotate(ritz, basis, block);
        known = block;
        return new Eigenpairs(ritz.largest(count), residuals, bound, products);
      }
      if (size + staged > capacity && capacity < dimension) {
        restart(ritz);
      }
    }
  }

  /** The unit eigenvectors of the last solution, n x k; they stay until the next call of solve. */
  public Matrix vectors() {
    return basis.columns(0, count);
  }

  private void stageStartVectors() {
    for (int j = 0; j < block; j++) {
      if (j < known) {
        candidateColumns[j].copy(0, basisColumns[j], 0, dimension);
      } else {
        randomise(candidateColumns[j]);
      }
    }
  }

  private void randomise(Matrix vector) {
    for (int i = 0; i < dimension; i++) {
      vector.set(i, random.nextGaussian());
    }
    vector.scale(1 / vector.norm(), dimension);
  }

  /** Appends the part of the first {@code staged} unit candidates that is new to the basis. */
  private void append(int staged) {
    if (size > 0) {
      coefficients.gemm(size, staged, dimension, 1, basis, true, candidates, false, 0);
      candidates.gemm(dimension, staged, size, -1, basis, false, coefficients, false, 1);
    }
    int block = size;
    for (int j = 0; j < staged && size < capacity; j++) {
      Matrix candidate = candidateColumns[j];
      orthogonalise(candidate, block);
      double norm = candidate.norm();
      if (!(norm > negligible)) {
        continue;
      }
      candidate.scale(1 / norm, dimension);
      orthogonalise(candidate, 0);
      candidate.scale(1 / candidate.norm(), dimension);
      basisColumns[size].copy(0, candidate, 0, dimension);
      size++;
    }
  }

  /** Removes from a vector its components along the basis vectors from {@code first} on. */
  private void orthogonalise(Matrix vector, int first) {
    for (int i = first; i < size; i++) {
      vector.axpy(-basisColumns[i].dot(vector, dimension), basisColumns[i], dimension);
    }
  }

  /** Extends the projection by the basis vectors from {@code first} on. */
  private void project(int first) {
    for (int j = first; j < size; j++) {
      coefficients.gemm(size, 1, dimension, 1, basis, true, imageColumns[j], false, 0);
      for (int i = 0; i <= j; i++) {
        projection[i][j] = coefficients.get(i);
        projection[j][i] = projection[i][j];
      }
    }
  }

  /** Residual norms of the k best Ritz pairs; leaves the residuals in the candidates. */
  private double[] residuals(RitzValues ritz) {
    loadRotation(ritz, count, false);
    candidates.gemm(dimension, count, size, 1, image, false, rotation, false, 0);
    loadRotation(ritz, count, true);
    candidates.gemm(dimension, count, size, -1, basis, false, rotation, false, 1);
    double[] norms = new double[count];
    Arrays.setAll(norms, j -> candidateColumns[j].norm());
    return norms;
  }

  /** Moves the residuals above the bound to the front, as unit vectors; returns their number. */
  private int stageResiduals(double[] residuals, double bound) {
    int staged = 0;
    for (int j = 0; j < count; j++) {
      if (residuals[j] > bound) {
        if (staged != j) {
          candidateColumns[staged].copy(0, candidateColumns[j], 0, dimension);
        }
        candidateColumns[staged].scale(1 / residuals[j], dimension);
        staged++;
      }
    }
    return staged;
  }

  private void restart(RitzValues ritz) {
    int kept = Math.min(size, rotated.columns());
    rotate(ritz, basis, kept);
    rotate(ritz, image, kept);
    for (int i = 0; i < kept; i++) {
      Arrays.fill(projection[i], 0, kept, 0);
      projection[i][i] = ritz.value(i);
    }
    size = kept;
  }

  /** Replaces the first {@code kept} columns by the combinations that the Ritz vectors name. */
  private void rotate(RitzValues ritz, Matrix columns, int kept) {
    loadRotation(ritz, kept, false);
    rotated.gemm(dimension, kept, size, 1, columns, false, rotation, false, 0);
    columns.copy(0, rotated, 0, dimension * kept);
  }

  private void loadRotation(RitzValues ritz, int kept, boolean timesValue) {
    for (int j = 0; j < kept; j++) {
      double factor = timesValue ? ritz.value(j) : 1;
      for (int i = 0; i < size; i++) {
        rotation.set(j * capacity + i, factor * ritz.component(i, j));
      }
    }
  }

  private static Matrix[] columns(Matrix matrix) {
    Matrix[] columns = new Matrix[matrix.columns()];
    Arrays.setAll(columns, i -> matrix.columns(i, 1));
    return columns;
  }
}
