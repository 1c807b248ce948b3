package dev.edgescope.engine.training;

import java.util.Arrays;

/**
 * Consecutive steps in one piece. Entry i belongs to the update from step {@code firstStep + i} to
 * the next and holds the values before that update.
 */
public final class StepBlock {
  private final long firstStep;
  private final double[] learningTime;
  private final long[] examplesSeen;
  private final double[] loss;
  private final Progress end;

  /**
   * Takes the first {@code size} entries of the arrays, by copy.
   *
   * @param end after the last update
   */
  public StepBlock(
      long firstStep,
      double[] learningTime,
      long[] examplesSeen,
      double[] loss,
      int size,
      Progress end) {
    this.end = end;
    this.firstStep = firstStep;
    this.examplesSeen = Arrays.copyOf(examplesSeen, size);
    this.learningTime = Arrays.copyOf(learningTime, size);
    this.loss = Arrays.copyOf(loss, size);
  }

  public int size() {
    return loss.length;
  }

  public long step(int i) {
    return firstStep + i;
  }

  /** tau, the sum of the learning rates of all updates before {@code step(i)}. */
  public double learningTime(int i) {
    return learningTime[i];
  }

  /** The sum of the batch sizes of all updates before {@code step(i)}. */
  public long examplesSeen(int i) {
    return examplesSeen[i];
  }

  /** B of the update from {@code step(i)} to the next. */
  public int batchSize(int i) {
    long next = i + 1 < examplesSeen.length ? examplesSeen[i + 1] : end.examplesSeen();
    return (int) (next - examplesSeen[i]);
  }

  /** How far the run is after the last update. */
  public Progress end() {
    return end;
  }

  /**
   * Loss of the batch of the update, at the parameters before it; the training loss when the batch
   * is full.
   */
  public double loss(int i) {
    return loss[i];
  }
}
