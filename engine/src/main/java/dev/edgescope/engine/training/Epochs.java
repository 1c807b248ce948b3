package dev.edgescope.engine.training;

/**
 * Where batches without replacement are in their epoch. A batch that does not fit into what an
 * epoch has left begins the next epoch. With one batch size an epoch has D / B batches; where the
 * batch size moves, no example comes twice in an epoch.
 */
final class Epochs {
  private final int examples;
  private long epoch;

  /** Examples of the epoch that batches have taken. */
  private int taken;

  /** At the start of the first epoch. */
  Epochs(int examples) {
    this.examples = examples;
  }

  /** The batches of {@code steps} updates are drawn. */
  void pass(long steps, int batchSize) {
    long fitting = Math.min(steps, (examples - taken) / batchSize);
    taken += (int) fitting * batchSize;
    long rest = steps - fitting;
    if (rest > 0) {
      long each = examples / batchSize;
      epoch += 1 + (rest - 1) / each;
      taken = (int) ((rest - 1) % each + 1) * batchSize;
    }
  }

  /** The epoch that the next batch belongs to, from 0. */
  long epochOf(int batchSize) {
    return fits(batchSize) ? epoch : epoch + 1;
  }

  /** Where in the order of that epoch it begins. */
  int firstOf(int batchSize) {
    return fits(batchSize) ? taken : 0;
  }

  private boolean fits(int batchSize) {
    return taken + batchSize <= examples;
  }
}
