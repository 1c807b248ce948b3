package dev.edgescope.engine.linalg;

import java.util.Arrays;

/**
 * A growing orthonormal basis of a subspace with its image under a symmetric operator A, and the
 * operator within it: the half of Rayleigh-Ritz that does not know which pairs are asked for.
 *
 * <p>New vectors are staged as candidates. Their part outside the basis is what it grows by, kept
 * orthonormal by two passes of classical Gram-Schmidt.
 */
final class RitzBasis {
  private final int dimension;
  private final int capacity;

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

  /**
   * An empty one.
   *
   * @param memory where it lives
   * @param dimension n
   * @param capacity vectors at the most
   * @param block candidates at the most
   */
  RitzBasis(NativeMemory memory, int dimension, int capacity, int block) {
    this.dimension = dimension;
    this.capacity = capacity;
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

  private static Matrix[] columns(Matrix matrix) {
    Matrix[] columns = new Matrix[matrix.columns()];
    Arrays.setAll(columns, i -> matrix.columns(i, 1));
    return columns;
  }

  /** Number of vectors. */
  int size() {
    return size;
  }

  /** The vectors as the first columns of n x capacity; what is behind them is left from before. */
  Matrix vectors() {
    return basis;
  }

  /** A vector. */
  Matrix vector(int i) {
    return basisColumns[i];
  }

  /** A of the vectors, as they are laid out. */
  Matrix images() {
    return image;
  }

  /** A of a vector. */
  Matrix image(int i) {
    return imageColumns[i];
  }

  /** The Rayleigh quotient of a vector. */
  double quotient(int i) {
    return projection[i][i];
  }

  /** Where the j-th candidate stands. */
  Matrix candidate(int j) {
    return candidateColumns[j];
  }

  /** Whether it has no room for so many vectors, and is not the whole space. */
  boolean isFullFor(int more) {
    return size + more > capacity && capacity < dimension;
  }

  /** Vectors that a {@link #restart} can keep at the most. */
  int mostKept() {
    return Math.min(size, rotated.columns());
  }

  /** Has no vectors any more; what was in its columns stays there until it is written over. */
  void clear() {
    size = 0;
  }

  /**
   * Appends the part of the first {@code staged} candidates, of unit length, that is new.
   *
   * @return whether the last had any
   */
  boolean append(int staged) {
    boolean appended = false;
    if (size > 0) {
      Product.of(basis, candidates).transposeA().shape(size, staged, dimension).into(coefficients);
      Product.of(basis, coefficients).shape(dimension, staged, size).times(-1).addTo(candidates);
    }
    int block = size;
    for (int j = 0; j < staged && size < capacity; j++) {
      Matrix candidate = candidateColumns[j];
      appended = false;
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
      appended = true;
    }
    return appended;
  }

  /** Removes from a vector its components along the basis vectors from {@code first} on. */
  private void orthogonalise(Matrix vector, int first) {
    for (int i = first; i < size; i++) {
      vector.axpy(-basisColumns[i].dot(vector, dimension), basisColumns[i], dimension);
    }
  }

  /** Applies the operator to the vectors from {@code first} on: a product for each. */
  void apply(SymmetricOperator operator, int first) {
    for (int i = first; i < size; i++) {
      operator.apply(basisColumns[i], imageColumns[i]);
    }
    for (int j = first; j < size; j++) {
      Product.of(basis, imageColumns[j]).transposeA().shape(size, 1, dimension).into(coefficients);
      for (int i = 0; i <= j; i++) {
        projection[i][j] = coefficients.get(i);
        projection[j][i] = projection[i][j];
      }
    }
  }

  /** The eigenpairs of the operator within the subspace. */
  DenseEigenpairs ritz() {
    return DenseEigenpairs.of(projection, size);
  }

  /** Writes {@code A u - theta u} of the best Ritz pairs into the first candidates. */
  void stageResiduals(DenseEigenpairs ritz, int pairs) {
    loadRotation(ritz, pairs, false);
    Product.of(image, rotation).shape(dimension, pairs, size).into(candidates);
    loadRotation(ritz, pairs, true);
    Product.of(basis, rotation).shape(dimension, pairs, size).times(-1).addTo(candidates);
  }

  /** Goes on with the best Ritz vectors alone. */
  void restart(DenseEigenpairs ritz, int kept) {
    rotate(ritz, basis, kept);
    rotate(ritz, image, kept);
    for (int i = 0; i < kept; i++) {
      Arrays.fill(projection[i], 0, kept, 0);
      projection[i][i] = ritz.value(i);
    }
    size = kept;
  }

  /** Writes the best Ritz vectors into the first columns, and is no basis after that. */
  void leave(DenseEigenpairs ritz, int kept) {
    rotate(ritz, basis, kept);
  }

  /** Replaces the first {@code kept} columns by the combinations that the Ritz vectors name. */
  private void rotate(DenseEigenpairs ritz, Matrix columns, int kept) {
    loadRotation(ritz, kept, false);
    Product.of(columns, rotation).shape(dimension, kept, size).into(rotated);
    columns.copy(0, rotated, 0, dimension * kept);
  }

  private void loadRotation(DenseEigenpairs ritz, int kept, boolean timesValue) {
    for (int j = 0; j < kept; j++) {
      double factor = timesValue ? ritz.value(j) : 1;
      for (int i = 0; i < size; i++) {
        rotation.set(j * capacity + i, factor * ritz.component(i, j));
      }
    }
  }
}
