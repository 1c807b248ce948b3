package dev.edgescope.engine.linalg;

import org.bytedeco.openblas.global.openblas;

/** Linear equations with a small dense matrix that is symmetric and positive definite. */
public final class Cholesky {
  static {
    BlasThreads.one();
  }

  private Cholesky() {}

  /**
   * Sets b to the solution x of A x = b.
   *
   * @param a size x size, column by column, of which the lower triangle is read; overwritten by its
   *     Cholesky factor
   * @return whether A is positive definite beyond rounding; otherwise b holds nothing of use
   */
  public static boolean solve(double[] a, double[] b) {
    int size = b.length;
    int info =
        openblas.LAPACKE_dposv(openblas.LAPACK_COL_MAJOR, (byte) 'L', size, 1, a, size, b, size);
    return info == 0;
  }
}
