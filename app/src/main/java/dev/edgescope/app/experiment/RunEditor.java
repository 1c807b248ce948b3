package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.curvature.edge.Momentum;
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

  /** mu, or of Adam beta1; without meaning for a rule that has neither. */
  private final SettingModel<Double> momentum;

  private final SettingModel<Long> seed;
  private final SettingModel<ConfigPatch> others =
      new SettingModel<>(
          ConfigPatch.NONE,
          SettingFormat.of(
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
    momentum = momentum(base.optimizer().rule());
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

  private static SettingModel<Double> momentum(UpdateRule rule) {
    return switch (rule) {
      case UpdateRule.Sgd(Momentum ball) ->
          new SettingModel<>(ball.coefficient(), RunFormats.MOMENTUM);
      case UpdateRule.Adam adam ->
          new SettingModel<>(adam.beta1(), RunFormats.number(Setting.BETA1));
      case UpdateRule.RmsProp _ -> new SettingModel<>(0.0, RunFormats.MOMENTUM);
    };
  }

  /** What {@link #momentum} is in a configuration; empty where the rule has none. */
  public Optional<Setting> momentumSetting() {
    return switch (base.optimizer().rule()) {
      case UpdateRule.Sgd _ -> Optional.of(Setting.MOMENTUM);
      case UpdateRule.Adam _ -> Optional.of(Setting.BETA1);
      case UpdateRule.RmsProp _ -> Optional.empty();
    };
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
    String average =
        momentumSetting()
            .map(setting -> setting.key().substring(setting.key().lastIndexOf('.') + 1))
            .map(key -> String.format(Locale.ROOT, ", \"%s\": %s", key, momentum.get()))
            .orElse("");
    return ConfigPatch.parse(
        String.format(
            Locale.ROOT,
            "{\"optimizer\": {\"learningRate\": %s, \"batchSize\": %s%s}, \"seed\": %d}",
            learningRate.get(),
            batch,
            average,
            seed.get()));
  }
}
