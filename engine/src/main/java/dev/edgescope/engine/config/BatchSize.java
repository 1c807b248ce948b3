package dev.edgescope.engine.config;

import java.util.Locale;

/**
 * A batch size that can follow the number of examples: a number, or the full batch.
 *
 * @param examples B, at least 1, or {@link Integer#MAX_VALUE} for the full batch
 */
public record BatchSize(int examples) {

  /** The word for the full batch, in files and text fields. */
  public static final String FULL_WORD = "full";

  /** All examples at every step: deterministic gradient descent. */
  public static final BatchSize FULL = new BatchSize(Integer.MAX_VALUE);

  /**
   * @throws InvalidConfigException if {@code examples} is below 1
   */
  public BatchSize {
    if (examples < 1) {
      throw Setting.BATCH_SIZE.reject(NumberText.of(examples) + " is out of range");
    }
  }

  public boolean isFull() {
    return examples == Integer.MAX_VALUE;
  }

  /** B on a data set of the given number of training examples. */
  public int of(int trainingExamples) {
    return isFull() ? trainingExamples : examples;
  }

  /**
   * {@code batchSize} if there are as many training examples.
   *
   * @throws InvalidConfigException if it is not within 1 to {@code trainingExamples}
   */
  public static int requireWithin(long batchSize, int trainingExamples) {
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
  public static String advice(int trainingExamples) {
    return Setting.wholeAdvice(1, trainingExamples) + ", or \"full\"";
  }
}
