package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.RitzValues;
import java.util.Locale;

/**
 * Exact mean-square stability of stochastic gradient descent on a linear model of squared error,
 * for small problems, from its NTK {@code Theta = N / D}, {@code N = J J^T}. The second moment
 * {@code S = E[z z^T]} of the residuals, n x n with n = D C, goes in a step to
 *
 * <pre>
 * S' = S - (alpha/D)(N S + S N) + (alpha/B)^2 N E[P S P] N
 * E[P S P] = (B/D) S on an example's own C x C block, B (B-1) / (D (D-1)) S elsewhere
 *          = (B/D)^2 S + (B/D)(1 - B/D) (D blockdiag(S) - S) / (D - 1)
 * </pre>
 *
 * with P the projection onto the batch. The second form splits the map into the mean dynamics,
 * {@code S -> (1 - alpha Theta) S (1 - alpha Theta)}, and the noise injected by the choice of the
 * batch,
 *
 * <pre>
 * noise(S) = alpha^2 (1/B - 1/D) D Theta ((D blockdiag(S) - S) / (D - 1)) Theta
 * </pre>
 *
 * both of which keep S positive semidefinite. Two readings:
 *
 * <ul>
 *   <li>{@link #spectralRadius}, that of the whole map, below 1 where it is stable. It can only be
 *       near 1 where it is below, by {@code (1 - alpha lambda)^2} of the smallest eigenvalue.
 *   <li>{@link #noiseKernelNorm}, that of {@code (1 - mean)^{-1} noise}: below 1 exactly where the
 *       spectral radius is (a regular splitting of a positive map), and the exact counterpart of
 *       the noise kernel norm, to which it reduces for delocalised eigenvectors.
 * </ul>
 *
 * <p>Residuals in the kernel of Theta never move and are left out. The formula above is for mu = 0;
 * for heavy ball the same noise drives {@code z' = (1 + mu - alpha Theta) z - mu z_before}, whose
 * moments S, {@code E[z z_before^T]} and {@code E[z_before z_before^T]} go on elementwise in the
 * eigenbasis of Theta.
 *
 * <p>The norm's map is a product of the elementwise response to noise, G >= 0, and D Q - 1 with Q a
 * projection, both in the eigenbasis of Theta; so it is similar to the symmetric {@code G^{1/2} (D
 * Q - 1) G^{1/2}}, and Lanczos finds its largest eigenvalue in a dozen steps. It stops at a
 * residual of {@code 1e-5} of the value, or after {@value #MOST_LANCZOS_STEPS} steps. The radius
 * comes by power iteration, which stops where the change that is still to come, extrapolated from
 * the last two, is below {@code 1e-5}, or after {@value #MOST_ITERATIONS} steps (fewer for large
 * n): near 1 from below it comes slowly. Both say when they have not converged. NaN where Theta is
 * not finite.
 *
 * <p>Cost: an eigendecomposition of an n x n matrix once; then two products of such matrices for
 * each step.
 *
 * <p>Source: the second-moment dynamics of Agarwala and Pennington (2024, arXiv:2404.19261),
 * section 3, without the assumption of delocalised eigenvectors.
 */
public final class MeanSquareStability implements AutoCloseable {
  /** Largest n = D C. */
  public static final int LARGEST_SIZE = 1000;

  private static final int MOST_ITERATIONS = 500;

  /** Steps times n^3 that the spectral radius may take, a second or two; 40 steps in any case. */
  private static final double MOST_WORK = 1e10;

  private static final int MOST_LANCZOS_STEPS = 100;
  private static final double TOLERANCE = 1e-5;

  /** Eigenvalues below this part of the largest are the kernel. */
  private static final double KERNEL = 1e-10;

  private final int size;
  private final int examples;
  private final boolean finite;
  private final double[] lambda;
  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final BlockProjection examplesOwn;

  /** A spectral radius, and whether the iteration that found it converged. */
  public record Radius(double value, boolean converged) {}

