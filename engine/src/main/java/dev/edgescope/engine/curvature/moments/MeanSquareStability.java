package dev.edgescope.engine.curvature.moments;

import dev.edgescope.engine.linalg.Cancellation;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.Eigenpairs;
import dev.edgescope.engine.linalg.Lanczos;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
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
  private final Cancellation cancellation;

  /** A spectral radius, and whether the iteration that found it converged. */
  public record Radius(double value, boolean converged) {}

  /**
   * @param theta the NTK, n x n, row and column i C + c for output c of example i; or the
   *     Gauss-Newton kernel, as an extrapolation to other losses
   * @param examples D
   * @param outputs C
   * @param cancellation is looked at before the decomposition and in every iteration
   */
  public MeanSquareStability(Matrix theta, int examples, int outputs, Cancellation cancellation) {
    this.cancellation = cancellation;
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
    cancellation.check();
    DenseEigenpairs eigen = DenseEigenpairs.of(symmetric, size);
    finite = eigen.finite();
    lambda = new double[size];
    Matrix vectors = memory.allocate(size, size);
    if (finite) {
      double smallest = KERNEL * eigen.magnitude();
      for (int a = 0; a < size; a++) {
        lambda[a] = eigen.value(a) > smallest ? eigen.value(a) : 0;
        for (int i = 0; i < size; i++) {
          vectors.set(i * size + a, eigen.component(i, a));
        }
      }
    }
    examplesOwn = new BlockProjection(memory, vectors, outputs);
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
    try (NativeMemory own = new NativeMemory(Precision.DOUBLE)) {
      Matrix root = root(own, learningRate, momentum, batchSize);
      // From the response itself, which is diagonal and all of one sign.
      Matrix start = own.allocate(size, size);
      for (int a = 0; a < size; a++) {
        start.set(a * size + a, root.get(a * size + a));
      }
      start.scale(1 / start.norm(), size * size);
      SymmetricForm form = new SymmetricForm(root, own.allocate(size, size));
      int steps = Math.min(MOST_LANCZOS_STEPS, size * size);
      Eigenpairs found =
          Lanczos.keepingTwo(own, size * size, steps).largest(form, start.flat(), TOLERANCE);
      return new Radius(found.value(0), found.converged(0));
    }
  }

  /** G^{1/2}: of the noise and of the response to it, elementwise in the eigenbasis. */
  private Matrix root(NativeMemory own, double learningRate, double momentum, int batchSize) {
    double noise = noiseScale(learningRate, batchSize);
    Matrix root = own.allocate(size, size);
    for (int b = 0; b < size; b++) {
      for (int a = 0; a < size; a++) {
        double response = response(learningRate * lambda[a], learningRate * lambda[b], momentum);
        root.set(b * size + a, Math.sqrt(noise * lambda[a] * lambda[b] * response));
      }
    }
    return root;
  }

  /** G^{1/2} (D Q - 1) G^{1/2}, with Q the projection onto block-diagonal S. */
  private final class SymmetricForm implements SymmetricOperator {
    private final Matrix root;
    private final Matrix state;

    SymmetricForm(Matrix root, Matrix state) {
      this.root = root;
      this.state = state;
    }

    @Override
    public int dimension() {
      return size * size;
    }

    @Override
    public void apply(Matrix x, Matrix y) {
      cancellation.check();
      for (int i = 0; i < size * size; i++) {
        state.set(i, root.get(i) * x.get(i));
      }
      examplesOwn.apply(state, y.view(0, size, size));
      for (int i = 0; i < size * size; i++) {
        y.set(i, root.get(i) * (examples * y.get(i) - state.get(i)));
      }
    }
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
    int most = (int) Math.clamp(MOST_WORK / Math.pow(size, 3), 40, MOST_ITERATIONS);
    try (NativeMemory own = new NativeMemory(Precision.DOUBLE)) {
      double noise = batchSize == examples ? 0 : noiseScale(learningRate, batchSize);
      SecondMoments moments =
          new SecondMoments(own, examplesOwn, lambda, examples, noise, learningRate, momentum);
      Convergence convergence = new Convergence();
      for (int t = 0; t < most && !convergence.reached(); t++) {
        cancellation.check();
        convergence.add(moments.advance());
      }
      return convergence.radius();
    }
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

  /**
   * The stationary second moment of a pair of modes for each unit of noise that is injected in
   * every step; it solves the heavy-ball recursion for S with R = E[z z_before^T] eliminated.
   *
   * @param da alpha lambda_a
   * @param db alpha lambda_b
   */
  private static double response(double da, double db, double mu) {
    if (da == 0 || db == 0) {
      return 0;
    }
    // With f = 1 + mu - d: free of the cancellation of 1 - f f at small d.
    double inverse =
        ((1 - mu) * (1 - mu) * (1 + mu) * (da + db)
                - (1 + mu * mu) * da * db
                + mu * (da * da + db * db))
            / (1 - mu * mu);
    return 1 / inverse;
  }

  /** alpha^2 (1/B - 1/D) D / (D - 1). */
  private double noiseScale(double learningRate, int batchSize) {
    double unequal = (1.0 / batchSize - 1.0 / examples) * examples / (examples - 1.0);
    return learningRate * learningRate * unequal;
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
