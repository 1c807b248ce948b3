package dev.edgescope.engine.training;

import java.util.Arrays;

/**
 * The batch sizes of all updates of a run and their sums. A batch size seldom changes: something is
 * kept only where it does. Readers on other threads see a consistent prefix.
 */
final class BatchSizes {
  private long[] firstSteps = new long[4];
  private long[] examplesBefore = new long[4];
  private int[] sizes = new int[4];
  private int stretches;

  /** A copy of the first {@code steps} of them. */
  synchronized BatchSizes upTo(long steps) {
    BatchSizes copy = new BatchSizes();
    for (int i = 0; i < stretches && firstSteps[i] < steps; i++) {
      copy.add(firstSteps[i], sizes[i]);
    }
    return copy;
  }

  /** Has the batches of the first {@code steps} updates pass. */
  synchronized void pass(long steps, Epochs epochs) {
    for (int i = 0; i < stretches && firstSteps[i] < steps; i++) {
      long end = i + 1 < stretches ? Math.min(steps, firstSteps[i + 1]) : steps;
      epochs.pass(end - firstSteps[i], sizes[i]);
    }
  }

  /** Notes the batch size of the update from {@code step} on; steps come in order. */
  synchronized void add(long step, int size) {
    if (stretches > 0 && sizes[stretches - 1] == size) {
      return;
    }
    if (stretches == sizes.length) {
      firstSteps = Arrays.copyOf(firstSteps, 2 * stretches);
      examplesBefore = Arrays.copyOf(examplesBefore, 2 * stretches);
      sizes = Arrays.copyOf(sizes, 2 * stretches);
    }
    firstSteps[stretches] = step;
    examplesBefore[stretches] = examplesBefore(step);
    sizes[stretches] = size;
    stretches++;
  }

  /** The sum of the batch sizes of all updates before {@code step}, which have been noted. */
  synchronized long examplesBefore(long step) {
    int index = Arrays.binarySearch(firstSteps, 0, stretches, step);
    int stretch = index >= 0 ? index : -index - 2;
    return stretch < 0
        ? 0
        : examplesBefore[stretch] + (step - firstSteps[stretch]) * sizes[stretch];
  }
}
