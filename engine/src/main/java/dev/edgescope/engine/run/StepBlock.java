package dev.edgescope.engine.run;

import java.util.Arrays;

/**
 * Consecutive steps in one piece. Entry i belongs to the update from step {@code firstStep + i} to
 * the next and holds the values before that update.
 */
public final class StepBlock {
  private final long firstStep;
  private final double[] learningTime;
  private final double[] loss;
  private final double end;

  /**
   * Takes the first {@code size} entries of both arrays, by copy.
   *
   * @param end tau after the last update
   */
  public StepBlock(long firstStep, double[] learningTime, double[] loss, int size, double end) {
    this.end = end;
    this.firstStep = firstStep;
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

  /** tau after the last update. */
  public double end() {
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
