package dev.edgescope.engine.run;

import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;

/**
 * The examples of a run: the first {@code examples} of the training part of {@code set}.
 *
 * @param set where the examples come from
 * @param examples D, the number of training examples, from 1 to what the set has
 * @param targets how labels become targets
 */
public record DataConfig(DataSource set, int examples, Targets targets) {

  /**
   * @throws InvalidConfigException if the set has not as many examples
   */
  public DataConfig {
    requireExamples(examples, set);
  }

  /**
   * Reads the text of a field.
   *
   * @throws InvalidConfigException if it is not a whole number from 1 to what {@code set} has
   */
  public static int parseExamples(String text, DataSource set) {
    return requireExamples(SettingText.whole(Setting.EXAMPLES, text, advice(set)), set);
  }

  private static int requireExamples(long examples, DataSource set) {
    if (examples < 1 || examples > set.trainingSize()) {
      throw Setting.EXAMPLES.reject(NumberText.of(examples) + " is out of range", advice(set));
    }
    return (int) examples;
  }

  private static String advice(DataSource set) {
    return Setting.whole(1, set.trainingSize())
        + ", the number of training examples of "
        + set.title();
  }
}
