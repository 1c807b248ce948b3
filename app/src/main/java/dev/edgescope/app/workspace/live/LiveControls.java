package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.Command;
import dev.edgescope.engine.run.OptimizerConfig;
import dev.edgescope.engine.run.ProbeConfig;
import dev.edgescope.engine.run.RunConfig;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The settings that act on a live run. What the hand changes goes to the engine at once; what a new
 * run brings along is only shown, for the engine has it already.
 */
public final class LiveControls {
  private final Consumer<Command> commands;
  private final SettingModel<Double> learningRate;
  private final SettingModel<BatchSize> batchSize;
  private final SettingModel<Double> measuringShare;
  private final SettingModel<Double> pace;
  private int examples;
  private boolean adopting;

  LiveControls(RunConfig config, double stepsPerSecond, Consumer<Command> commands) {
    this.commands = commands;
    examples = config.data().examples();
    learningRate = new SettingModel<>(config.optimizer().learningRate(), RunFormats.LEARNING_RATE);
    batchSize = new SettingModel<>(config.optimizer().batchSize(), new BatchSizeFormat());
    measuringShare = new SettingModel<>(config.probes().share(), RunFormats.SHARE);
    pace = new SettingModel<>(stepsPerSecond, RunFormats.PACE);
    tell(learningRate, Command.SetLearningRate::new);
    tell(batchSize, size -> new Command.SetBatchSize(size.of(examples)));
    tell(measuringShare, Command.SetMeasuringShare::new);
    tell(pace, Command.SetPace::new);
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

  /** Shows the controls of a run that is being laid out. */
  void adopt(RunConfig config) {
    adopting = true;
    examples = config.data().examples();
    learningRate.set(config.optimizer().learningRate());
    batchSize.set(config.optimizer().batchSize());
    measuringShare.set(config.probes().share());
    adopting = false;
  }

  /**
   * A configuration with the controls as they stand. A batch that a smaller data set no longer
   * holds becomes the full batch.
   */
  RunConfig applyTo(RunConfig config) {
    BatchSize batch = batchSize.get();
    boolean tooLarge = batch.of(config.data().examples()) > config.data().examples();
    ProbeConfig probes = config.probes();
    return new RunConfig(
        config.data(),
        config.model(),
        config.loss(),
        new OptimizerConfig(
            learningRate.get(), config.optimizer().momentum(), tooLarge ? BatchSize.FULL : batch),
        probes.withShare(measuringShare.get()),
        config.precision(),
        config.seed(),
        config.steps());
  }

  private <T> void tell(SettingModel<T> setting, Function<T, Command> command) {
    setting
        .valueProperty()
        .addListener(
            (property, before, after) -> {
              if (!adopting) {
                commands.accept(command.apply(after));
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
