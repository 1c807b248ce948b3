package dev.edgescope.app.workspace.replay;

import dev.edgescope.app.experiment.SettingWords;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.json.ConfigTraits;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.record.row.ForeignRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a recorded run is, in words. */
public final class RunWords {
  /** The settings that {@link #experiment} names. */
  public static final Set<Setting> NAMED =
      Set.of(
          Setting.DATA_SET,
          Setting.MODEL,
          Setting.HIDDEN,
          Setting.CHANNELS,
          Setting.LEARNING_RATE,
          Setting.BATCH_SIZE);

  private RunWords() {}

  /**
   * The name that the user gave it, or that of its preset, or what it is.
   *
   * @param config as it began
   * @param inForce with the controls as they stood last
   */
  public static String title(
      RunLabel label, RunConfig config, RunConfig inForce, List<Preset> presets) {
    if (!label.name().isBlank()) {
      return label.name();
    }
    return presets.stream()
        .filter(preset -> preset.config().withLength(config.length()).equals(config))
        .map(preset ->
            inForce.equals(config)
                ? preset.title()
                : Words.text("library.runWords.changed", preset.title()))
        .findFirst()
        .orElseGet(() -> summary(inForce));
  }

  /** "Fashion-MNIST, perceptron 64-64, α = 0.1, full batch, seed 1". */
  public static String summary(RunConfig config) {
    return ForeignRun.isOne(config)
        ? experiment(config)
        : experiment(config)
            + ", "
            + Words.text("library.runWords.seed", String.valueOf(config.seed()));
  }

  /** The same without the seed. */
  public static String experiment(RunConfig config) {
    Map<String, String> traits = ConfigTraits.of(config);
    List<String> parts = new ArrayList<>();
    if (ForeignRun.isOne(config)) {
      parts.add(Words.text("library.runWords.ofAnotherProgram"));
    } else {
      parts.add(word(traits, Setting.DATA_SET));
      String layers =
          traits.getOrDefault(
              Setting.HIDDEN.key(), traits.getOrDefault(Setting.CHANNELS.key(), ""));
      parts.add((word(traits, Setting.MODEL) + " " + layers.replace(", ", "-")).strip());
    }
    parts.add(
        Words.text(
            "library.runWords.learningRate",
            NumberText.setting(config.optimizer().learningRate())));
    parts.add(
        isFullBatch(config)
            ? Words.text("library.runWords.fullBatch")
            : Words.text("library.runWords.batchSize", batch(config)));
    return String.join(", ", parts);
  }

  /** B, or "full". */
  public static String batch(RunConfig config) {
    return isFullBatch(config)
        ? Words.text("library.runWords.full")
        : NumberText.step(config.optimizer().batchSize().on(config.data().examples()));
  }

  private static boolean isFullBatch(RunConfig config) {
    int examples = config.data().examples();
    return config.optimizer().batchSize().on(examples) >= examples;
  }

  /** Every setting with its value. */
  public static Map<Setting, String> settings(RunConfig config) {
    Map<String, String> traits = ConfigTraits.of(config);
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      boolean told = !ForeignRun.isOne(config) || isToldByOthers(setting);
      if (told && traits.containsKey(setting.key())) {
        settings.put(setting, word(traits, setting));
      }
    }
    settings.put(Setting.BATCH_SIZE, batch(config));
    return settings;
  }

  private static String word(Map<String, String> traits, Setting setting) {
    return SettingWords.inWindow(setting, traits.getOrDefault(setting.key(), ""));
  }

  /** Where another program has made the run, the rest of its configuration stands for nothing. */
  private static boolean isToldByOthers(Setting setting) {
    return switch (setting) {
      case EXAMPLES, LOSS, STEPS -> true;
      default -> setting.key().startsWith("optimizer.");
    };
  }

  /** Every setting with its value, and of a control that was moved where to: "0.1 → 0.05". */
  static Map<String, String> settings(RunConfig config, RunConfig inForce) {
    Map<Setting, String> after = settings(inForce);
    Map<String, String> settings = new LinkedHashMap<>();
    settings(config)
        .forEach((setting, began) -> {
          String now = after.getOrDefault(setting, "");
          settings.put(EngineWords.of(setting), began.equals(now) ? began : began + " → " + now);
        });
    return settings;
  }
}
