package dev.edgescope.engine.training;

import dev.edgescope.engine.measure.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * All that a run has done, without loss. Written by the run's thread alone; readers on other
 * threads see a consistent prefix.
 */
public final class History {
  private volatile double[] losses = new double[1024];
  private volatile double[] learningTimes = new double[1024];
  private volatile int steps;
  private final BatchSizes batchSizes;
  private final List<Measurement> measurements = new ArrayList<>();

  /** The history of a run that has done nothing yet. */
  public History() {
    batchSizes = new BatchSizes();
  }

  /**
   * A history that was kept elsewhere, by copy.
   *
   * @param learningTimes tau before each update, from step 0 on
   * @param sizes B of each update
   * @param losses loss of the batch of each update
   * @param measurements in order of their steps
   */
  public History(
      double[] learningTimes, int[] sizes, double[] losses, List<Measurement> measurements) {
    this(learningTimes, batchSizes(sizes), losses, measurements);
    if (sizes.length != losses.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d batch sizes do not go with %,d losses",
              sizes.length,
              losses.length));
    }
  }

  private History(
      double[] learningTimes,
      BatchSizes batchSizes,
      double[] losses,
      List<Measurement> measurements) {
    if (learningTimes.length != losses.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d learning times do not go with %,d losses",
              learningTimes.length,
              losses.length));
    }
    steps = losses.length;
    this.batchSizes = batchSizes;
    this.learningTimes = Arrays.copyOf(learningTimes, Math.max(1024, steps));
    this.losses = Arrays.copyOf(losses, Math.max(1024, steps));
    this.measurements.addAll(measurements);
  }

  private static BatchSizes batchSizes(int[] sizes) {
    BatchSizes all = new BatchSizes();
    for (int step = 0; step < sizes.length; step++) {
      all.add(step, sizes[step]);
    }
    return all;
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
    return new History(
        Arrays.copyOf(learningTimes, steps),
        batchSizes.upTo(steps),
        Arrays.copyOf(losses, steps),
        measurements().stream().filter(reading -> reading.step() <= lastMeasured).toList());
  }

  /** {@return number of steps recorded} */
  public int steps() {
    return steps;
  }

  /**
   * {@return loss of the batch of the update from {@code step} to the next}
   *
   * @param step number of updates made before it
   */
  public double loss(int step) {
    return entry(losses, step);
  }

  /**
   * {@return tau before the update from {@code step} to the next}
   *
   * @param step number of updates made before it
   */
  public double learningTime(int step) {
    return entry(learningTimes, step);
  }

  /**
   * {@return the sum of the batch sizes of all updates before {@code step}}
   *
   * @param step up to the number of steps recorded, inclusive
   */
  public long examplesSeen(long step) {
    if (step < 0 || step > steps) {
      throw new IndexOutOfBoundsException(
          "Step " + step + " is not reached; the history holds " + steps + " steps");
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
    double[] times = Arrays.copyOfRange(learningTimes, from, from + size);
    int next = from + size;
    // After the last recorded step no learning time is kept: as if it were as long as the last.
    double end =
        next < steps
            ? learningTime(next)
            : times[size - 1] + (next > 1 ? times[size - 1] - learningTime(next - 2) : 0);
    long[] examples = new long[size];
    for (int i = 0; i < size; i++) {
      examples[i] = examplesSeen(from + i);
    }
    return new StepBlock(
        from,
        times,
        examples,
        Arrays.copyOfRange(losses, from, from + size),
        size,
        new Progress(next, end, examplesSeen(next)));
  }

  /** {@return the measurements so far, in order of their steps} */
  public List<Measurement> measurements() {
    synchronized (measurements) {
      return List.copyOf(measurements);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; the last write publishes the others
  void addStep(double learningTime, int batchSize, double loss) {
    int step = steps;
    if (step == losses.length) {
      losses = Arrays.copyOf(losses, 2 * step);
      learningTimes = Arrays.copyOf(learningTimes, 2 * step);
    }
    losses[step] = loss;
    learningTimes[step] = learningTime;
    batchSizes.add(step, batchSize);
    steps = step + 1;
  }

  void addMeasurement(Measurement measurement) {
    synchronized (measurements) {
      measurements.add(measurement);
    }
  }

  private double entry(double[] column, int step) {
    if (step < 0 || step >= steps) {
      throw new IndexOutOfBoundsException(
          "Step " + step + " is not recorded; the history holds steps 0 to " + (steps - 1));
    }
    return column[step];
  }
}
