package dev.edgescope.engine.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that a run has done, without loss. Written by the run's thread alone; readers on other
 * threads see a consistent prefix.
 */
public final class History {
  private volatile double[] losses = new double[1024];
  private volatile double[] learningTimes = new double[1024];
  private volatile int steps;
  private final List<Measurement> measurements = new ArrayList<>();

  /** The history of a run that has done nothing yet. */
  History() {}

  /**
   * A history that was kept elsewhere, by copy.
   *
   * @param learningTimes tau before each update, from step 0 on
   * @param losses loss of the batch of each update
   * @param measurements in order of their steps
   */
  public History(double[] learningTimes, double[] losses, List<Measurement> measurements) {
    if (learningTimes.length != losses.length) {
      throw new IllegalArgumentException(
          "%,d learning times do not go with %,d losses"
              .formatted(learningTimes.length, losses.length));
    }
    steps = losses.length;
    this.learningTimes = Arrays.copyOf(learningTimes, Math.max(1024, steps));
    this.losses = Arrays.copyOf(losses, Math.max(1024, steps));
    this.measurements.addAll(measurements);
  }

  /** A copy that lacks the steps from {@code steps} on, but has all measurements. */
  History upTo(int steps) {
    return new History(
        Arrays.copyOf(learningTimes, steps), Arrays.copyOf(losses, steps), measurements());
  }

  /** A copy of what was recorded before {@code step}. */
  History before(int step) {
    return new History(
        Arrays.copyOf(learningTimes, step),
        Arrays.copyOf(losses, step),
        measurements().stream().filter(measurement -> measurement.step() < step).toList());
  }

  /** Number of steps recorded. */
  public int steps() {
    return steps;
  }

  /** Loss of the batch of the update from {@code step} to the next. */
  public double loss(int step) {
    return entry(losses, step);
  }

  /** tau before the update from {@code step} to the next. */
  public double learningTime(int step) {
    return entry(learningTimes, step);
  }

  /**
   * Steps as one piece.
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
    return new StepBlock(from, times, Arrays.copyOfRange(losses, from, from + size), size, end);
  }

  /** The measurements so far, in order of their steps. */
  public List<Measurement> measurements() {
    synchronized (measurements) {
      return List.copyOf(measurements);
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer; the last write publishes the others
  void addStep(double learningTime, double loss) {
    int step = steps;
    if (step == losses.length) {
      losses = Arrays.copyOf(losses, 2 * step);
      learningTimes = Arrays.copyOf(learningTimes, 2 * step);
    }
    losses[step] = loss;
    learningTimes[step] = learningTime;
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
