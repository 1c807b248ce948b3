package dev.edgescope.app.chart.model;

import java.util.Locale;

/**
 * A recorded point in time of a run, in all time bases.
 *
 * @param examplesSeen 0 for a system that draws no batches
 */
public record Moment(long step, double learningTime, long examplesSeen) {
  /** Before the first update. */
  public static final Moment START = new Moment(0, 0);

  /** A point in time of a system that draws no batches. */
  public Moment(long step, double learningTime) {
    this(step, learningTime, 0);
  }

  /** Whether it lies before another in any of the bases. */
  boolean isBefore(Moment other) {
    return step < other.step
        || learningTime < other.learningTime
        || examplesSeen < other.examplesSeen;
  }

  /** In every base, as a message says it. */
  String words() {
    return String.format(
        Locale.ROOT,
        "step %d, learning time %s, %d examples seen",
        step,
        learningTime,
        examplesSeen);
  }

  /** The horizontal coordinate in the given base. */
  public double in(TimeBase base) {
    return switch (base) {
      case STEP -> step;
      case LEARNING_TIME -> learningTime;
      case EXAMPLES_SEEN -> examplesSeen;
    };
  }
}
