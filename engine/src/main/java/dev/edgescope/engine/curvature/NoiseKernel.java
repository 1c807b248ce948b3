package dev.edgescope.engine.curvature;

import dev.edgescope.engine.curvature.edge.StabilityEdge;

/**
 * What the {@link NoiseKernelNorm} is made of apart from the controls: the NTK of the network where
 * it stands, and the settings that do not change during a run. It says what K would be here under
 * another learning rate or batch size, without a new measurement.
 *
 * @param theta the largest eigenvalues of Theta; none where they were not measured, as on the full
 *     batch
 * @param trace tr Theta
 * @param edge of the update rule
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
    return NoiseKernelNorm.of(theta, trace, learningRate, edge, batchSize, examples, outputs);
  }
}
