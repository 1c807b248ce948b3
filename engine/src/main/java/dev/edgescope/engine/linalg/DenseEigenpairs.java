package dev.edgescope.engine.linalg;

import java.util.stream.IntStream;
import org.bytedeco.openblas.global.openblas;

/** Eigenvalues, in descending order, and eigenvectors of a small dense symmetric matrix. */
public final class DenseEigenpairs {
  static {
    BlasThreads.one();
  }

  private final int size;

  /** In ascending order, as LAPACK leaves them. */
  private final double[] values;

  /** Column by column. */
  private final double[] vectors;

  private final boolean finite;

  private DenseEigenpairs(int size, double[] values, double[] vectors, boolean finite) {
    this.size = size;
    this.values = values;
    this.vectors = vectors;
    this.finite = finite;
  }

  /** Decomposes the leading {@code size x size} part of a symmetric matrix. */
  public static DenseEigenpairs of(double[][] matrix, int size) {
    double[] vectors = new double[size * size];
    double[] values = new double[size];
    boolean finite = true;
    for (int j = 0; j < size; j++) {
      for (int i = 0; i < size; i++) {
        vectors[j * size + i] = matrix[i][j];
        finite &= Double.isFinite(matrix[i][j]);
      }
    }
    if (finite) {
      int info =
          openblas.LAPACKE_dsyevd(
              openblas.LAPACK_COL_MAJOR, (byte) 'V', (byte) 'U', size, vectors, size, values);
      if (info != 0) {
        throw new IllegalStateException(
            "LAPACK dsyevd failed with info " + info + " on a matrix of size " + size);
      }
    }
    return new DenseEigenpairs(size, values, vectors, finite);
  }

  /** Number of them. */
  public int size() {
    return size;
  }

  /** Whether the matrix was; otherwise there are no eigenvalues to ask for. */
  public boolean finite() {
    return finite;
  }

  /** Eigenvalue j, from the largest on. */
  public double value(int j) {
    return values[size - 1 - j];
  }

  /** Component i of the unit eigenvector of eigenvalue j. */
  public double component(int i, int j) {
    return vectors[(size - 1 - j) * size + i];
  }

  /** The {@code count} largest eigenvalues, in descending order. */
  double[] largest(int count) {
    return IntStream.range(0, count).mapToDouble(this::value).toArray();
  }

  /** The largest eigenvalue in magnitude, without its sign. */
  public double magnitude() {
    return Math.max(Math.abs(values[0]), Math.abs(values[size - 1]));
  }
}
