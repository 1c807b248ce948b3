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
 * <p>Each Lanczos vector is orthogonalised twice against those before it that are kept: all of
 * them, without which copies of converged eigenvalues appear, or, where the vectors are too long
 * for that, the last two. The largest node is none the worse for copies below it.
 *
 * <p>Cost: m products and {@code O(n m^2)} for the orthogonalisation, {@code O(n m)} with two
 * vectors; one vector of memory beside those that are kept. Stops before m steps where the vectors
 * span an invariant subspace, and the quadrature is then exact for all functions. An operator that
 * is not finite gives one node, NaN.
 *
 * <p>Source: G. H. Golub and G. Meurant, Matrices, Moments and Quadrature (2010), chapters 4 and 6.
 */
public final class Lanczos {
  private final int dimension;
  private final int steps;

  /** A new vector shorter than this part of the operator's scale is rounding noise. */
  private final double negligible;

  /** Vector m in column m modulo their number. */
  private final Matrix basis;

  private final Matrix next;
  private final Matrix coefficients;

  /**
   * Keeps all vectors.
   *
   * @param memory where they live
   * @param dimension n
   * @param steps m, the largest number of nodes; n is enough
   */
  public Lanczos(NativeMemory memory, int dimension, int steps) {
    this(memory, dimension, steps, steps);
  }

  private Lanczos(NativeMemory memory, int dimension, int steps, int kept) {
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
    basis = memory.allocate(dimension, kept);
    next = memory.allocate(dimension, 1);
    coefficients = memory.allocate(kept, 1);
  }

  /**
   * Keeps the last two vectors alone: for {@link #largest} on a space of very many dimensions.
   *
   * @param memory where they live
   * @param dimension n
   * @param steps m, at most n
   */
  public static Lanczos keepingTwo(NativeMemory memory, int dimension, int steps) {
    return new Lanczos(memory, dimension, steps, Math.min(steps, 2));
  }

  /**
   * The quadrature after all steps.
   *
   * @param start v, n x 1, of unit length; not changed
   */
  public GaussQuadrature run(SymmetricOperator operator, Matrix start) {
    Chain chain = new Chain(operator, start);
    while (chain.size < steps && chain.isFinite() && chain.findNext()) {
      chain.advance();
    }
    return quadrature(DenseEigenpairs.of(chain.tridiagonal, chain.size), chain.size);
  }

  /**
   * The largest eigenvalue whose eigenvectors the start is not orthogonal to: the largest node, as
   * soon as its residual is small enough.
   *
   * @param start v, n x 1, of unit length; not changed
   * @param tolerance largest residual relative to the magnitude of the value
   * @return one pair, flagged where the steps were not enough, NaN where the operator is not finite
   */
  public Eigenpairs largest(SymmetricOperator operator, Matrix start, double tolerance) {
    Chain chain = new Chain(operator, start);
    while (chain.isFinite()) {
      boolean more = chain.findNext();
      DenseEigenpairs ritz = DenseEigenpairs.of(chain.tridiagonal, chain.size);
      if (!ritz.finite()) {
        break;
      }
      double value = ritz.value(0);
      double residual = more ? chain.beta * Math.abs(ritz.component(chain.size - 1, 0)) : 0;
      boolean converged = residual <= tolerance * Math.abs(value);
      if (converged || chain.size == steps) {
        return pair(value, residual, converged, chain.size);
      }
      chain.advance();
    }
    return pair(Double.NaN, Double.NaN, false, chain.size);
  }

  private static Eigenpairs pair(double value, double residual, boolean converged, int products) {
    return new Eigenpairs(
        new double[] {value}, new double[] {residual}, new boolean[] {converged}, products);
  }

  /** The recurrence, one product after the other. */
  private final class Chain {
    final double[][] tridiagonal = new double[steps][steps];
    private final SymmetricOperator operator;
    private Matrix current;
    private double scale;

    /** Number of products so far. */
    int size;

    /** Length of what the last product adds to the space; of a meaning after {@link #findNext}. */
    double beta;

    Chain(SymmetricOperator operator, Matrix start) {
      this.operator = operator;
      current = basis.columns(0, 1);
      current.copy(0, start, 0, dimension);
      multiply();
    }

    private void multiply() {
      operator.apply(current, next);
      tridiagonal[size][size] = current.dot(next, dimension);
      scale = Math.max(scale, next.norm());
      size++;
    }

    boolean isFinite() {
      return Double.isFinite(tridiagonal[size - 1][size - 1]);
    }

    /** Whether the last product leads out of the space of the vectors so far. */
    boolean findNext() {
      int kept = Math.min(size, basis.columns());
      orthogonalise(kept);
      orthogonalise(kept);
      beta = next.norm();
      return beta > negligible * scale;
    }

    /** Takes what was found as the next vector. */
    void advance() {
      tridiagonal[size - 1][size] = beta;
      tridiagonal[size][size - 1] = beta;
      next.scale(1 / beta, dimension);
      current = basis.columns(size % basis.columns(), 1);
      current.copy(0, next, 0, dimension);
      multiply();
    }
  }

  private void orthogonalise(int kept) {
    Product.of(basis, next).transposeA().shape(kept, 1, dimension).into(coefficients);
    Product.of(basis, coefficients).shape(dimension, 1, kept).times(-1).addTo(next);
  }

  private static GaussQuadrature quadrature(DenseEigenpairs ritz, int size) {
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
