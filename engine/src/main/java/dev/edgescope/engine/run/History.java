package dev.edgescope.engine.run;

import java.util.List;

/**
 * All that a run has done, without loss. Written by the run's thread alone; readers on other
 * threads see a consistent prefix.
 */
public final class History {

  /** Number of steps recorded. */
  public int steps() {
    throw new UnsupportedOperationException();
  }

  /** Loss of the batch of the update from {@code step} to the next. */
  public double loss(int step) {
    throw new UnsupportedOperationException("step " + step);
  }

  /** tau before the update from {@code step} to the next. */
  public double learningTime(int step) {
    throw new UnsupportedOperationException("step " + step);
  }

  /** The measurements so far, in order of their steps. */
  public List<Measurement> measurements() {
    throw new UnsupportedOperationException();
  }
}
