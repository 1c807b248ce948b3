package dev.edgescope.engine.training;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.MeasurementColumns;
import java.util.List;

/**
 * All that a run has done, without loss. Written by the run's thread alone; readers on other
 * threads see a consistent prefix.
 *
 * <p>However long the run, its steps take a sixteenth of the heap at most, see {@link StepPages};
 * measurements are columns of numbers, and are put together when they are asked for.
 */
public final class History {
  private final StepPages pages;
  private final BatchSizes batchSizes;
  private final MeasurementColumns measurements;

  /** The history of a run that has done nothing yet. */
  public History() {
    this(new StepPages(), new BatchSizes(), new MeasurementColumns());
  }

  private History(StepPages pages, BatchSizes batchSizes, MeasurementColumns measurements) {
    this.pages = pages;
    this.batchSizes = batchSizes;
    this.measurements = measurements;
  }

  /** A copy that lacks the steps from {@code steps} on, but has all measurements. */
  History upTo(int steps) {
    return copy(steps, Long.MAX_VALUE);
  }

  /**
   * {@return a copy of what was recorded before {@code step}}
   *
   * @param step that is left out, as all after it
   */
  public History before(int step) {
    return copy(step, step - 1L);
  }

  /**
   * {@return a copy of what was recorded before the update from {@code step} to the next}
   *
   * @param step that is the last
   */
  public History until(int step) {
    return copy(step, step);
  }

  private History copy(int steps, long lastMeasured) {
    return new History(pages.upTo(steps), batchSizes.upTo(steps), measurements.upTo(lastMeasured));
  }

  /** {@return number of steps recorded} */
  public int steps() {
    return pages.steps();
  }

  /**
   * {@return loss of the batch of the update from {@code step} to the next}
   *
   * @param step number of updates made before it
   */
  public double loss(int step) {
    return pages.loss(recorded(step));
  }

  /**
   * {@return tau before the update from {@code step} to the next}
   *
   * @param step number of updates made before it
   */
  public double learningTime(int step) {
    return pages.learningTime(recorded(step));
  }

  /**
   * {@return the sum of the batch sizes of all updates before {@code step}}
   *
   * @param step up to the number of steps recorded, inclusive
   */
  public long examplesSeen(long step) {
    if (step < 0 || step > steps()) {
      throw new IndexOutOfBoundsException(
          "Step " + step + " is not reached; the history holds " + steps() + " steps");
    }
    return batchSizes.examplesBefore(step);
  }

  /** Where batches without replacement are in their epoch after so many updates. */
  Epochs epochs(long afterSteps, int examples) {
    Epochs epochs = new Epochs(examples);
    batchSizes.pass(afterSteps, epochs);
    return epochs;
  }

  /**
   * {@return steps as one piece}
   *
   * @param from the first
   * @param size at least 1; all of them recorded
   */
  public StepBlock block(int from, int size) {
    double[] times = new double[size];
    double[] losses = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = learningTime(from + i);
      losses[i] = loss(from + i);
    }
    int next = from + size;
    // After the last recorded step no learning time is kept: as if it were as long as the last.
    double end =
        next < steps()
            ? learningTime(next)
            : times[size - 1] + (next > 1 ? times[size - 1] - learningTime(next - 2) : 0);
    long[] examples = new long[size];
    for (int i = 0; i < size; i++) {
      examples[i] = examplesSeen(from + i);
    }
    return new StepBlock(
        from, times, examples, losses, size, new Progress(next, end, examplesSeen(next)));
  }

  /** {@return the measurements so far, in order of their steps} */
  public List<Measurement> measurements() {
    return measurements.list();
  }

  void addStep(double learningTime, int batchSize, double loss) {
    batchSizes.add(steps(), batchSize);
    pages.add(learningTime, loss);
  }

  void addMeasurement(Measurement measurement) {
    measurements.add(measurement);
  }

  private int recorded(int step) {
    if (step < 0 || step >= steps()) {
      throw new IndexOutOfBoundsException(
          "Step " + step + " is not recorded; the history holds steps 0 to " + (steps() - 1));
    }
    return step;
  }
}
