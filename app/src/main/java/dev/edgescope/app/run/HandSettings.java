package dev.edgescope.app.run;

import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.OptimizerConfig;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.RunEvent;
import dev.edgescope.engine.run.RunEvent.Control;
import dev.edgescope.engine.run.RunStart;

/**
 * The controls of a live run as the hand has set them; the engine may not have got there yet.
 *
 * @param optimizer with what the hand has changed of it
 * @param measuringShare the share of the time that may go to measuring
 */
record HandSettings(OptimizerConfig optimizer, double measuringShare) {

  /** As a run begins. */
  static HandSettings of(RunConfig config) {
    return new HandSettings(config.optimizer(), config.probes().share());
  }

  /** As a run stood where it breaks off. */
  static HandSettings of(RunStart start) {
    RunConfig config = start.config();
    int examples = config.data().examples();
    HandSettings settings = of(config);
    for (RunEvent.ControlChanged change : start.changes()) {
      if (change.control() == Control.BATCH_SIZE) {
        int size = (int) change.to();
        settings =
            settings.withBatchSize(
                size >= examples ? BatchSize.FULL : new BatchSize(size), examples);
      } else {
        settings = settings.with(change.control(), change.to());
      }
    }
    return settings;
  }

  double learningRate() {
    return optimizer.learningRate();
  }

  BatchSize batchSize() {
    return optimizer.batchSize();
  }

  /** Any control but the batch size, which is not only a number. */
  HandSettings with(Control control, double value) {
    return new HandSettings(optimizer.with(control, value), measuringShare);
  }

  /** A batch that the data set does not hold becomes the full batch. */
  HandSettings withBatchSize(BatchSize value, int examples) {
    return new HandSettings(optimizer.withBatchSize(fitting(value, examples)), measuringShare);
  }

  HandSettings withMeasuringShare(double value) {
    return new HandSettings(optimizer, value);
  }

  /** The run that began with {@code config}, with these controls. */
  RunConfig inForce(RunConfig config) {
    return applyTo(config.withOptimizer(optimizer));
  }

  /**
   * A configuration with the learning rate and the batch size of these controls. A batch that a
   * smaller data set no longer holds becomes the full batch.
   */
  RunConfig applyTo(RunConfig described) {
    return new RunConfig(
        described.data(),
        described.model(),
        described.loss(),
        described
            .optimizer()
            .withLearningRate(learningRate())
            .withBatchSize(fitting(batchSize(), described.data().examples())),
        described.probes().withShare(measuringShare),
        described.precision(),
        described.seed(),
        described.steps());
  }

  private static BatchSize fitting(BatchSize size, int examples) {
    return size.of(examples) > examples ? BatchSize.FULL : size;
  }
}
