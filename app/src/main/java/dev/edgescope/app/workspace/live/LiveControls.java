package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.RunConfig;
import java.util.function.Consumer;

/**
 * The settings that act on live runs. What the hand changes goes to the runs at once; what the
 * selected run brings along is only shown, for it has it already.
 */
public final class LiveControls {
  private final SettingModel<Double> learningRate;
  private final SettingModel<BatchSize> batchSize;
  private final SettingModel<Double> measuringShare;
  private final SettingModel<Double> pace;
  private int examples;
  private boolean adopting;

  /** The controls of the runs of a comparison, as its selected run has them. */
  LiveControls(RunComparison runs, double stepsPerSecond) {
    RunConfig config = runs.selectedProperty().get().configuration();
    examples = config.data().examples();
    learningRate = new SettingModel<>(config.optimizer().learningRate(), RunFormats.LEARNING_RATE);
    batchSize = new SettingModel<>(config.optimizer().batchSize(), new BatchSizeFormat());
    measuringShare = new SettingModel<>(config.probes().share(), RunFormats.SHARE);
    pace = new SettingModel<>(stepsPerSecond, RunFormats.PACE);
    tell(learningRate, runs::setLearningRate);
    tell(batchSize, runs::setBatchSize);
    tell(measuringShare, runs::setMeasuringShare);
    tell(pace, runs::setPace);
  }

  /** alpha. */
  public SettingModel<Double> learningRate() {
    return learningRate;
  }

  /** B. */
  public SettingModel<BatchSize> batchSize() {
    return batchSize;
  }

  /** The share of the time that may go to measuring. */
  public SettingModel<Double> measuringShare() {
    return measuringShare;
  }

  /** The highest number of steps a second. */
  public SettingModel<Double> pace() {
    return pace;
  }

  /** Shows the controls of a run that is being laid out, or that they are to move from now on. */
  void adopt(RunConfig config) {
    adopting = true;
    examples = config.data().examples();
    learningRate.set(config.optimizer().learningRate());
    batchSize.set(config.optimizer().batchSize());
    measuringShare.set(config.probes().share());
    adopting = false;
  }

  private <T> void tell(SettingModel<T> setting, Consumer<T> runs) {
    setting
        .valueProperty()
        .addListener(
            (property, before, after) -> {
              if (!adopting) {
                runs.accept(after);
              }
            });
  }

  /** Reads and writes B against the data set in use. */
  private final class BatchSizeFormat implements SettingFormat<BatchSize> {
    @Override
    public String format(BatchSize value) {
      return RunFormats.batchSize(value, examples);
    }

    @Override
    public BatchSize parse(String text) {
      return RunFormats.parseBatchSize(text, examples);
    }
  }
}
