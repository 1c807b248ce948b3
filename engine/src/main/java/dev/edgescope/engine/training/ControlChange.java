package dev.edgescope.engine.training;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import java.util.List;

/**
 * A control moved: from {@code step} on it acts with the value {@code to}.
 *
 * @param learningTime tau before that step
 * @param from its value before
 */
public record ControlChange(
    long step, double learningTime, Control control, double from, double to) {

  /** A configuration with what is in force after changes, in their order. */
  public static RunConfig inForce(RunConfig config, List<ControlChange> changes) {
    OptimizerConfig optimizer = config.optimizer();
    for (ControlChange change : changes) {
      optimizer =
          change.control() == Control.BATCH_SIZE
              ? optimizer.withBatchSize(batchSize(change.to(), config.data().examples()))
              : optimizer.with(change.control(), change.to());
    }
    return config.withOptimizer(optimizer);
  }

  private static BatchSize batchSize(double size, int examples) {
    return size == examples ? BatchSize.full() : BatchSize.of((int) size);
  }
}
