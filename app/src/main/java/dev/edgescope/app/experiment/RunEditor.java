package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The changes with which a copy of a run is to go its own way: those that are asked for most as
 * fields, any other as in a configuration file.
 */
public final class RunEditor {
  private final RunConfig base;
  private final SettingModel<Double> learningRate;
  private final SettingModel<BatchSize> batchSize;
  private final SettingModel<Double> momentum;
  private final SettingModel<Long> seed;
  private final SettingModel<ConfigPatch> others =
      new SettingModel<>(
          ConfigPatch.NONE,
          RunFormats.of(
              patch -> patch.equals(ConfigPatch.NONE) ? "" : patch.toString(),
              text -> text.isBlank() ? ConfigPatch.NONE : ConfigPatch.parse(text)));
  private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");

  /**
   * @param base the configuration that is to be changed
   */
  public RunEditor(RunConfig base) {
    this.base = base;
    int examples = base.data().examples();
    learningRate = new SettingModel<>(base.optimizer().learningRate(), RunFormats.LEARNING_RATE);
    batchSize =
        new SettingModel<>(base.optimizer().batchSize(), RunFormats.batchSize(() -> examples));
    momentum = new SettingModel<>(base.optimizer().momentum().coefficient(), RunFormats.MOMENTUM);
    seed = new SettingModel<>(base.seed(), RunFormats.SEED);
  }

  public SettingModel<Double> learningRate() {
    return learningRate;
  }

  public SettingModel<BatchSize> batchSize() {
    return batchSize;
  }

  public SettingModel<Double> momentum() {
    return momentum;
  }

  public SettingModel<Long> seed() {
    return seed;
  }

  /** Any other settings, as a patch of the configuration. */
  public SettingModel<ConfigPatch> others() {
    return others;
  }

  /** Why there can be no such run; blank if nothing is in the way. */
  public ReadOnlyStringProperty errorProperty() {
    return error.getReadOnlyProperty();
  }

  /** The changed configuration; empty, with the error told, where there can be none. */
  public Optional<RunConfig> config() {
    boolean valid = true;
    for (SettingModel<?> setting : List.of(learningRate, batchSize, momentum, seed, others)) {
      valid &= setting.commit(setting.textProperty().get());
    }
    if (!valid) {
      return Optional.empty();
    }
    try {
      RunConfig changed = others.get().applyTo(fields().applyTo(base));
      error.set("");
      return Optional.of(changed);
    } catch (InvalidConfigException e) {
      error.set(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private ConfigPatch fields() {
    BatchSize size = batchSize.get();
    String batch =
        switch (size) {
          case BatchSize.Count(int examples) -> Integer.toString(examples);
          case BatchSize.Full() -> "\"" + BatchSize.FULL_WORD + "\"";
        };
    return ConfigPatch.parse(
        String.format(
            Locale.ROOT,
            "{\"optimizer\": {\"learningRate\": %s, \"batchSize\": %s, \"momentum\": %s}, \"seed\":"
                + " %d}",
            learningRate.get(),
            batch,
            momentum.get(),
            seed.get()));
  }
}
