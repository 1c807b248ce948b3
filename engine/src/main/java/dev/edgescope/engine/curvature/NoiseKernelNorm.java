package dev.edgescope.engine.curvature;

import dev.edgescope.engine.curvature.edge.StabilityEdge;
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
 * with {@code lambda_a} the eigenvalues of the NTK Theta; with Nesterov momentum the response of a
 * mode to noise is that of {@link StabilityEdge#noiseResponse}, and K_tr is the same. Source:
 * Agarwala and Pennington, High dimensional analysis reveals conservative sharpening and a
 * stochastic edge of stability (2024, arXiv:2404.19261), section 3, with momentum and C outputs.
 *
 * @param k with the top eigenvalues of Theta put in exactly and the rest through its trace; 0 for
 *     the full batch; NaN, undefined, where lambda_1 of Theta reaches the {@linkplain
 *     StabilityEdge#noiseBound its bound}, and where no eigenvalue was measured, as it might
 * @param kTrace what the trace alone says: the form for small steps; at most k but for Nesterov
 *     momentum
 * @param kernel what they were computed from; empty where only the two numbers are known, as from a
 *     table, and where k was not read
 */
public record NoiseKernelNorm(double k, double kTrace, Optional<NoiseKernel> kernel) {

  /** The two numbers alone. */
  public NoiseKernelNorm(double k, double kTrace) {
    this(k, kTrace, Optional.empty());
  }

  /** What is left where no eigenvalue was looked for: the trace's part. */
  public NoiseKernelNorm ofTraceAlone() {
    return new NoiseKernelNorm(Double.NaN, kTrace);
  }

  /** Whether k was looked for; undefined it may be all the same. */
  public boolean isRead() {
    return !Double.isNaN(k) || kernel.isPresent();
  }

  /**
   * Whether k is what it is called: eigenvalues that have not converged are too small, and so is
   * what is made of them.
   */
  public boolean isConverged() {
    return k == 0
        || (!Double.isNaN(k) && kernel.map(from -> from.theta().isConverged()).orElse(true));
  }

  /**
   * K from the instruments' readings.
   *
   * @param theta the largest eigenvalues of Theta; with none k is undefined
   * @param trace tr Theta
   * @param learningRate alpha
   * @param edge of the update rule
   * @param batchSize B
   * @param examples D
   * @param outputs C
   */
  public static NoiseKernelNorm of(
      Spectrum theta,
      double trace,
      double learningRate,
      StabilityEdge edge,
      int batchSize,
      int examples,
      int outputs) {
    Optional<NoiseKernel> kernel =
        Optional.of(new NoiseKernel(theta, trace, edge, examples, outputs));
    if (batchSize == examples) {
      return new NoiseKernelNorm(0, 0, kernel);
    }
    double noise = learningRate * (1.0 / batchSize - 1.0 / examples) / outputs;
    double smallStep = edge.noiseResponse(0);
    double kTrace = noise * trace * smallStep;
    if (!(learningRate * theta.largest() < edge.noiseBound())) {
      return new NoiseKernelNorm(Double.NaN, kTrace, kernel);
    }
    double sum = 0;
    double rest = trace;
    for (Spectrum.Eigenvalue eigenvalue : theta.eigenvalues()) {
      double lambda = eigenvalue.value();
      sum += lambda * edge.noiseResponse(learningRate * lambda);
      rest -= lambda;
    }
    sum += Math.max(0, rest) * smallStep;
    return new NoiseKernelNorm(noise * sum, kTrace, kernel);
  }
}
