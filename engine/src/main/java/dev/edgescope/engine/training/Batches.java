package dev.edgescope.engine.training;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.objective.Batch;
import dev.edgescope.engine.objective.MiniBatch;
import org.jspecify.annotations.Nullable;

/** The batches that a run trains on: of the size in force, each drawn for its step. */
final class Batches implements AutoCloseable {
  private final TrainingProblem problem;

  /** Of account where batches are drawn without replacement. */
  private final Epochs epochs;

  private int size;

  /** Null while the batch is full. */
  private @Nullable MiniBatch drawn;

  /**
   * @param epochs where in its epoch the next batch is
   * @param size B of the next batch
   * @throws InvalidConfigException if it is not from 1 to D
   */
  Batches(TrainingProblem problem, Epochs epochs, int size) {
    this.problem = problem;
    this.epochs = epochs;
    setSize(size);
  }

  /** B in force. */
  int size() {
    return size;
  }

  /**
   * B from the next batch on.
   *
   * @throws InvalidConfigException if it is not from 1 to D
   */
  void setSize(int value) {
    int all = problem.examples();
    BatchSize.requireWithin(value, all);
    close();
    size = value;
    if (value < all) {
      RunConfig config = problem.config();
      drawn = problem.miniBatch(value, config.seed(), config.optimizer().sampling());
    }
  }

  /** The batch of a step; the next call draws into the same. */
  Batch next(long step) {
    MiniBatch batch = drawn;
    Batch next = problem.objective();
    if (batch != null) {
      batch.draw(step, epochs.epochOf(size), epochs.firstOf(size));
      next = batch;
    }
    epochs.pass(1, size);
    return next;
  }

  @Override
  public void close() {
    if (drawn != null) {
      drawn.close();
      drawn = null;
    }
  }
}
