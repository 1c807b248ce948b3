package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import java.util.Optional;

/**
 * Where a run is on the stability plane: beyond 1 on the first coordinate lies the edge of
 * stability, beyond 1 on the second the stochastic edge.
 *
 * @param sharpness lambda_1, of an adaptive rule that of P^-1 H, before its edge, see {@link
 *     StabilityEdge#position}: alpha lambda_1 / 2 for plain gradient descent; NaN without
 *     eigenvalues, and in the first steps of an adaptive rule
 * @param noise K, or K_tr where K is undefined or its eigenvalues were not read; NaN where neither
 *     is
 * @param noiseFromTrace whether {@code noise} is K_tr
 */
public record StabilityPoint(double sharpness, double noise, boolean noiseFromTrace) {

  /**
   * Where a measurement was made.
   *
   * @param edge of the run's update rule as it was then
   */
  public static StabilityPoint of(Measurement measurement, StabilityEdge edge) {
    double sharpness =
        edge.position(measurement.comparableSharpness(), measurement.inForce().learningRate());
    return at(sharpness, measurement.curvature().noiseKernel());
  }

  /**
   * Where the same parameters would be under other controls: the network does not move when a
   * control does, so both coordinates are known before the next measurement.
   *
   * @param edge of the update rule under them
   * @param learningRate alpha
   * @param batchSize B
   */
  public static StabilityPoint under(
      Measurement measurement, StabilityEdge edge, double learningRate, int batchSize) {
    Optional<NoiseKernel> kernel = measurement.curvature().noiseKernel().kernel();
    boolean sameControls =
        learningRate == measurement.inForce().learningRate()
            && batchSize == measurement.inForce().batchSize()
            && kernel.map(known -> known.edge().equals(edge)).orElse(true);
    if (sameControls) {
      return of(measurement, edge);
    }
    double sharpness = edge.position(measurement.comparableSharpness(), learningRate);
    if (kernel.isEmpty()) {
      return new StabilityPoint(sharpness, Double.NaN, false);
    }
    NoiseKernelNorm norm = kernel.get().norm(edge, learningRate, batchSize);
    return at(sharpness, norm);
  }

  private static StabilityPoint at(double sharpness, NoiseKernelNorm norm) {
    return Double.isNaN(norm.k())
        ? new StabilityPoint(sharpness, norm.kTrace(), true)
        : new StabilityPoint(sharpness, norm.k(), false);
  }
}
