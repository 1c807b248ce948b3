package dev.edgescope.engine.theory;

import dev.edgescope.engine.linalg.Cholesky;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import java.util.Locale;

/**
 * The semidefinite linear complementarity problem: for a symmetric k x k matrix C and a positive
 * semidefinite form Q on such matrices, the X with
 *
 * <pre>
 * X >= 0,    M(X) = C + Q X >= 0,    tr(X M(X)) = 0
 * </pre>
 *
 * in the order of semidefinite matrices; the condition for the least {@code <C, X> + <X, Q X> / 2}
 * over X >= 0. For k = 1 it is {@code X = max(0, -C / Q)}.
 *
 * <p>Method: an infeasible primal-dual interior-point method with Nesterov-Todd directions. With
 * {@code S = M(X)} relaxed to two variables and G the scaling in which both are the same diagonal
 * matrix, {@code X = G Delta G^T} and {@code G^T S G = Delta}, each step {@code dX = G Y G^T}
 * solves
 *
 * <pre>
 * Y + G^T Q(G Y G^T) G = sigma mu Delta^-1 - G^T (C + Q X) G,    mu = tr(X S) / k
 * </pre>
 *
 * and goes on by {@value #FRACTION} of the way to the boundary at most. Stopping rule: mu and the
 * residual {@code C + Q X - S} at most {@value #ACCURACY} of the scale of their terms, or {@value
 * #MOST_STEPS} steps. Where there is no solution, as for a C with a negative eigenvalue on which Q
 * vanishes, X grows until the steps are spent, and the answer says that it has not converged.
 *
 * <p>Cost: a step O(k^6), a few tens of them; for k of 10 at most.
 *
 * <p>Source: M. J. Todd, K. C. Toh, R. H. Tutuncu, On the Nesterov-Todd direction in semidefinite
 * programming, SIAM J. Optim. 8 (1998).
 */
public final class SemidefiniteComplementarity {
  private static final int MOST_STEPS = 100;
  private static final double ACCURACY = 1e-12;
  private static final double FRACTION = 0.95;

  /** Part of mu aimed at after a step that was cut short, and after one that was not. */
  private static final double CAREFUL = 0.5;

  private static final double BOLD = 0.05;

  private final int order;
  private final int size;

  /** sqrt 2 off the diagonal, so that the scalar product of vectors is that of matrices. */
  private final double[] weights;

  private final int[] rowOf;
  private final int[] columnOf;
  private final double[] c;
  private final double[][] q;

  /** An answer. */
  public static final class Solution {
    private final double[][] x;
    private final double[][] m;
    private final boolean converged;

    private Solution(double[][] x, double[][] m, boolean converged) {
      this.x = x;
      this.m = m;
      this.converged = converged;
    }

    /** An entry of X. */
    public double x(int i, int j) {
      return x[i][j];
    }

    /** An entry of M(X). */
    public double m(int i, int j) {
      return m[i][j];
    }

    /** tr X. */
    public double trace() {
      double trace = 0;
      for (int i = 0; i < x.length; i++) {
        trace += x[i][i];
      }
      return trace;
    }

    /** Whether the stopping rule was met. */
    public boolean converged() {
      return converged;
    }
  }

  private SemidefiniteComplementarity(double[][] matrix, double[][] form, double cScale, double q) {
    order = matrix.length;
    size = pairs(order);
    weights = new double[size];
    rowOf = new int[size];
    columnOf = new int[size];
    for (int j = 0; j < order; j++) {
      for (int i = 0; i <= j; i++) {
        int p = pair(i, j);
        rowOf[p] = i;
        columnOf[p] = j;
        weights[p] = i == j ? 1 : Math.sqrt(2);
      }
    }
    c = vector(matrix);
    this.q = new double[size][size];
    for (int p = 0; p < size; p++) {
      c[p] /= cScale;
      for (int r = 0; r < size; r++) {
        this.q[p][r] = weights[p] * weights[r] * form[p][r] / q;
      }
    }
  }

  /** Number of pairs (i, j) with {@code i <= j < k}. */
  public static int pairs(int order) {
    return order * (order + 1) / 2;
  }

  /** Where the pair (i, j), {@code i <= j}, stands in a form. */
  public static int pair(int i, int j) {
    return j * (j + 1) / 2 + i;
  }

