package dev.edgescope.engine.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_daxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dger;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dnrm2;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dscal;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dspmv;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.jspecify.annotations.Nullable;

/** A matrix of 64-bit floats: the calls of {@link Matrix} in double precision. */
final class DoubleMatrix extends Matrix {
  private final DoublePointer pointer;
  private final DoubleBuffer buffer;
  private Window @Nullable [] windows;

  DoubleMatrix(Place place, DoublePointer pointer, DoubleBuffer buffer) {
    super(place, pointer);
    this.pointer = pointer;
    this.buffer = buffer;
  }

  private static DoublePointer pointer(Matrix matrix) {
    return ((DoubleMatrix) matrix).pointer;
  }

  /** Copies {@code count} elements from {@code offset} on to the start of an array. */
  void get(int offset, double[] target, int count) {
    buffer.get(start() + offset, target, 0, count);
  }

  /** Copies the first {@code count} elements of an array to {@code offset}. */
  void put(int offset, double[] source, int count) {
    buffer.put(start() + offset, source, 0, count);
  }

  @Override
  public Precision precision() {
    return Precision.DOUBLE;
  }

  @Override
  Matrix view(Place place, int offset) {
    DoubleBuffer slice = buffer.slice(start() + offset, place.size());
    return new DoubleMatrix(place, pointer.getPointer(offset), slice);
  }

  @Override
  Matrix cursor(Place place) {
    return new DoubleMatrix(place, new DoublePointer(pointer), buffer);
  }

  @Override
  public double get(int index) {
    return buffer.get(start() + index);
  }

  @Override
  public void set(int index, double value) {
    buffer.put(start() + index, value);
  }

  @Override
  public void copy(int offset, Matrix source, int sourceOffset, int count) {
    DoubleMatrix from = (DoubleMatrix) source;
    buffer.put(start() + offset, from.buffer, from.start() + sourceOffset, count);
  }

  @Override
  void gemv(int opA, int m, int n, double alpha, Matrix a, Matrix x, double beta) {
    cblas_dgemv(
        CblasColMajor, opA, m, n, alpha, pointer(a), a.rows(), pointer(x), 1, beta, pointer, 1);
  }

  @Override
  void ger(int m, int n, double alpha, Matrix x, Matrix y) {
    cblas_dger(CblasColMajor, m, n, alpha, pointer(x), 1, pointer(y), 1, pointer, rows());
  }

  @Override
  void gemm(Product product) {
    Matrix a = product.a();
    Matrix b = product.b();
    cblas_dgemm(
        CblasColMajor,
        op(product.isTransposedA()),
        op(product.isTransposedB()),
        product.m(),
        product.n(),
        product.k(),
        product.alpha(),
        at(0, pointer(a), product.offsetA()),
        a.rows(),
        at(1, pointer(b), product.offsetB()),
        b.rows(),
        product.beta(),
        at(2, pointer, product.offsetC(this)),
        rows());
  }

  /** A pointer to an element of an operand; the next call for it moves it. */
  private DoublePointer at(int operand, DoublePointer matrix, int offset) {
    if (offset == 0) {
      return matrix;
    }
    if (windows == null) {
      windows = new Window[] {new Window(), new Window(), new Window()};
    }
    return windows[operand].moveTo(matrix, offset);
  }

  /** A pointer into memory of others, moved without allocating. */
  private static final class Window extends DoublePointer {
    Window moveTo(DoublePointer matrix, int offset) {
      address = matrix.address();
      position = matrix.position() + offset;
      return this;
    }
  }

  @Override
  public void spmv(int order, double alpha, Matrix packed, Matrix x, double beta) {
    cblas_dspmv(
        CblasColMajor, CblasLower, order, alpha, pointer(packed), pointer(x), 1, beta, pointer, 1);
  }

  @Override
  public void axpy(double alpha, Matrix x, int count) {
    cblas_daxpy(count, alpha, pointer(x), 1, pointer, 1);
  }

  @Override
  public void scale(double alpha, int count) {
    cblas_dscal(count, alpha, pointer, 1);
  }

  @Override
  public double dot(Matrix other, int count) {
    return cblas_ddot(count, pointer, 1, pointer(other), 1);
  }

  @Override
  public double norm() {
    return cblas_dnrm2(size(), pointer, 1);
  }
}
