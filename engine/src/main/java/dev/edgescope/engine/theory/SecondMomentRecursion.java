package dev.edgescope.engine.theory;

import java.util.Arrays;

/**
 * The mean loss of a linear model under stochastic gradient descent with heavy-ball momentum, step
 * by step, without a simulation. With {@code p_a = E[(u_a^T z_t)^2]} along the eigenvectors u_a of
 * the NTK, {@code q_a = E[(u_a^T z_t)(u_a^T z_{t-1})]}, {@code S = sum_a p_a} and {@code f = 1 + mu
 * - alpha lambda_a}:
 *
 * <pre>
 * p_a' = f^2 p_a - 2 f mu q_a + mu^2 p_a^{(t-1)} + alpha^2 (1/B - 1/D) lambda_a^2 S
 * q_a' = f p_a - mu q_a
 * E[L_t] = S / (2 D)
 * </pre>
 *
 * from p = q = p^{(t-1)} = 1. Exact for delocalised eigenvectors and D to infinity.
 *
 * <p>Source: the second-moment dynamics of Agarwala and Pennington, High dimensional analysis
 * reveals conservative sharpening and a stochastic edge of stability (2024, arXiv:2404.19261),
 * section 3, with momentum added. Cost of a step: O(D).
 */
public final class SecondMomentRecursion {
  private final double[] lambda;
  private final double learningRate;
  private final double momentum;
  private final double noise;
  private final double[] p;
  private final double[] q;
  private final double[] before;

  /**
   * @param lambda all D eigenvalues of Theta
   * @param learningRate alpha
   * @param momentum mu
   * @param batchSize B
   */
  public SecondMomentRecursion(
      double[] lambda, double learningRate, double momentum, int batchSize) {
    this.lambda = lambda.clone();
    this.learningRate = learningRate;
    this.momentum = momentum;
    noise = learningRate * learningRate * (1.0 / batchSize - 1.0 / lambda.length);
    p = new double[lambda.length];
    Arrays.fill(p, 1);
    q = p.clone();
    before = p.clone();
  }

  /** E[L_t]. */
  public double loss() {
    return Arrays.stream(p).sum() / (2 * p.length);
  }

  /** Goes on to the next step. */
  public void advance() {
    double mu = momentum;
    double total = Arrays.stream(p).sum();
    for (int a = 0; a < p.length; a++) {
      double f = 1 + mu - learningRate * lambda[a];
      double next =
          f * f * p[a]
              - 2 * f * mu * q[a]
              + mu * mu * before[a]
              + noise * lambda[a] * lambda[a] * total;
      q[a] = f * p[a] - mu * q[a];
      before[a] = p[a];
      p[a] = next;
    }
  }
}
