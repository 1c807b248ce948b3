package dev.edgescope.engine.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense column-major matrix in native memory: a view of an ND4J array, with the few operations
 * that training and curvature need, each one call of OpenBLAS.
 *
 * <p>{@link #of} and {@link #array} lead from an {@link INDArray} to a matrix and back, without a
 * copy: what is written into one is read from the other.
 *
 * <p>Operations write into the matrix they are called on and allocate nothing. Sizes are given with
 * each call, so that a matrix serves a smaller batch. All operands of an operation have the same
 * precision. A matrix is for one thread at a time; disjoint views of one allocation are for
 * several.
 */
public abstract sealed class Matrix permits FloatMatrix, DoubleMatrix {
  private final Place place;
  private final int rows;
  private final int columns;
  private final Pointer pointer;

  /** Of the first element, in the memory of a cursor; moved together with its pointer. */
  private int start;

  private @Nullable Matrix second;

  /**
   * @param pointer to the first element
   */
  Matrix(Place place, Pointer pointer) {
    this.place = place;
    this.pointer = pointer;
    rows = place.rows();
    columns = place.columns();
  }

  /**
   * The elements of an array as a matrix, on the same memory: an m x n array as m x n, a vector of
   * n as n x 1. As long as the matrix can be reached the array is not freed, unless it is closed.
   *
   * @throws IllegalArgumentException if the array is closed, empty, of another type than 32-bit or
   *     64-bit floats, of more than two dimensions or 2^31 - 1 elements, or if its elements do not
   *     lie column after column without gaps, as those of {@code array.dup('f')} do
   */
  public static Matrix of(INDArray array) {
    return ArrayView.matrix(array);
  }

  /**
   * The first rows x columns elements as an ND4J array of this shape, in Fortran order, on the same
   * memory. It must not be used once the memory is freed; ND4J then says that it is closed.
   *
   * @throws IllegalStateException if the memory is freed
   */
  public final INDArray array() {
    return ArrayView.array(place, start);
  }

  final INDArray source() {
    return place.source();
  }

  /** Of the first element, in the memory that this was made of. */
  final int start() {
    return start;
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
  public final Matrix view(int offset, int viewRows, int viewColumns) {
    return view(place.part(start + offset, viewRows, viewColumns), offset);
  }

  abstract Matrix view(Place part, int offset);

  /** The columns from {@code first} on, on the same memory. */
  public final Matrix columns(int first, int count) {
    return view(first * rows, rows, count);
  }

  /**
   * A window of the given shape that {@link #moveTo} slides over this memory without allocating:
   * for loops over examples. It serves products and copies.
   */
  public final Matrix cursor(int cursorRows, int cursorColumns) {
    Matrix cursor = cursor(place.cursor(cursorRows, cursorColumns));
    cursor.start = start;
    return cursor;
  }

  abstract Matrix cursor(Place window);

  /**
   * Slides a cursor.
   *
   * @param offset of its first element, in elements of the matrix it was made of
   * @throws UnsupportedOperationException if this is no cursor
   */
  public final void moveTo(int offset) {
    if (!place.isMovable()) {
      throw new UnsupportedOperationException("Only a cursor can be moved");
    }
    start = offset;
    pointer.position(offset);
  }

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
  public final void clear() {
    Pointer.memset(pointer, 0, precision().bytes() * (long) size());
  }

  /**
   * Copies {@code count} elements of {@code source} from {@code sourceOffset} to {@code offset}.
   */
  public abstract void copy(int offset, Matrix source, int sourceOffset, int count);

  /** Sets this to a product; with n = 1 or k = 1 by the routine that it reduces to. */
  final void take(Product product) {
    Matrix a = product.a();
    Matrix b = product.b();
    int m = product.m();
    int n = product.n();
    int k = product.k();
    boolean transposeA = product.isTransposedA();
    boolean transposeB = product.isTransposedB();
    if (n == 1 && !transposeB) {
      int storedRows = transposeA ? k : m;
      int storedColumns = transposeA ? m : k;
      gemv(op(transposeA), storedRows, storedColumns, product.alpha(), a, b, product.beta());
    } else if (k == 1 && product.beta() == 1 && !transposeA && transposeB && b.rows() == n) {
      ger(m, n, product.alpha(), a, b);
    } else if (Pieces.pay(product)) {
      product.pieces().take(product, this);
    } else {
      gemm(product);
    }
  }

  /** y = beta y + alpha op(A) x, with A of the given shape. */
  abstract void gemv(int opA, int m, int n, double alpha, Matrix a, Matrix x, double beta);

  /** A = A + alpha x y^T, m x n. */
  abstract void ger(int m, int n, double alpha, Matrix x, Matrix y);

  /** Sets this, or the piece of it that the product is, by one call. */
  abstract void gemm(Product product);

  static int op(boolean transpose) {
    return transpose ? CblasTrans : CblasNoTrans;
  }

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

  /** Whether it has bitwise the elements of another matrix of its size and precision. */
  public final boolean isSameAs(Matrix other) {
    return Pointer.memcmp(pointer, other.pointer, precision().bytes() * (long) size()) == 0;
  }

  /** |this - other| over all elements; the two may be of different precision. */
  public final double distance(Matrix other) {
    double sum = 0;
    for (int i = 0; i < size(); i++) {
      double difference = get(i) - other.get(i);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }

  public final double[] toArray() {
    double[] values = new double[size()];
    Arrays.setAll(values, this::get);
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
