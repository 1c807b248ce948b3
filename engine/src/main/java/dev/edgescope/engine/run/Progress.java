package dev.edgescope.engine.run;

/**
 * How far a run is, on each axis that runs are compared on.
 *
 * @param step number of updates made
 * @param learningTime tau, the sum of their learning rates
 * @param examplesSeen the sum of their batch sizes: what the gradients have cost
 */
public record Progress(long step, double learningTime, long examplesSeen) {
  /** Before the first update. */
  public static final Progress START = new Progress(0, 0, 0);
}
