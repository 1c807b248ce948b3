package dev.edgescope.app.run;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.RunStart;
import dev.edgescope.engine.training.StepBlock;

/**
 * The controls of a run, once: as the hand has set them, and as the engine goes by them. The engine
 * is asked and answers with a change; until then the two differ.
 *
 * @param config as the run began
 * @param asked the optimizer with what the hand has changed of it
 * @param inForce the optimizer with what the engine has taken over
 * @param measuringShare the share of the time that may go to measuring, as the hand has set it
 * @param lastRate alpha_t as it was told last, of a run that moves it itself
 * @param nextBatch B of the next step, unless the run moves it
 */
record Controls(
    RunConfig config,
    OptimizerConfig asked,
    OptimizerConfig inForce,
    double measuringShare,
    double lastRate,
    int nextBatch) {

  /** As a run begins. */
  static Controls of(RunConfig config) {
    OptimizerConfig optimizer = config.optimizer();
    return new Controls(
        config,
        optimizer,
        optimizer,
        config.probes().share(),
        optimizer.learningRate(),
        optimizer.batchSize().on(config.data().examples()));
  }

  /** As a run stood where it breaks off; the engine will tell how it came to that. */
  static Controls of(RunStart start) {
    Controls controls = of(start.config());
    for (ControlChange change : start.changes()) {
      controls =
          change.control() == Control.BATCH_SIZE
              ? controls.askingBatchSize(BatchSize.of((int) change.to()))
              : controls.asking(change.control(), change.to());
    }
    return controls;
  }

  /** As the run begins on as many examples as were found. */
  Controls on(DataConfig data) {
    return of(config.withData(data));
  }

  /** The hand moves any control but the batch size, which is not only a number. */
  Controls asking(Control control, double value) {
    return asking(asked.with(control, value));
  }

  /** The hand moves B. A batch that the data set does not hold becomes the full batch. */
  Controls askingBatchSize(BatchSize value) {
    return asking(asked.withBatchSize(fitting(value, examples())));
  }

  Controls askingMeasuringShare(double share) {
    return new Controls(config, asked, inForce, share, lastRate, nextBatch);
  }

  private Controls asking(OptimizerConfig optimizer) {
    return new Controls(config, optimizer, inForce, measuringShare, lastRate, nextBatch);
  }

  /** The engine has taken a control over. */
  Controls changed(ControlChange change) {
    boolean draws = change.control() == Control.BATCH_SIZE;
    return new Controls(
        config,
        asked,
        inForce.with(change.control(), change.to()),
        measuringShare,
        lastRate,
        draws ? (int) change.to() : nextBatch);
  }

  /** Steps were made, at least one. */
  Controls stepped(StepBlock block) {
    return told(block.end().learningTime() - block.learningTime(block.size() - 1));
  }

  Controls measured(Measurement measurement) {
    return told(measurement.inForce().learningRate());
  }

  private Controls told(double rate) {
    return new Controls(config, asked, inForce, measuringShare, rate, nextBatch);
  }

  /** The last step drew so many examples. */
  Controls drawing(int batch) {
    return new Controls(config, asked, inForce, measuringShare, lastRate, batch);
  }

  /** alpha of the next step: what is in force, or what a run that moves it itself has told last. */
  double nextRate() {
    return inForce.movesLearningRate() ? lastRate : inForce.learningRate();
  }

  /** B that the hand has set, in examples. */
  int askedBatch() {
    return asked.batchSize().on(examples());
  }

  /** B in force, in examples. */
  int batchInForce() {
    return inForce.batchSize().on(examples());
  }

  /** The run as it began, with the controls as the hand has set them: what a reset would run. */
  RunConfig configuration() {
    return applyTo(config.withOptimizer(asked));
  }

  /** What a reset would run, with another learning rate and the batch size of a state. */
  RunConfig configurationAt(Checkpoint from, double learningRate) {
    RunConfig now = configuration();
    BatchSize batch =
        from.batchSize() == now.data().examples()
            ? BatchSize.full()
            : BatchSize.of(from.batchSize());
    return now.withOptimizer(
        now.optimizer().with(Control.LEARNING_RATE, learningRate).withBatchSize(batch));
  }

  /** The run as it began, with the controls that are in force. */
  RunConfig configurationInForce() {
    return config.withOptimizer(inForce);
  }

  /**
   * A configuration with the learning rate and the batch size that the hand has set. A batch that a
   * smaller data set no longer holds becomes the full batch.
   */
  RunConfig applyTo(RunConfig described) {
    return new RunConfig(
        described.data(),
        described.model(),
        described.loss(),
        described
            .optimizer()
            .withLearningRate(asked.learningRate())
            .withBatchSize(fitting(asked.batchSize(), described.data().examples())),
        described.probes().withShare(measuringShare),
        described.precision(),
        described.reproducible(),
        described.seed(),
        described.length());
  }

  private int examples() {
    return config.data().examples();
  }

  private static BatchSize fitting(BatchSize size, int examples) {
    return size.on(examples) > examples ? BatchSize.full() : size;
  }
}
