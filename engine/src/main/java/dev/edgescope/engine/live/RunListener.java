package dev.edgescope.engine.live;

import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;

/**
 * A second listener of a {@link RunLoop}, beside its queue: the one that keeps a record. It is told
 * everything, in order, on the run's own thread, so it must return at once; what it does with it
 * has to happen elsewhere. It must not throw. What a listener leaves out it does not hear.
 */
public interface RunListener {

  /** Hears nothing and wants nothing. */
  RunListener NONE = new RunListener() {};

  /**
   * A run is laid out. For one whose past has a record, what follows is only what is new.
   *
   * @param start where it begins
   * @param dataChecksum of the training examples, equal for equal examples
   */
  default void started(RunEvent.Started event, RunStart start, String dataChecksum) {}

  /** Any later event of the run. */
  default void told(RunEvent event) {}

  /**
   * Asked between steps.
   *
   * @param now {@link System#nanoTime}
   */
  default boolean wantsCheckpoint(long now) {
    return false;
  }

  /** A checkpoint: because one was wanted, or because the run ends or is given up. */
  default void checkpoint(long runId, Checkpoint checkpoint) {}
}
