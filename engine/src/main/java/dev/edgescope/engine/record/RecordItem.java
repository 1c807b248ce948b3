package dev.edgescope.engine.record;

import dev.edgescope.engine.run.Checkpoint;
import dev.edgescope.engine.run.RunEvent;

/** What travels from a run to the writer of its file. */
sealed interface RecordItem {

  /** A run begins, or goes on. */
  record Begun(RunEvent.Started event, String dataChecksum, long time) implements RecordItem {}

  /**
   * Anything later.
   *
   * @param time in milliseconds since 1970
   */
  record Told(RunEvent event, long time) implements RecordItem {}

  /** A checkpoint. */
  record Kept(Checkpoint checkpoint) implements RecordItem {}
}
