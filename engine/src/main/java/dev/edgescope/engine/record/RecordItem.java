package dev.edgescope.engine.record;

import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.training.Checkpoint;
import java.nio.file.Path;
import java.util.Optional;

/** What travels from a run to the writer of its file. */
sealed interface RecordItem {

  /**
   * A run begins, or goes on.
   *
   * @param pastSteps the number of steps that were made before
   * @param record the file that has them; empty where they are told anew
   * @param time in milliseconds since 1970
   */
  record Begun(
      RunEvent.Started event, long pastSteps, Optional<Path> record, String dataChecksum, long time)
      implements RecordItem {}

  /**
   * Anything later.
   *
   * @param time in milliseconds since 1970
   */
  record Told(RunEvent event, long time) implements RecordItem {}

  /** A checkpoint. */
  record Kept(Checkpoint checkpoint) implements RecordItem {}
}
