package dev.edgescope.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers that are written out in a configuration, in lists that stay short. */
public final class WrittenNumbers {
  private WrittenNumbers() {}

  /**
   * A copy of {@code values}, if they are few and finite.
   *
   * @throws InvalidConfigException if they are not
   */
  public static List<Double> require(Setting setting, List<Double> values) {
    if (values.size() > Limits.MAX_WRITTEN) {
      throw setting.reject(String.format(Locale.ROOT, "%s numbers are too many", values.size()));
    }
    for (double value : values) {
      if (!(Math.abs(value) <= Limits.MAX_WRITTEN_VALUE)) {
        throw setting.reject(
            NumberText.of(value) + " is out of range",
            "give numbers of magnitude up to " + NumberText.of(Limits.MAX_WRITTEN_VALUE));
      }
    }
    return List.copyOf(values);
  }

  /**
   * A copy of {@code rows}, if there is one at least, all have the same number of values, and these
   * are few and finite.
   *
   * @throws InvalidConfigException if they are not
   */
  public static List<List<Double>> requireTable(Setting setting, List<List<Double>> rows) {
    if (rows.isEmpty() || rows.getFirst().isEmpty()) {
      throw setting.reject("it is empty");
    }
    if (rows.size() > Limits.MAX_WRITTEN) {
      throw setting.reject(
          String.format(Locale.ROOT, "%s examples are too many", rows.size()),
          "give at most " + NumberText.of((long) Limits.MAX_WRITTEN));
    }
    List<List<Double>> copy = new ArrayList<>();
    for (List<Double> row : rows) {
      if (row.size() != rows.getFirst().size()) {
        throw setting.reject(
            String.format(
                Locale.ROOT,
                "one list has %s numbers, another %s",
                rows.getFirst().size(),
                row.size()),
            "give equally long lists");
      }
      copy.add(require(setting, row));
    }
    return List.copyOf(copy);
  }
}
