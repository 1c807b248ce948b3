package dev.edgescope.app.workspace.live;

import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.RunConfig;

/**
 * The controls of a live run as the hand has set them; the engine may not have got there yet.
 *
 * @param learningRate alpha
 * @param batchSize B
 * @param measuringShare the share of the time that may go to measuring
 */
record HandSettings(double learningRate, BatchSize batchSize, double measuringShare) {

  /** As a run begins. */
  static HandSettings of(RunConfig config) {
    return new HandSettings(
        config.optimizer().learningRate(), config.optimizer().batchSize(), config.probes().share());
  }

  HandSettings withLearningRate(double value) {
    return new HandSettings(value, batchSize, measuringShare);
  }

  /** A batch that the data set does not hold becomes the full batch. */
  HandSettings withBatchSize(BatchSize value, int examples) {
    return new HandSettings(learningRate, fitting(value, examples), measuringShare);
  }

  HandSettings withMeasuringShare(double value) {
    return new HandSettings(learningRate, batchSize, value);
  }

  /**
   * A configuration with these controls. A batch that a smaller data set no longer holds becomes
   * the full batch.
   */
  RunConfig applyTo(RunConfig described) {
    return new RunConfig(
        described.data(),
        described.model(),
        described.loss(),
        described
            .optimizer()
            .withLearningRate(learningRate)
            .withBatchSize(fitting(batchSize, described.data().examples())),
        described.probes().withShare(measuringShare),
        described.precision(),
        described.seed(),
        described.steps());
  }

  private static BatchSize fitting(BatchSize size, int examples) {
    return size.of(examples) > examples ? BatchSize.FULL : size;
  }
}
