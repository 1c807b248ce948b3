package dev.edgescope.engine.training;

/**
 * How far a run is, on each axis that runs are compared on.
 *
 * @param step number of updates made
 * @param learningTime tau, the sum of their learning rates
 * @param examplesSeen the sum of their batch sizes: what the gradients have cost
 */
public record Progress(long step, double learningTime, long examplesSeen) {
  /** What runs that are held in step have in common. */
  public enum Clock {
    LEARNING_TIME,
    EXAMPLES_SEEN
  }

  /** Before the first update. */
  public static final Progress START = new Progress(0, 0, 0);

  /** What a clock shows. */
  public double on(Clock clock) {
    return switch (clock) {
      case LEARNING_TIME -> learningTime;
      case EXAMPLES_SEEN -> examplesSeen;
    };
  }
}
