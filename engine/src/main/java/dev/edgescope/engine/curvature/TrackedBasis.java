package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * An orthonormal basis that grows, its image under a symmetric operator A, and the Ritz pairs of
 * its span.
 *
 * <p>Residuals come in two ways: their norms from the products of the images with each other, which
 * costs no vector and is good to the square root of rounding; and as vectors.
 */
final class TrackedBasis {
  /** A vector that keeps this part of its length is orthogonal after one pass. */
  private static final double ONE_PASS = 0.5;

  private final int dimension;
  private final TallMatrix vectors;
  private final TallMatrix images;
  private final Matrix coefficients;

  /** V^T A V. */
  private final double[][] projection;

  /** (A V)^T A V. */
  private final double[][] squares;

  private int size;

  /**
   * @param workers who share what is done with all vectors
   * @param dimension n
   * @param capacity most vectors
   */
  TrackedBasis(NativeMemory memory, Workers workers, int dimension, int capacity) {
    this.dimension = dimension;
    vectors = new TallMatrix(memory, workers, dimension, capacity);
    images = new TallMatrix(memory, workers, dimension, capacity);
    coefficients = memory.allocate(capacity, 1);
    projection = new double[capacity][capacity];
    squares = new double[capacity][capacity];
  }

  /** Number of vectors. */
  int size() {
    return size;
  }

  /** Most vectors. */
  int capacity() {
    return vectors.count();
  }

  void clear() {
    size = 0;
  }

  /** Where the next vector is to be written, before {@link #add}. */
  Matrix next() {
    return vectors.column(size);
  }

  /**
   * Takes in what was written, its part outside the span made a unit vector, whatever is left of
   * it.
   *
   * @return the part of its length that was left
   */
  double add() {
    Matrix vector = next();
    vector.scale(1 / vector.norm(), dimension);
    double left = 1;
    if (size > 0) {
      remove(vector);
      left = vector.norm();
      vector.scale(1 / left, dimension);
      if (!(left > ONE_PASS)) {
        remove(vector);
        vector.scale(1 / vector.norm(), dimension);
      }
    }
    size++;
    return left;
  }

  /** Takes back the last vector. */
  void dropLast() {
    size--;
  }

  /** Takes the images of the vectors from {@code first} on. */
  void apply(SymmetricOperator operator, int first) {
    for (int j = first; j < size; j++) {
      operator.apply(vectors.column(j), images.column(j));
    }
    for (int j = first; j < size; j++) {
      extend(projection, vectors, j);
      extend(squares, images, j);
    }
  }

  private void extend(double[][] products, TallMatrix with, int j) {
    double[] along = with.along(images.column(j), j + 1);
    for (int i = 0; i <= j; i++) {
      products[i][j] = along[i];
      products[j][i] = along[i];
    }
  }

  /** The Ritz pairs of the span. */
  DenseEigenpairs ritz() {
    return DenseEigenpairs.of(projection, size);
  }

  /** |A u - theta u| of a Ritz pair, to the square root of rounding: |A u|^2 - theta^2. */
  double residualNorm(DenseEigenpairs ritz, int pair) {
    double square = 0;
    for (int i = 0; i < size; i++) {
      double row = 0;
      for (int j = 0; j < size; j++) {
        row += squares[i][j] * ritz.component(j, pair);
      }
      square += ritz.component(i, pair) * row;
    }
    return Math.sqrt(Math.max(0, square - ritz.value(pair) * ritz.value(pair)));
  }

  /** A u - theta u of a Ritz pair. */
  void takeResidual(DenseEigenpairs ritz, int pair, Matrix residual) {
    combineImages(i -> ritz.component(i, pair), residual);
    load(i -> -ritz.value(pair) * ritz.component(i, pair));
    vectors.combine(coefficients, size, 1, residual);
  }

  /** A vector of the span, by its coordinates. */
  void combine(IntToDoubleFunction coordinates, Matrix target) {
    load(coordinates);
    vectors.combine(coefficients, size, 0, target);
  }

  /** Its image. */
  void combineImages(IntToDoubleFunction coordinates, Matrix target) {
    load(coordinates);
    images.combine(coefficients, size, 0, target);
  }

  private void load(IntToDoubleFunction coordinates) {
    for (int i = 0; i < size; i++) {
      coefficients.set(i, coordinates.applyAsDouble(i));
    }
  }

  /** The scalar products of a vector with those of the basis. */
  double[] along(Matrix vector) {
    return vectors.along(vector, size);
  }

  /** Removes the part of a vector in the span. */
  void remove(Matrix vector) {
    double[] along = along(vector);
    load(i -> -along[i]);
    vectors.combine(coefficients, size, 1, vector);
  }

  /**
   * A unit vector in coordinates of the basis: that of a Ritz pair and a share of another vector,
   * as far as it lies in the span beside the pairs up to that.
   */
  double[] withShare(DenseEigenpairs ritz, int pair, Matrix vector, double part) {
    double[] sum = new double[size];
    Arrays.setAll(sum, i -> ritz.component(i, pair));
    if (size > pair + 1) {
      double[] share = along(vector);
      for (int j = 0; j <= pair; j++) {
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
        sum[i] += part / norm * share[i];
      }
    }
    double norm = norm(sum);
    Arrays.setAll(sum, i -> sum[i] / norm);
    return sum;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
  }
}
