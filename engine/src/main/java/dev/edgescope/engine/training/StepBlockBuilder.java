package dev.edgescope.engine.training;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Gathers steps until there are enough of them, or they have waited long enough. */
public final class StepBlockBuilder {
  private static final int CAPACITY = 4096;
  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(5);

  private final double[] learningTimes = new double[CAPACITY];
  private final long[] examplesSeen = new long[CAPACITY];
  private final double[] losses = new double[CAPACITY];
  private long firstStep;
  private Progress end = Progress.START;
  private long opened;
  private int size;

  /**
   * Adds a step, which must follow the one before.
   *
   * @param before how far the run was before it
   * @param after how far after it
   * @param now in nanoseconds
   * @return whether it is time to take the block
   */
  public boolean add(Progress before, Progress after, double loss, long now) {
    end = after;
    if (size == 0) {
      firstStep = before.step();
      opened = now;
    }
    learningTimes[size] = before.learningTime();
    examplesSeen[size] = before.examplesSeen();
    losses[size] = loss;
    size++;
    return size == CAPACITY || now - opened >= LONGEST_WAIT;
  }

  /** The steps gathered, if any; the builder is empty afterwards. */
  public Optional<StepBlock> take() {
    if (size == 0) {
      return Optional.empty();
    }
    StepBlock block = new StepBlock(firstStep, learningTimes, examplesSeen, losses, size, end);
    size = 0;
    return Optional.of(block);
  }

  /** Forgets the steps gathered. */
  public void clear() {
    size = 0;
  }
}
