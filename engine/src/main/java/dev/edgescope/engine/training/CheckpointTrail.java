package dev.edgescope.engine.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checkpoints along a run, in memory, to go back to: at every n-th step, where n doubles whenever
 * the room of 64 MB or {@value #MOST} checkpoints is used up. They cover the whole run evenly. Of
 * checkpoints that are larger than the room only the first is kept.
 *
 * <p>Written by the run's thread alone; readers on other threads see a consistent state.
 */
public final class CheckpointTrail {
  /** Checkpoints that are kept at the most. */
  static final int MOST = 64;

  private static final long ROOM = 64L << 20;

  private final List<Checkpoint> kept = new ArrayList<>();
  private long spacing = 1;

  /** A trail of a run that has not begun. */
  public CheckpointTrail() {}

  /** Whether a checkpoint at this step is to be kept. */
  public boolean wants(long step) {
    return step % spacing == 0;
  }

  /** Keeps a checkpoint later than those before. */
  public synchronized void add(Checkpoint checkpoint) {
    kept.add(checkpoint);
    while (kept.size() > 1
        && kept.size() > Math.min(MOST, ROOM / Math.max(1, checkpoint.bytes()))) {
      spacing *= 2;
      kept.removeIf(one -> one.step() % spacing != 0 && one != kept.getFirst());
    }
  }

  /** The steps that can be gone back to, in order. */
  public synchronized List<Long> steps() {
    return kept.stream().map(Checkpoint::step).toList();
  }

  /** The last checkpoint that is not after a step; empty where there is none. */
  public synchronized Optional<Checkpoint> atOrBefore(long step) {
    return kept.reversed().stream().filter(one -> one.step() <= step).findFirst();
  }

  /** Gives all of them up. */
  public synchronized void clear() {
    kept.clear();
  }
}
