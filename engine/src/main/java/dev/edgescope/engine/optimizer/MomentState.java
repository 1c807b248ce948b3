package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Matrix;
import java.util.Locale;
import java.util.Map;

/** Moving averages as parts of a state. */
final class MomentState {
  private MomentState() {}

  /**
   * Takes an average out of a state; from the start if it is not there, or is that of a rule that
   * keeps another number of them.
   *
   * @param average is set
   * @param lackName of the part that says what it lacks of a full average
   * @return what it lacks: 1 at the start
   * @throws IllegalArgumentException if the part is neither of this rule's length nor a single
   *     number
   */
  static double restore(Map<String, double[]> state, String name, Matrix average, String lackName) {
    double[] values = state.getOrDefault(name, new double[0]);
    double[] lack = state.getOrDefault(lackName, new double[0]);
    if (values.length == average.size() && lack.length == 1) {
      average.setAll(values);
      return lack[0];
    }
    if (values.length > 1 && average.size() > 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %,d values, but this rule keeps %,d",
              name,
              values.length,
              average.size()));
    }
    average.clear();
    return 1;
  }
}
