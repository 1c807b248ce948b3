package dev.edgescope.engine.curvature;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.objective.Objective;
import java.util.Arrays;

/**
 * The variance of the gradient of a random batch along a unit vector u, exactly:
 *
 * <pre>
 * (1/D) sum_i (u . (g_i - g))^2                                        of a single example
 * sigma_u^2 = (D - B) / (B (D - 1)) (1/D) sum_i (u . (g_i - g))^2      of the mean over B of D
 * </pre>
 *
 * for batches without replacement. Cost: half a gradient; no gradient of an example is formed.
 *
 * @param perExample of a single example
 * @param examples D
 */
public record DirectionalNoise(double perExample, int examples) {

  /**
   * That along a direction at the last linearised point.
   *
   * @param direction u, P x 1, of unit length
   */
  public static DirectionalNoise along(Objective objective, Matrix direction) {
    double[] slopes = objective.gradientsAlong(direction);
    double mean = Arrays.stream(slopes).average().orElseThrow();
    double variance =
        Arrays.stream(slopes).map(slope -> (slope - mean) * (slope - mean)).average().orElseThrow();
    return new DirectionalNoise(variance, slopes.length);
  }

  /**
   * sigma_u^2; 0 for the full batch.
   *
   * @param batchSize B
   */
  public double ofBatches(int batchSize) {
    if (batchSize == examples) {
      return 0;
    }
    return perExample * (examples - batchSize) / (batchSize * (examples - 1.0));
  }
}
