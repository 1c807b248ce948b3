package dev.edgescope.engine.config;

import dev.edgescope.engine.data.DataSource;

/**
 * How many training examples a source can give.
 *
 * @param least of them
 * @param most of them
 * @param meaning of {@code most}, for a sentence; blank where it needs none
 */
public record ExampleRange(int least, int most, String meaning) {

  /** Of a file that was not looked into. */
  public static final ExampleRange ANY_FILE = new ExampleRange(1, Limits.MAX_EXAMPLES, "");

  /** Of the Chebyshev task, whose inputs have two ends. */
  public static final ExampleRange CHEBYSHEV =
      new ExampleRange(2, Limits.MAX_SYNTHETIC_EXAMPLES, "");

  /** Of the Gaussian teacher. */
  public static final ExampleRange TEACHER = new ExampleRange(1, Limits.MAX_SYNTHETIC_EXAMPLES, "");

  /** Of the linear and the quadratic model, whose tasks are drawn for them. */
  public static final ExampleRange TASK = new ExampleRange(1, Limits.MAX_TASK_EXAMPLES, "");

  /** Of examples that are written out in a configuration. */
  public static final ExampleRange WRITTEN = new ExampleRange(1, Limits.MAX_WRITTEN, "");

  /** Of a bundled data set. */
  public static ExampleRange of(DataSource source) {
    return new ExampleRange(
        1, source.trainingSize(), "the number of training examples of " + source.title());
  }

  /**
   * Of a file.
   *
   * @param count of the examples it holds
   */
  public static ExampleRange ofFile(String name, int count) {
    return new ExampleRange(1, count, "the number of examples in " + name);
  }

  /**
   * {@code examples} if there are as many.
   *
   * @throws InvalidConfigException if they are out of the range
   */
  public int require(long examples) {
    if (examples < least || examples > most) {
      throw Setting.EXAMPLES.reject(NumberText.of(examples) + " is out of range", advice());
    }
    return (int) examples;
  }

  /** What to give. */
  public String advice() {
    return Setting.wholeAdvice(least, most) + (meaning.isBlank() ? "" : ", " + meaning);
  }
}