  /**
   * @param theta the NTK, n x n, row and column i C + c for output c of example i; or the
   *     Gauss-Newton kernel, as an extrapolation to other losses
   * @param examples D
   * @param outputs C
   */
  public MeanSquareStability(Matrix theta, int examples, int outputs) {
    size = examples * outputs;
    if (size > LARGEST_SIZE || theta.rows() != size || theta.columns() != size) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A kernel of %,d x %,d for %,d examples and %,d outputs; give a square one of at most"
                  + " %,d",
              theta.rows(),
              theta.columns(),
              examples,
              outputs,
              LARGEST_SIZE));
    }
    this.examples = examples;
    double[][] symmetric = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        symmetric[i][j] = (theta.get(j * size + i) + theta.get(i * size + j)) / 2;
      }
    }
    RitzValues eigen = RitzValues.of(symmetric, size);
    finite = eigen.finite();
    lambda = new double[size];
    double[] vectors = new double[size * size];
    if (finite) {
      double smallest = KERNEL * eigen.magnitude();
      for (int a = 0; a < size; a++) {
        lambda[a] = eigen.value(a) > smallest ? eigen.value(a) : 0;
        for (int i = 0; i < size; i++) {
          vectors[a * size + i] = eigen.component(i, a);
        }
      }
    }
    examplesOwn = new BlockProjection(memory, vectors, size, outputs);
  }

  /** lambda_1 of Theta. */
  public double largest() {
    return finite ? lambda[0] : Double.NaN;
  }

  /**
   * The exact counterpart of K: 0 for the full batch; NaN, undefined, where {@code alpha lambda_1}
   * reaches {@code 2 (1 + mu)}.
   *
   * @param learningRate alpha
   * @param momentum mu
   * @param batchSize B
   */
  public Radius noiseKernelNorm(double learningRate, double momentum, int batchSize) {
    if (batchSize == examples) {
      return new Radius(0, true);
    }
    if (!finite || learningRate * lambda[0] >= 2 * (1 + momentum)) {
      return new Radius(Double.NaN, false);
    }
    double[] root = response(learningRate, momentum);
    for (int b = 0; b < size; b++) {
      for (int a = 0; a < size; a++) {
        double noise = noiseScale(learningRate, batchSize) * lambda[a] * lambda[b];
        root[b * size + a] = Math.sqrt(noise * root[b * size + a]);
      }
    }
    return largestOfSymmetricForm(root);
  }

  /** Lanczos with the vectors of its three-term recurrence alone, from the response itself. */
  private Radius largestOfSymmetricForm(double[] root) {
    double[] current = new double[size * size];
    for (int a = 0; a < size; a++) {
      current[a * size + a] = root[a * size + a];
    }
    current = scaled(current, 1 / Math.sqrt(dot(current, current)));
    double[] before = new double[size * size];
    double[][] tridiagonal = new double[MOST_LANCZOS_STEPS][MOST_LANCZOS_STEPS];
    double beta = 0;
    double value = Double.NaN;
    for (int m = 0; m < MOST_LANCZOS_STEPS; m++) {
      double[] next = symmetricForm(root, current);
      double alpha = dot(next, current);
      for (int i = 0; i < next.length; i++) {
        next[i] -= alpha * current[i] + beta * before[i];
      }
      tridiagonal[m][m] = alpha;
      beta = Math.sqrt(dot(next, next));
      RitzValues ritz = RitzValues.of(tridiagonal, m + 1);
      value = ritz.value(0);
      if (beta * Math.abs(ritz.component(m, 0)) <= TOLERANCE * value) {
        return new Radius(value, true);
      }
      if (m + 1 < MOST_LANCZOS_STEPS) {
        tridiagonal[m][m + 1] = beta;
        tridiagonal[m + 1][m] = beta;
      }
      before = current;
      current = scaled(next, 1 / beta);
    }
    return new Radius(value, false);
  }

  /** G^{1/2} (D Q - 1) G^{1/2} x, with Q the projection onto block-diagonal S. */
  private double[] symmetricForm(double[] root, double[] x) {
    double[] state = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      state[i] = root[i] * x[i];
    }
    double[] image = examplesOwn.apply(state);
    for (int i = 0; i < x.length; i++) {
      image[i] = root[i] * (examples * image[i] - state[i]);
    }
    return image;
  }

  /**
   * The spectral radius of the second-moment map.
   *
   * @param learningRate alpha
   * @param momentum mu
   * @param batchSize B
   */
  public Radius spectralRadius(double learningRate, double momentum, int batchSize) {
    if (!finite) {
      return new Radius(Double.NaN, false);
    }
    double mu = momentum;
    int most = (int) Math.clamp(MOST_WORK / Math.pow(size, 3), 40, MOST_ITERATIONS);
    double[] factor = new double[size];
    for (int a = 0; a < size; a++) {
      factor[a] = 1 + mu - learningRate * lambda[a];
    }
    double[] now = identity();
    double[] cross = now.clone();
    double[] before = now.clone();
    Convergence convergence = new Convergence();
    for (int t = 0; t < most && !convergence.reached(); t++) {
      double[] next =
          batchSize == examples ? new double[size * size] : noise(now, learningRate, batchSize);
      double[] nextCross = new double[size * size];
      for (int b = 0; b < size; b++) {
        for (int a = 0; a <= b; a++) {
          int ab = b * size + a;
          int ba = a * size + b;
          next[ab] +=
              factor[a] * factor[b] * now[ab]
                  - mu * (factor[a] * cross[ab] + factor[b] * cross[ba])
                  + mu * mu * before[ab];
          // To the last bit: the recursion would let an antisymmetric rounding error grow.
          next[ba] = next[ab];
          nextCross[ab] = factor[a] * now[ab] - mu * cross[ba];
          nextCross[ba] = factor[b] * now[ab] - mu * cross[ab];
        }
      }
      double total = trace(now) + trace(before);
      double nextTotal = trace(next) + trace(now);
      convergence.add(nextTotal / total);
      before = scaled(now, 1 / nextTotal);
      cross = scaled(nextCross, 1 / nextTotal);
      now = scaled(next, 1 / nextTotal);
    }
    return convergence.radius();
  }

  /**
   * The largest stable learning rate for a batch size, by bisection: where the noise kernel norm
   * reaches 1, or the mean dynamics its edge.
   *
   * @param momentum mu
   * @param batchSize B
   * @param relativeAccuracy of the learning rate
   */
  public double largestLearningRate(double momentum, int batchSize, double relativeAccuracy) {
    double unstable = 2 * (1 + momentum) / largest();
    double stable = 0;
    while (unstable - stable > relativeAccuracy * unstable) {
      double middle = (stable + unstable) / 2;
      if (noiseKernelNorm(middle, momentum, batchSize).value() < 1) {
        stable = middle;
      } else {
        unstable = middle;
      }
    }
    return (stable + unstable) / 2;
  }

  @Override
  public void close() {
    memory.close();
  }

  /** The identity on the range of Theta, in its eigenbasis. */
  private double[] identity() {
    double[] identity = new double[size * size];
    for (int a = 0; a < size; a++) {
      identity[a * size + a] = lambda[a] > 0 ? 1 : 0;
    }
    return identity;
  }

  /**
   * The stationary second moment, in the eigenbasis, for each unit of noise that is injected in
   * every step; it solves the heavy-ball recursion for S with R = E[z z_before^T] eliminated.
   */
  private double[] response(double learningRate, double momentum) {
    double mu = momentum;
    double[] response = new double[size * size];
    for (int b = 0; b < size; b++) {
      for (int a = 0; a < size; a++) {
        if (lambda[a] > 0 && lambda[b] > 0) {
          // With d = alpha lambda, f = 1 + mu - d: free of the cancellation of 1 - f f at small d.
          double da = learningRate * lambda[a];
          double db = learningRate * lambda[b];
          double inverse =
              ((1 - mu) * (1 - mu) * (1 + mu) * (da + db)
                      - (1 + mu * mu) * da * db
                      + mu * (da * da + db * db))
                  / (1 - mu * mu);
          response[b * size + a] = 1 / inverse;
        }
      }
    }
    return response;
  }

  /** alpha^2 (1/B - 1/D) D / (D - 1). */
  private double noiseScale(double learningRate, int batchSize) {
    double unequal = (1.0 / batchSize - 1.0 / examples) * examples / (examples - 1.0);
    return learningRate * learningRate * unequal;
  }

  /** The noise that a batch injects at second moment S, both in the eigenbasis. */
  private double[] noise(double[] state, double learningRate, int batchSize) {
    double scale = noiseScale(learningRate, batchSize);
    double[] noise = examplesOwn.apply(state);
    for (int b = 0; b < size; b++) {
      for (int a = 0; a < size; a++) {
        int ab = b * size + a;
        noise[ab] = scale * lambda[a] * lambda[b] * (examples * noise[ab] - state[ab]);
      }
    }
    return noise;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private double trace(double[] matrix) {
    double trace = 0;
    for (int a = 0; a < size; a++) {
      trace += matrix[a * size + a];
    }
    return trace;
  }

  private static double[] scaled(double[] matrix, double factor) {
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= factor;
    }
    return matrix;
  }

  /**
   * The growth factors of a power iteration, and how far the last is from their limit. Complex
   * eigenvalues make them swing: a single small change is no sign of the limit.
   */
  private static final class Convergence {
    private static final double ROUNDING = 1e-13;
    private static final int IN_A_ROW = 3;

    private double last = Double.NaN;
    private double change = Double.NaN;
    private int small;

    void add(double growth) {
      double next = Math.abs(growth - last);
      double toCome = next < change ? next / (1 - next / change) : Double.POSITIVE_INFINITY;
      boolean settled = next <= ROUNDING * growth || toCome <= TOLERANCE * growth;
      small = settled ? small + 1 : 0;
      change = next;
      last = growth;
    }

    boolean reached() {
      return small >= IN_A_ROW;
    }

    Radius radius() {
      return new Radius(last, reached());
    }
  }
}
