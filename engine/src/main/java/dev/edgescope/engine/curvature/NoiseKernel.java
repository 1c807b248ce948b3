package dev.edgescope.engine.curvature;

import dev.edgescope.engine.curvature.edge.StabilityEdge;

/**
 * What the {@link NoiseKernelNorm} is made of apart from the controls: the NTK of the network where
 * it stands, and the rule. It says what K would be here under another learning rate, batch size or
 * beta1, without a new measurement.
 *
 * @param theta the largest eigenvalues of Theta; none where they were not measured, as on the full
 *     batch
 * @param trace tr Theta
 * @param edge of the update rule as it was when this was measured
 * @param examples D
 * @param outputs C
 */
public record NoiseKernel(
    Spectrum theta, double trace, StabilityEdge edge, int examples, int outputs) {

  /**
   * K and K_tr at this point under the given controls; without eigenvalues K is undefined.
   *
   * @param learningRate alpha
   * @param batchSize B
   */
  public NoiseKernelNorm norm(double learningRate, int batchSize) {
    return norm(edge, learningRate, batchSize);
  }

  /** The same where the rule's own settings are others. */
  public NoiseKernelNorm norm(StabilityEdge otherEdge, double learningRate, int batchSize) {
    return NoiseKernelNorm.of(theta, trace, learningRate, otherEdge, batchSize, examples, outputs);
  }
}
