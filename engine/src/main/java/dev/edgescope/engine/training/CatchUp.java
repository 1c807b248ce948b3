package dev.edgescope.engine.training;

import java.util.Iterator;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the recorded steps after the last checkpoint again, with the controls changed where they
 * were changed then. A checkpoint holds the learning rate and the batch size, which a run may move
 * itself; where the other controls stand at it follows from the changes before.
 */
public final class CatchUp {
  private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

  private CatchUp() {}

  /**
   * Brings a run from its checkpoint to the last recorded step.
   *
   * @param run laid out at the checkpoint of {@code start}
   * @param stopping asked before every step
   */
  public static void run(TrainingRun run, RunStart start, BooleanSupplier stopping) {
    History past = start.past();
    long from = run.step();
    Iterator<ControlChange> changes =
        start.changes().stream()
            .filter(change -> change.step() >= from || !isInCheckpoint(change))
            .iterator();
    ControlChange next = changes.hasNext() ? changes.next() : null;
    boolean same = true;
    while (!stopping.getAsBoolean()) {
      while (next != null && next.step() <= run.step()) {
        run.setControl(next.control(), next.to());
        next = changes.hasNext() ? changes.next() : null;
      }
      if (run.step() >= past.steps()) {
        return;
      }
      int step = (int) run.step();
      double loss = run.advance();
      if (same && Double.compare(loss, past.loss(step)) != 0) {
        same = false;
        // Other processors round differently; the record stays, the run goes on from what it finds.
        LOG.warn(
            "Step {} made again has the loss {}, the record says {}; the run was recorded on a"
                + " different computer or version and goes on with a difference of rounding.",
            step,
            loss,
            past.loss(step));
      }
    }
  }

  private static boolean isInCheckpoint(ControlChange change) {
    return switch (change.control()) {
      case LEARNING_RATE, BATCH_SIZE -> true;
      case CLIP_NORM, SIGMA, STEER_TARGET -> false;
    };
  }
}
