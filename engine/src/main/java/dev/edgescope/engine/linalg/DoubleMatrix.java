package dev.edgescope.engine.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
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
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A matrix of 64-bit floats. */
final class DoubleMatrix extends Matrix {
  private final DoublePointer pointer;
  private final DoubleBuffer buffer;

  /** Of the first element, in the buffer; moved together with the position of the pointer. */
  private int start;

  private final boolean movable;

  DoubleMatrix(INDArray source, DoublePointer pointer, DoubleBuffer buffer, int rows, int columns) {
    this(source, pointer, buffer, rows, columns, false);
  }

  private DoubleMatrix(
      INDArray source,
      DoublePointer pointer,
      DoubleBuffer buffer,
      int rows,
      int columns,
      boolean movable) {
    super(source, rows, columns);
    this.pointer = pointer;
    this.buffer = buffer;
    this.movable = movable;
  }

  private static DoublePointer pointer(Matrix matrix) {
    return ((DoubleMatrix) matrix).pointer;
  }

  /** Copies {@code count} elements from {@code offset} on to the start of an array. */
  void get(int offset, double[] target, int count) {
    buffer.get(start + offset, target, 0, count);
  }

  /** Copies the first {@code count} elements of an array to {@code offset}. */
  void put(int offset, double[] source, int count) {
    buffer.put(start + offset, source, 0, count);
  }

  @Override
  public Precision precision() {
    return Precision.DOUBLE;
  }

  @Override
  public Matrix view(int offset, int rows, int columns) {
    return new DoubleMatrix(
        source(),
        pointer.getPointer(offset),
        buffer.slice(start + offset, rows * columns),
        rows,
        columns);
  }

  @Override
  public Matrix cursor(int rows, int columns) {
    DoubleMatrix cursor =
        new DoubleMatrix(source(), new DoublePointer(pointer), buffer, rows, columns, true);
    cursor.start = start;
    return cursor;
  }

  @Override
  public void moveTo(int offset) {
    if (!movable) {
      throw new UnsupportedOperationException("Only a cursor can be moved");
    }
    start = offset;
    pointer.position(offset);
  }

  @Override
  public double get(int index) {
    return buffer.get(start + index);
  }

  @Override
  public void set(int index, double value) {
    buffer.put(start + index, value);
  }

  @Override
  public void clear() {
    Pointer.memset(pointer, 0, Double.BYTES * (long) size());
  }

  @Override
  public void copy(int offset, Matrix source, int sourceOffset, int count) {
    DoubleMatrix from = (DoubleMatrix) source;
    buffer.put(start + offset, from.buffer, from.start + sourceOffset, count);
  }

  @Override
  public void gemm(
      int m,
      int n,
      int k,
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta) {
    double scale = alpha;
    if (n == 1 && !transposeB) {
      int opA = transposeA ? CblasTrans : CblasNoTrans;
      int storedRows = transposeA ? k : m;
      int storedColumns = transposeA ? m : k;
      cblas_dgemv(
          CblasColMajor,
          opA,
          storedRows,
          storedColumns,
          scale,
          pointer(a),
          a.rows(),
          pointer(b),
          1,
          beta,
          pointer,
          1);
    } else if (k == 1 && beta == 1 && !transposeA && transposeB && b.rows() == n) {
      cblas_dger(CblasColMajor, m, n, scale, pointer(a), 1, pointer(b), 1, pointer, rows());
    } else {
      cblas_dgemm(
          CblasColMajor,
          transposeA ? CblasTrans : CblasNoTrans,
          transposeB ? CblasTrans : CblasNoTrans,
          m,
          n,
          k,
          scale,
          pointer(a),
          a.rows(),
          pointer(b),
          b.rows(),
          beta,
          pointer,
          rows());
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