  /**
   * Solves a problem.
   *
   * @param c C, symmetric, k x k, k at least 1
   * @param q Q on pairs: {@code (Q X)_ij = sum over all k, l of q[pair(i, j)][pair(k, l)] X_kl},
   *     symmetric and positive semidefinite, as a matrix of scalar products is
   */
  public static Solution solve(double[][] c, double[][] q) {
    int order = c.length;
    if (order < 1 || q.length != pairs(order)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A form on %,d pairs does not fit a matrix of order %,d, which has %,d",
              q.length,
              order,
              pairs(order)));
    }
    double cScale = largest(c);
    double qScale = largest(q);
    DenseEigenpairs spectrum = DenseEigenpairs.of(c, order);
    if (!spectrum.finite() || !Double.isFinite(qScale)) {
      throw new IllegalArgumentException("The problem has entries that are not finite");
    }
    if (spectrum.value(order - 1) >= 0) {
      return new Solution(new double[order][order], copy(c), true);
    }
    double divisor = qScale == 0 ? 1 : qScale;
    var problem = new SemidefiniteComplementarity(c, q, cScale, divisor);
    return problem.iterate(cScale / divisor, cScale);
  }

  /**
   * @param xScale unit of X
   * @param mScale unit of M
   */
  private Solution iterate(double xScale, double mScale) {
    double[] x = identity();
    double[] s = identity();
    double centring = CAREFUL;
    boolean converged = false;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] image = image(x);
      double mu = dot(x, s) / order;
      converged =
          mu <= ACCURACY * (1 + Math.sqrt(dot(x, x)))
              && distance(image, s) <= ACCURACY * (1 + distance(image, c));
      if (converged) {
        break;
      }
      Root root = new Root(DenseEigenpairs.of(matrix(x), order));
      double[] dx = direction(root, matrix(s), centring * mu, image);
      if (dx.length == 0) {
        break;
      }
      double[] ds = new double[size];
      double[] qdx = product(dx);
      for (int p = 0; p < size; p++) {
        ds[p] = qdx[p] + image[p] - s[p];
      }
      double length =
          Math.min(longest(root, dx), longest(new Root(DenseEigenpairs.of(matrix(s), order)), ds));
      for (int p = 0; p < size; p++) {
        x[p] += length * dx[p];
        s[p] += length * ds[p];
      }
      centring = length > 0.9 ? BOLD : CAREFUL;
    }
    double[] image = image(x);
    return new Solution(matrix(x, xScale), matrix(image, mScale), converged);
  }

  /** dX; empty where rounding leaves no step to take. */
  private double[] direction(Root root, double[][] s, double target, double[] image) {
    double[][] half = root.power(0.5);
    DenseEigenpairs squares = DenseEigenpairs.of(congruence(half, s), order);
    double[] delta = new double[order];
    double[][] scaling = new double[order][order];
    for (int a = 0; a < order; a++) {
      delta[a] = Math.sqrt(Math.max(squares.value(a), Double.MIN_NORMAL));
      for (int i = 0; i < order; i++) {
        for (int j = 0; j < order; j++) {
          scaling[i][a] += half[i][j] * squares.component(j, a) / Math.sqrt(delta[a]);
        }
      }
    }
    double[][] transposed = transpose(scaling);
    double[] columns = new double[size * size];
    double[] rhs = vector(congruence(transposed, matrix(image)));
    for (int r = 0; r < size; r++) {
      double[] unit = new double[size];
      unit[r] = 1;
      double[] step = vector(congruence(scaling, matrix(unit)));
      double[] scaled = vector(congruence(transposed, matrix(product(step))));
      System.arraycopy(scaled, 0, columns, r * size, size);
      columns[r * size + r] += 1;
      rhs[r] = -rhs[r];
    }
    for (int a = 0; a < order; a++) {
      rhs[pair(a, a)] += target / delta[a];
    }
    return Cholesky.solve(columns, rhs) ? vector(congruence(scaling, matrix(rhs))) : new double[0];
  }

  /** The longest step up to 1 that keeps {@value #FRACTION} of the way to the boundary. */
  private double longest(Root root, double[] change) {
    double[][] relative = congruence(root.power(-0.5), matrix(change));
    double least = DenseEigenpairs.of(relative, order).value(order - 1);
    return least < 0 ? Math.min(1, -FRACTION / least) : 1;
  }

  /** C + Q X. */
  private double[] image(double[] x) {
    double[] image = product(x);
    for (int p = 0; p < size; p++) {
      image[p] += c[p];
    }
    return image;
  }

  private double[] product(double[] x) {
    double[] product = new double[size];
    for (int p = 0; p < size; p++) {
      product[p] = dot(q[p], x);
    }
    return product;
  }

  private double[] identity() {
    double[] identity = new double[size];
    for (int i = 0; i < order; i++) {
      identity[pair(i, i)] = 1;
    }
    return identity;
  }

  private double[] vector(double[][] matrix) {
    double[] vector = new double[size];
    for (int p = 0; p < size; p++) {
      vector[p] = weights[p] * matrix[rowOf[p]][columnOf[p]];
    }
    return vector;
  }

  private double[][] matrix(double[] vector) {
    return matrix(vector, 1);
  }

  private double[][] matrix(double[] vector, double unit) {
    double[][] matrix = new double[order][order];
    for (int p = 0; p < size; p++) {
      double entry = unit * vector[p] / weights[p];
      matrix[rowOf[p]][columnOf[p]] = entry;
      matrix[columnOf[p]][rowOf[p]] = entry;
    }
    return matrix;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[][] matrix) {
    double largest = 0;
    for (double[] row : matrix) {
      for (double entry : row) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    return largest;
  }

  private static double[][] copy(double[][] matrix) {
    double[][] copy = matrix.clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = matrix[i].clone();
    }
    return copy;
  }

  /** A B A^T. */
  private static double[][] congruence(double[][] a, double[][] b) {
    return multiply(multiply(a, b), transpose(a));
  }

  private static double[][] transpose(double[][] a) {
    double[][] transposed = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        transposed[j][i] = a[i][j];
      }
    }
    return transposed;
  }

  private static double[][] multiply(double[][] a, double[][] b) {
    int n = a.length;
    double[][] product = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < n; l++) {
        for (int j = 0; j < n; j++) {
          product[i][j] += a[i][l] * b[l][j];
        }
      }
    }
    return product;
  }

  /** Powers of a positive definite matrix. */
  private static final class Root {
    private final DenseEigenpairs spectrum;
    private final int order;

    Root(DenseEigenpairs spectrum) {
      this.spectrum = spectrum;
      order = spectrum.size();
    }

    double[][] power(double exponent) {
      double[][] power = new double[order][order];
      for (int a = 0; a < order; a++) {
        double value = Math.pow(Math.max(spectrum.value(a), Double.MIN_NORMAL), exponent);
        for (int i = 0; i < order; i++) {
          for (int j = 0; j < order; j++) {
            power[i][j] += value * spectrum.component(i, a) * spectrum.component(j, a);
          }
        }
      }
      return power;
    }
  }
}
