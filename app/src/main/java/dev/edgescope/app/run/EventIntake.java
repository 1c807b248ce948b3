package dev.edgescope.app.run;

import java.util.List;

/**
 * Takes in what the engines of runs have told, as much as a frame has time for. What does not fit
 * comes in the next; the engines' queues hold it.
 */
final class EventIntake {
  private static final int BATCH = 16;
  private static final long FRAME_NANOS = 5_000_000;

  private boolean behind;

  /** Each run in turn, so that none waits for another. */
  void take(List<LiveRun> runs) {
    long end = System.nanoTime() + FRAME_NANOS;
    do {
      behind = false;
      for (LiveRun run : runs) {
        behind |= run.drain(BATCH) == BATCH;
      }
    } while (behind && System.nanoTime() - end < 0);
  }

  /** Whether the engines had told more than the last frame could take in. */
  boolean isBehind() {
    return behind;
  }
}
