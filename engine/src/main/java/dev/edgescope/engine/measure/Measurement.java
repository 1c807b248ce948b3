package dev.edgescope.engine.measure;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.objective.Evaluation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What all instruments read at one step. All quantities are of the full training set, also during
 * mini-batch training.
 *
 * @param learningTime tau, the sum of the learning rates of all updates before {@code step}
 * @param inForce the controls at the step
 * @param train L and the accuracy on the training examples
 * @param test the same on the test examples; {@link Evaluation#NONE} where there are none
 * @param gradientNorm |grad L|
 * @param curvature of L
 * @param seconds that measuring took
 * @param readings of the quantities that were asked for and could be measured: one, or one for each
 *     layer with parameters, in flat order; in the order of the quantities
 */
public record Measurement(
    long step,
    double learningTime,
    InForce inForce,
    Evaluation train,
    Evaluation test,
    double gradientNorm,
    Curvature curvature,
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
