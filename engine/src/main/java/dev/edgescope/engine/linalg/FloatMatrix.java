package dev.edgescope.engine.linalg;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
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
import org.jspecify.annotations.Nullable;

/** A matrix of 32-bit floats: the calls of {@link Matrix} in single precision. */
final class FloatMatrix extends Matrix {
  private final FloatPointer pointer;
  private final FloatBuffer buffer;
  private Window @Nullable [] windows;

  FloatMatrix(Place place, FloatPointer pointer, FloatBuffer buffer) {
    super(place, pointer);
    this.pointer = pointer;
    this.buffer = buffer;
  }

  private static FloatPointer pointer(Matrix matrix) {
    return ((FloatMatrix) matrix).pointer;
  }

  /** Copies {@code count} elements from {@code offset} on to the start of an array. */
  void get(int offset, float[] target, int count) {
    buffer.get(start() + offset, target, 0, count);
  }

  /** Copies the first {@code count} elements of an array to {@code offset}. */
  void put(int offset, float[] source, int count) {
    buffer.put(start() + offset, source, 0, count);
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT;
  }

  @Override
  Matrix view(Place place, int offset) {
    FloatBuffer slice = buffer.slice(start() + offset, place.size());
    return new FloatMatrix(place, pointer.getPointer(offset), slice);
  }

  @Override
  Matrix cursor(Place place) {
    return new FloatMatrix(place, new FloatPointer(pointer), buffer);
  }

  @Override
  public double get(int index) {
    return buffer.get(start() + index);
  }

  @Override
  public void set(int index, double value) {
    buffer.put(start() + index, (float) value);
  }

  @Override
  public void copy(int offset, Matrix source, int sourceOffset, int count) {
    FloatMatrix from = (FloatMatrix) source;
    buffer.put(start() + offset, from.buffer, from.start() + sourceOffset, count);
  }

  @Override
  void gemv(int opA, int m, int n, double alpha, Matrix a, Matrix x, double beta) {
    cblas_sgemv(
        CblasColMajor,
        opA,
        m,
        n,
        (float) alpha,
        pointer(a),
        a.rows(),
        pointer(x),
        1,
        (float) beta,
        pointer,
        1);
  }

  @Override
  void ger(int m, int n, double alpha, Matrix x, Matrix y) {
    cblas_sger(CblasColMajor, m, n, (float) alpha, pointer(x), 1, pointer(y), 1, pointer, rows());
  }

  @Override
  void gemm(Product product) {
    Matrix a = product.a();
    Matrix b = product.b();
    cblas_sgemm(
        CblasColMajor,
        op(product.isTransposedA()),
        op(product.isTransposedB()),
        product.m(),
        product.n(),
        product.k(),
        (float) product.alpha(),
        at(0, pointer(a), product.offsetA()),
        a.rows(),
        at(1, pointer(b), product.offsetB()),
        b.rows(),
        (float) product.beta(),
        at(2, pointer, product.offsetC(this)),
        rows());
  }

  /** A pointer to an element of an operand; the next call for it moves it. */
  private FloatPointer at(int operand, FloatPointer matrix, int offset) {
    if (offset == 0) {
      return matrix;
    }
    if (windows == null) {
      windows = new Window[] {new Window(), new Window(), new Window()};
    }
    return windows[operand].moveTo(matrix, offset);
  }

  /** A pointer into memory of others, moved without allocating. */
  private static final class Window extends FloatPointer {
    Window moveTo(FloatPointer matrix, int offset) {
      address = matrix.address();
      position = matrix.position() + offset;
      return this;
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
