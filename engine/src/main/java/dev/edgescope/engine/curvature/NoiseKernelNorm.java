package dev.edgescope.engine.curvature;

import java.util.Optional;

/**
 * The noise kernel norm of stochastic gradient descent: the second moments of the linearised
 * dynamics contract for K below 1 and grow above it, the stochastic edge of stability.
 *
 * <pre>
 * K    = alpha (1/B - 1/D) (1/C) sum_a lambda_a (1+mu) / ((1-mu) (2(1+mu) - alpha lambda_a))
 * K_tr = alpha (1/B - 1/D) (1/C) tr Theta / (2 (1-mu))
 * </pre>
 *
 * with {@code lambda_a} the eigenvalues of the NTK Theta. Source: Agarwala and Pennington, High
 * dimensional analysis reveals conservative sharpening and a stochastic edge of stability (2024),
 * section 3, with heavy-ball momentum and C outputs.
 *
 * @param k with the top eigenvalues of Theta put in exactly and the rest through its trace; 0 for
 *     the full batch; NaN, undefined, where {@code alpha lambda_1} reaches {@code 2 (1 + mu)}
 * @param kTrace what the trace alone says: the form for small steps, at most k
 * @param kernel what they were computed from; empty where only the two numbers are known, as from a
 *     table
 */
public record NoiseKernelNorm(double k, double kTrace, Optional<NoiseKernel> kernel) {

  /** The two numbers alone. */
  public NoiseKernelNorm(double k, double kTrace) {
    this(k, kTrace, Optional.empty());
  }

  /**
   * K from the instruments' readings.
   *
   * @param theta the largest eigenvalues of Theta; none makes k equal to its small-step form
   * @param trace tr Theta
   * @param learningRate alpha
   * @param momentum mu
   * @param batchSize B
   * @param examples D
   * @param outputs C
   */
  public static NoiseKernelNorm of(
      Spectrum theta,
      double trace,
      double learningRate,
      double momentum,
      int batchSize,
      int examples,
      int outputs) {
    Optional<NoiseKernel> kernel =
        Optional.of(new NoiseKernel(theta, trace, momentum, examples, outputs));
    if (batchSize == examples) {
      return new NoiseKernelNorm(0, 0, kernel);
    }
    double noise = learningRate * (1.0 / batchSize - 1.0 / examples) / outputs;
    double kTrace = noise * trace / (2 * (1 - momentum));
    double edge = 2 * (1 + momentum);
    if (learningRate * theta.largest() >= edge) {
      return new NoiseKernelNorm(Double.NaN, kTrace, kernel);
    }
    double sum = 0;
    double rest = trace;
    for (Spectrum.Eigenvalue eigenvalue : theta.eigenvalues()) {
      double lambda = eigenvalue.value();
      sum += lambda * (1 + momentum) / ((1 - momentum) * (edge - learningRate * lambda));
      rest -= lambda;
    }
    sum += Math.max(0, rest) / (2 * (1 - momentum));
    return new NoiseKernelNorm(noise * sum, kTrace, kernel);
  }
}
