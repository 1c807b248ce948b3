package dev.edgescope.engine.linalg;

import java.util.Locale;

/**
 * Gauss quadrature for the spectral measure of a symmetric operator A that a unit vector v sees, by
 * Lanczos tridiagonalisation: nodes theta_k and weights w_k with
 *
 * <pre>
 * v^T p(A) v = sum_k w_k p(theta_k)     for every polynomial p of degree up to 2 m - 1
 * </pre>
 *
 * The nodes are the eigenvalues of the tridiagonal matrix after m steps, the weights the squared
 * first components of its unit eigenvectors; they sum to 1.
 *
 * <p>Each Lanczos vector is orthogonalised twice against all before it, without which copies of
 * converged eigenvalues appear.
 *
 * <p>Cost: m products and {@code O(n m^2)} for the orthogonalisation; m + 1 vectors of memory.
 * Stops before m steps where the vectors span an invariant subspace, and the quadrature is then
 * exact for all functions. An operator that is not finite gives one node, NaN.
 *
 * <p>Source: G. H. Golub and G. Meurant, Matrices, Moments and Quadrature (2010), chapters 4 and 6.
 */
public final class Lanczos {
  private final int dimension;
  private final int steps;

  /** A new vector shorter than this part of the operator's scale is rounding noise. */
  private final double negligible;

  private final Matrix basis;
  private final Matrix next;
  private final Matrix coefficients;

  /**
   * @param memory where the basis lives
   * @param dimension n
   * @param steps m, the largest number of nodes; n is enough
   */
  public Lanczos(NativeMemory memory, int dimension, int steps) {
    if (steps < 1 || steps > dimension) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot make %d Lanczos steps on R^%d; give 1 to %d",
              steps,
              dimension,
              dimension));
    }
    this.dimension = dimension;
    this.steps = steps;
    negligible = memory.precision() == Precision.FLOAT ? 1e-6 : 1e-14;
    basis = memory.allocate(dimension, steps);
    next = memory.allocate(dimension, 1);
    coefficients = memory.allocate(steps, 1);
  }

  /**
   * Runs the recurrence.
   *
   * @param start v, n x 1, of unit length; not changed
   */
  public GaussQuadrature run(SymmetricOperator operator, Matrix start) {
    double[][] tridiagonal = new double[steps][steps];
    double scale = 0;
    Matrix current = basis.columns(0, 1);
    current.copy(0, start, 0, dimension);
    int size = 0;
    while (true) {
      operator.apply(current, next);
      double diagonal = current.dot(next, dimension);
      tridiagonal[size][size] = diagonal;
      scale = Math.max(scale, next.norm());
      size++;
      if (size == steps || !Double.isFinite(diagonal)) {
        break;
      }
      orthogonalise(size);
      orthogonalise(size);
      double beta = next.norm();
      if (!(beta > negligible * scale)) {
        break;
      }
      tridiagonal[size - 1][size] = beta;
      tridiagonal[size][size - 1] = beta;
      next.scale(1 / beta, dimension);
      current = basis.columns(size, 1);
      current.copy(0, next, 0, dimension);
    }
    return quadrature(RitzValues.of(tridiagonal, size), size);
  }

  private void orthogonalise(int size) {
    Product.of(basis, next).transposeA().shape(size, 1, dimension).into(coefficients);
    Product.of(basis, coefficients).shape(dimension, 1, size).times(-1).addTo(next);
  }

  private static GaussQuadrature quadrature(RitzValues ritz, int size) {
    if (!ritz.finite()) {
      return new GaussQuadrature(new double[] {Double.NaN}, new double[] {1});
    }
    double[] weights = new double[size];
    for (int k = 0; k < size; k++) {
      double first = ritz.component(0, k);
      weights[k] = first * first;
    }
    return new GaussQuadrature(ritz.largest(size), weights);
  }
}
