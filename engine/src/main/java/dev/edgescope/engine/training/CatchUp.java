package dev.edgescope.engine.training;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
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

  /** Kernels of other processors sum in another order; more than this no rounding explains. */
  private static final double ROUNDING = 1e-4;

  private CatchUp() {}

  /**
   * Brings a run from its checkpoint to the last recorded step.
   *
   * @param run laid out at the checkpoint of {@code start}
   * @param stopping asked before every step
   * @throws OtherRunException if a step comes out otherwise by more than rounding
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
      requireSame(start, step, loss);
      if (same && start.otherMachine().isEmpty() && Double.compare(loss, past.loss(step)) != 0) {
        same = false;
        // The record stays, the run goes on from what it finds.
        LOG.warn(
            "Step {} made again has the loss {}, the record says {}; the run was recorded on a"
                + " different computer or version and goes on with a difference of rounding.",
            step,
            loss,
            past.loss(step));
      }
    }
  }

  private static void requireSame(RunStart start, int step, double loss) {
    double recorded = start.past().loss(step);
    if (Math.abs(loss - recorded) > ROUNDING * Math.abs(recorded)) {
      throw new OtherRunException(
          String.format(
              Locale.ROOT,
              "%s: step %,d made again has the loss %s, the record says %s, which is no difference"
                  + " of rounding; the record is that of another run or program, so start anew.",
              start.record().map(Path::toString).orElse("The run does not go on"),
              step,
              loss,
              recorded));
    }
  }

  private static boolean isInCheckpoint(ControlChange change) {
    return switch (change.control()) {
      case LEARNING_RATE, BATCH_SIZE -> true;
      case BETA1, CLIP_NORM, SIGMA, STEER_TARGET -> false;
    };
  }
}
