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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a recorded run is, in words. */
public final class RunWords {
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
        .map(
            preset ->
                inForce.equals(config)
                    ? preset.title()
                    : Words.text("library.runWords.changed", preset.title()))
        .findFirst()
        .orElseGet(() -> summary(inForce));
  }

  /** "Fashion-MNIST, perceptron 64-64, α = 0.1, full batch, seed 1". */
  public static String summary(RunConfig config) {
    Map<String, String> traits = ConfigTraits.of(config);
    List<String> parts = new ArrayList<>();
    boolean foreign = ForeignRun.isOne(config);
    if (foreign) {
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
    int examples = config.data().examples();
    int batch = config.optimizer().batchSize().on(examples);
    parts.add(
        batch >= examples
            ? Words.text("library.runWords.fullBatch")
            : Words.text("library.runWords.batchSize", NumberText.step(batch)));
    if (!foreign) {
      parts.add(Words.text("library.runWords.seed", String.valueOf(config.seed())));
    }
    return String.join(", ", parts);
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
    Map<String, String> before = ConfigTraits.of(config);
    Map<String, String> after = ConfigTraits.of(inForce);
    Map<String, String> settings = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      boolean told = !ForeignRun.isOne(config) || isToldByOthers(setting);
      if (told && before.containsKey(setting.key())) {
        String began = word(before, setting);
        String now = word(after, setting);
        settings.put(EngineWords.of(setting), began.equals(now) ? began : began + " → " + now);
      }
    }
    return settings;
  }
}
