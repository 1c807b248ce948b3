package dev.edgescope.engine.live;

import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;

/**
 * A second listener of a {@link RunLoop}, beside its queue: the one that keeps a record. It is told
 * everything, in order, on the run's own thread, so it must return at once; what it does with it
 * has to happen elsewhere. It must not throw.
 */
public interface RunListener {

  /** Hears nothing and wants nothing. */
  RunListener NONE =
      new RunListener() {
        @Override
        public void started(RunEvent.Started event, RunStart start, String dataChecksum) {}

        @Override
        public void told(RunEvent event) {}

        @Override
        public boolean wantsCheckpoint(long now) {
          return false;
        }

        @Override
        public void checkpoint(long runId, Checkpoint checkpoint) {}
      };

  /**
   * A run is laid out. For one whose past has a record, what follows is only what is new.
   *
   * @param start where it begins
   * @param dataChecksum of the training examples, equal for equal examples
   */
  void started(RunEvent.Started event, RunStart start, String dataChecksum);

  /** Any later event of the run. */
  void told(RunEvent event);

  /**
   * Asked between steps.
   *
   * @param now {@link System#nanoTime}
   */
  boolean wantsCheckpoint(long now);

  /** A checkpoint: because one was wanted, or because the run ends or is given up. */
  void checkpoint(long runId, Checkpoint checkpoint);
}
