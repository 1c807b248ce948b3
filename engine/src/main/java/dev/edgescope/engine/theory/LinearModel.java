package dev.edgescope.engine.theory;

import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A linear model under stochastic gradient descent with heavy-ball momentum, known by the
 * eigenvalues of its NTK alone, for squared error and one output.
 *
 * <p>Source: Agarwala and Pennington, High dimensional analysis reveals conservative sharpening and
 * a stochastic edge of stability (2024, arXiv:2404.19261), section 3.
 */
public final class LinearModel {
  private final double[] lambda;
  private final SgdEdge edge;
  private final int examples;
  private final Spectrum spectrum;

  /**
   * @param lambda the non-zero eigenvalues of Theta, in descending order, at most D
   * @param momentum mu
   * @param examples D
   */
  public LinearModel(double[] lambda, double momentum, int examples) {
    if (lambda.length < 1 || lambda.length > examples) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d eigenvalues for %,d examples; give from 1 to as many as there are examples",
              lambda.length,
              examples));
    }
    this.lambda = lambda.clone();
    edge = new SgdEdge(Momentum.heavyBall(momentum));
    this.examples = examples;
    List<Spectrum.Eigenvalue> eigenvalues = new ArrayList<>();
    for (double value : lambda) {
      eigenvalues.add(new Spectrum.Eigenvalue(value, 0, true));
    }
    spectrum = new Spectrum(eigenvalues);
  }

  /** D. */
  public int examples() {
    return examples;
  }

  /** The learning rate where alpha lambda_1 reaches its edge, 2 (1 + mu) / lambda_1. */
  public double edgeLearningRate() {
    return edge.noiseBound() / lambda[0];
  }

  /**
   * K, exactly; NaN from {@link #edgeLearningRate} on.
   *
   * @param learningRate alpha
   * @param batchSize B
   */
  public double noiseKernelNorm(double learningRate, int batchSize) {
    return NoiseKernelNorm.of(
            spectrum, Arrays.stream(lambda).sum(), learningRate, edge, batchSize, examples, 1)
        .k();
  }

  /**
   * The learning rate that makes the noise kernel norm K what it is asked to be. There is one for
   * every K, since K grows with alpha from 0 to infinity at the edge.
   *
   * @param k positive
   * @param batchSize B, below D
   */
  public double learningRate(double k, int batchSize) {
    if (!(k > 0) || batchSize >= examples) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "No learning rate makes K = %s with a batch of %,d of %,d examples",
              k,
              batchSize,
              examples));
    }
    double low = 0;
    double high = edgeLearningRate();
    while (high - low > 1e-12 * high) {
      double middle = (low + high) / 2;
      if (noiseKernelNorm(middle, batchSize) < k) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The second moments from residuals with variance 1 along every eigenvector.
   *
   * @param learningRate alpha
   * @param batchSize B
   */
  public SecondMomentRecursion recursion(double learningRate, int batchSize) {
    // Examples beyond the rank of Theta keep the residuals they start with.
    return new SecondMomentRecursion(
        Arrays.copyOf(lambda, examples), learningRate, edge.momentum().coefficient(), batchSize);
  }
}
