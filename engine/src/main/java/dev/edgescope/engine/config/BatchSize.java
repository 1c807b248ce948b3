package dev.edgescope.engine.config;

import java.util.Locale;

/** A batch size that can follow the number of examples: a number, or the full batch. */
public sealed interface BatchSize {

  /** The word for the full batch, in files and text fields. */
  String FULL_WORD = "full";

  /** All examples at every step: deterministic gradient descent. */
  static BatchSize full() {
    return new Full();
  }

  /**
   * So many examples at every step.
   *
   * @throws InvalidConfigException if there is not one at least
   */
  static BatchSize of(int examples) {
    return new Count(examples);
  }

  /** Whether it is the full batch, however many examples that are. */
  default boolean isFull() {
    return this instanceof Full;
  }

  /** B on a data set of the given number of training examples. */
  default int on(int trainingExamples) {
    return switch (this) {
      case Count(int examples) -> examples;
      case Full() -> trainingExamples;
    };
  }

  /**
   * A fixed number.
   *
   * @param examples B
   */
  record Count(int examples) implements BatchSize {
    /**
     * @throws InvalidConfigException if it is below 1
     */
    public Count {
      if (examples < 1) {
        throw Setting.BATCH_SIZE.reject(NumberText.of(examples) + " is out of range");
      }
    }
  }

  /** The full batch. */
  record Full() implements BatchSize {}

  /**
   * {@code batchSize} if there are as many training examples.
   *
   * @throws InvalidConfigException if it is not within 1 to {@code trainingExamples}
   */
  static int requireWithin(long batchSize, int trainingExamples) {
    if (batchSize < 1) {
      throw Setting.BATCH_SIZE.reject(
          NumberText.of(batchSize) + " is out of range", advice(trainingExamples));
    }
    if (batchSize > trainingExamples) {
      throw Setting.BATCH_SIZE.reject(
          String.format(
              Locale.ROOT,
              "%s is more than the %s training examples",
              NumberText.of(batchSize),
              NumberText.of(trainingExamples)),
          advice(trainingExamples));
    }
    return (int) batchSize;
  }

  /** What to give where there are as many training examples. */
  static String advice(int trainingExamples) {
    return Setting.wholeAdvice(1, trainingExamples) + ", or \"full\"";
  }
}
