package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One reading of all instruments at one step. All quantities are of the full training set, also
 * during mini-batch training.
 *
 * @param learningTime tau, the sum of the learning rates of all updates before {@code step}
 * @param learningRate alpha in force
 * @param batchSize B in force
 * @param trainLoss L
 * @param trainAccuracy share of training examples whose class the outputs name; NaN where the
 *     targets are no classes, or the loss is not finite
 * @param testLoss L on the test examples; NaN where there are none
 * @param testAccuracy share of test examples whose class the outputs name; NaN where there are
 *     none, the targets are no classes, or the loss is not finite
 * @param gradientNorm |grad L|
 * @param hessian top eigenvalues of the Hessian of L; the first is the sharpness
 * @param ntkTrace tr Theta
 * @param noiseKernel K and K_tr
 * @param edge the sharpness at which the update rule loses stability at the learning rate in force,
 *     see {@link dev.edgescope.engine.curvature.StabilityEdge#level}
 * @param seconds that this reading took
 * @param readings of the quantities that were asked for and could be measured: one, or one for each
 *     layer with parameters, in flat order; in the order of the quantities
 */
public record Measurement(
    long step,
    double learningTime,
    double learningRate,
    int batchSize,
    double trainLoss,
    double trainAccuracy,
    double testLoss,
    double testAccuracy,
    double gradientNorm,
    Spectrum hessian,
    double ntkTrace,
    NoiseKernelNorm noiseKernel,
    double edge,
    double seconds,
    Map<Quantity, List<Reading>> readings) {

  public Measurement {
    Map<Quantity, List<Reading>> copy = new EnumMap<>(Quantity.class);
    readings.forEach((quantity, values) -> copy.put(quantity, List.copyOf(values)));
    readings = Collections.unmodifiableMap(copy);
  }

  /** The readings of a quantity; empty where it was not measured. */
  public List<Reading> readings(Quantity quantity) {
    return readings.getOrDefault(quantity, List.of());
  }

  /** The value of a quantity that has one; NaN where it was not measured or is undefined. */
  public double value(Quantity quantity) {
    List<Reading> values = readings(quantity);
    return values.isEmpty() ? Double.NaN : values.getFirst().value();
  }
}
