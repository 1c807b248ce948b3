package dev.edgescope.engine.run;

/**
 * A batch size that can follow the number of examples: a number, or the full batch.
 *
 * @param examples B, or {@link Integer#MAX_VALUE} for the full batch
 */
public record BatchSize(int examples) {

  /** All examples at every step: deterministic gradient descent. */
  public static final BatchSize FULL = new BatchSize(Integer.MAX_VALUE);

  public boolean isFull() {
    return examples == Integer.MAX_VALUE;
  }

  /** B on a data set of the given number of training examples. */
  public int of(int trainingExamples) {
    return isFull() ? trainingExamples : examples;
  }
}
