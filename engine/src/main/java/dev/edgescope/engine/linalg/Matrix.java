package dev.edgescope.engine.linalg;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense column-major matrix in native memory: a view of an ND4J array, with the few operations
 * that training and curvature need, each one call of OpenBLAS.
 *
 * <p>Operations write into the matrix they are called on and allocate nothing. Sizes are given with
 * each call, so that a matrix with room for many columns serves a smaller batch. All operands of an
 * operation have the same precision. A matrix is not safe for use by several threads at once, but
 * disjoint views of one allocation are.
 */
public abstract sealed class Matrix permits FloatMatrix, DoubleMatrix {
  private final int rows;
  private final int columns;
  private final INDArray source;
  private @Nullable Matrix second;

  /**
   * @param source what the memory belongs to; as long as it can be reached it is not freed
   */
  Matrix(INDArray source, int rows, int columns) {
    this.source = source;
    this.rows = rows;
    this.columns = columns;
  }

  final INDArray source() {
    return source;
  }

  /** Number of rows, also the distance between columns in memory. */
  public final int rows() {
    return rows;
  }

  /** Number of columns there is room for. */
  public final int columns() {
    return columns;
  }

  /** Number of elements, at most 2^31 - 1. */
  public final int size() {
    return rows * columns;
  }

  public abstract Precision precision();

  /** The {@code rows x columns} elements from {@code offset} on, as a matrix on the same memory. */
  public abstract Matrix view(int offset, int rows, int columns);

  /** The columns from {@code first} on, on the same memory. */
  public final Matrix columns(int first, int count) {
    return view(first * rows, rows, count);
  }

  /**
   * A window of the given shape that {@link #moveTo} slides over this memory without allocating:
   * for loops over examples. It serves products and copies.
   */
  public abstract Matrix cursor(int rows, int columns);

  /**
   * Slides a cursor.
   *
   * @param offset of its first element, in elements of the matrix it was made of
   * @throws UnsupportedOperationException if this is no cursor
   */
  public abstract void moveTo(int offset);

  /**
   * A cursor of this shape at {@code offset} that stays with the matrix, for work at two places of
   * it at once; the next call moves it.
   */
  final Matrix at(int offset) {
    if (second == null) {
      second = cursor(rows, columns);
    }
    second.moveTo(offset);
    return second;
  }

  /** All elements in memory order, as one column on the same memory. */
  public final Matrix flat() {
    return view(0, size(), 1);
  }

  public abstract double get(int index);

  public abstract void set(int index, double value);

  /** Sets all elements to zero. */
  public abstract void clear();

  /**
   * Copies {@code count} elements of {@code source} from {@code sourceOffset} to {@code offset}.
   */
  public abstract void copy(int offset, Matrix source, int sourceOffset, int count);

  /**
   * C = beta C + alpha op(A) op(B), with op(A) of shape m x k, op(B) of shape k x n and this matrix
   * C of shape m x n. With n = 1 or k = 1 it is the matrix-vector or outer product that it reduces
   * to.
   */
  public abstract void gemm(
      int m,
      int n,
      int k,
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta);

  /**
   * y = beta y + alpha A x, with A symmetric of the given order, packed: the columns of its lower
   * triangle one after another, order (order + 1) / 2 elements.
   */
  public abstract void spmv(int order, double alpha, Matrix packed, Matrix x, double beta);

  /** y = y + alpha x over the first {@code count} elements. */
  public abstract void axpy(double alpha, Matrix x, int count);

  /** Multiplies the first {@code count} elements by {@code alpha}. */
  public abstract void scale(double alpha, int count);

  /** Scalar product of the first {@code count} elements with those of {@code other}. */
  public abstract double dot(Matrix other, int count);

  /** Sum of the squares of {@code count} elements from {@code offset} on. */
  public final double sumOfSquares(int offset, int count) {
    Matrix part = at(offset);
    return part.dot(part, count);
  }

  /** Euclidean norm of all elements, whatever their scale: no square leaves the precision. */
  public abstract double norm();

  public final double[] toArray() {
    double[] values = new double[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(i);
    }
    return values;
  }

  /** Sets all elements, in memory order. */
  public final void setAll(double[] values) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d values do not fill a matrix of %,d x %,d",
              values.length,
              rows,
              columns));
    }
    for (int i = 0; i < values.length; i++) {
      set(i, values[i]);
    }
  }
}
