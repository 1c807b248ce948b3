package dev.edgescope.engine.linalg;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.bytedeco.openblas.global.openblas;

/** Random matrices with orthonormal columns. */
public final class Orthonormal {
  static {
    BlasThreads.one();
  }

  private Orthonormal() {}

  /**
   * A matrix with orthonormal columns, uniform over all of them (Haar measure): the Q of the QR
   * decomposition of a Gaussian matrix, each column with the sign that makes R's diagonal positive
   * (Mezzadri, How to generate random matrices from the classical compact groups, 2007).
   *
   * @param rows at least {@code columns}
   * @return column by column
   */
  public static double[] columns(int rows, int columns, RandomGenerator random) {
    if (columns > rows) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%,d columns of %,d elements cannot be orthonormal", columns, rows));
    }
    double[] matrix = new double[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = random.nextGaussian();
    }
    double[] reflectors = new double[columns];
    require(
        openblas.LAPACKE_dgeqrf(openblas.LAPACK_COL_MAJOR, rows, columns, matrix, rows, reflectors),
        "dgeqrf");
    boolean[] negative = new boolean[columns];
    for (int j = 0; j < columns; j++) {
      negative[j] = matrix[j * rows + j] < 0;
    }
    require(
        openblas.LAPACKE_dorgqr(
            openblas.LAPACK_COL_MAJOR, rows, columns, columns, matrix, rows, reflectors),
        "dorgqr");
    for (int j = 0; j < columns; j++) {
      for (int i = 0; negative[j] && i < rows; i++) {
        matrix[j * rows + i] = -matrix[j * rows + i];
      }
    }
    return matrix;
  }

  private static void require(int info, String routine) {
    if (info != 0) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "LAPACK %s failed with info %d", routine, info));
    }
  }
}
