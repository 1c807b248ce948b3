package dev.edgescope.engine.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_saxpy;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sger;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_snrm2;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sspmv;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A matrix of 32-bit floats. */
final class FloatMatrix extends Matrix {
  private final FloatPointer pointer;
  private final FloatBuffer buffer;

  /** Of the first element, in the buffer; moved together with the position of the pointer. */
  private int start;

  private final boolean movable;

  FloatMatrix(INDArray source, FloatPointer pointer, FloatBuffer buffer, int rows, int columns) {
    this(source, pointer, buffer, rows, columns, false);
  }

  private FloatMatrix(
      INDArray source,
      FloatPointer pointer,
      FloatBuffer buffer,
      int rows,
      int columns,
      boolean movable) {
    super(source, rows, columns);
    this.pointer = pointer;
    this.buffer = buffer;
    this.movable = movable;
  }

  private static FloatPointer pointer(Matrix matrix) {
    return ((FloatMatrix) matrix).pointer;
  }

  /** Copies {@code count} elements from {@code offset} on to the start of an array. */
  void get(int offset, float[] target, int count) {
    buffer.get(start + offset, target, 0, count);
  }

  /** Copies the first {@code count} elements of an array to {@code offset}. */
  void put(int offset, float[] source, int count) {
    buffer.put(start + offset, source, 0, count);
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT;
  }

  @Override
  public Matrix view(int offset, int rows, int columns) {
    return new FloatMatrix(
        source(),
        pointer.getPointer(offset),
        buffer.slice(start + offset, rows * columns),
        rows,
        columns);
  }

  @Override
  public Matrix cursor(int rows, int columns) {
    FloatMatrix cursor =
        new FloatMatrix(source(), new FloatPointer(pointer), buffer, rows, columns, true);
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
    buffer.put(start + index, (float) value);
  }

  @Override
  public void clear() {
    Pointer.memset(pointer, 0, Float.BYTES * (long) size());
  }

  @Override
  public void copy(int offset, Matrix source, int sourceOffset, int count) {
    FloatMatrix from = (FloatMatrix) source;
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
    float scale = (float) alpha;
    if (n == 1 && !transposeB) {
      int opA = transposeA ? CblasTrans : CblasNoTrans;
      int storedRows = transposeA ? k : m;
      int storedColumns = transposeA ? m : k;
      cblas_sgemv(
          CblasColMajor,
          opA,
          storedRows,
          storedColumns,
          scale,
          pointer(a),
          a.rows(),
          pointer(b),
          1,
          (float) beta,
          pointer,
          1);
    } else if (k == 1 && beta == 1 && !transposeA && transposeB && b.rows() == n) {
      cblas_sger(CblasColMajor, m, n, scale, pointer(a), 1, pointer(b), 1, pointer, rows());
    } else {
      cblas_sgemm(
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
          (float) beta,
          pointer,
          rows());
    }
  }

  @Override
  public void spmv(int order, double alpha, Matrix packed, Matrix x, double beta) {
    cblas_sspmv(
        CblasColMajor,
        CblasLower,
        order,
        (float) alpha,
        pointer(packed),
        pointer(x),
        1,
        (float) beta,
        pointer,
        1);
  }

  @Override
  public void axpy(double alpha, Matrix x, int count) {
    cblas_saxpy(count, (float) alpha, pointer(x), 1, pointer, 1);
  }

  @Override
  public void scale(double alpha, int count) {
    cblas_sscal(count, (float) alpha, pointer, 1);
  }

  @Override
  public double dot(Matrix other, int count) {
    return cblas_sdot(count, pointer, 1, pointer(other), 1);
  }

  @Override
  public double norm() {
    return cblas_snrm2(size(), pointer, 1);
  }
}
