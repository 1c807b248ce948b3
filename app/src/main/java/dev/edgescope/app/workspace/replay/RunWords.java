package dev.edgescope.app.workspace.replay;

import dev.edgescope.app.chart.NumberText;
import dev.edgescope.engine.run.ConfigTraits;
import dev.edgescope.engine.run.RunConfig;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a recorded run is, in words. */
public final class RunWords {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("data.set", "Data"),
          Map.entry("data.examples", "Examples D"),
          Map.entry("data.targets", "Targets"),
          Map.entry("data.degree", "Degree"),
          Map.entry("data.file", "File"),
          Map.entry("model.kind", "Model"),
          Map.entry("model.hidden", "Hidden layers"),
          Map.entry("model.channels", "Channels"),
          Map.entry("model.activation", "Activation"),
          Map.entry("model.initScale", "Initial scale"),
          Map.entry("loss", "Loss"),
          Map.entry("optimizer.kind", "Optimizer"),
          Map.entry("optimizer.learningRate", "Learning rate α"),
          Map.entry("optimizer.momentum", "Momentum μ"),
          Map.entry("optimizer.batchSize", "Batch size B"),
          Map.entry("probes.topEigenvalues", "Eigenvalues"),
          Map.entry("probes.every", "Measured every"),
          Map.entry("probes.share", "Measuring share"),
          Map.entry("precision", "Precision"),
          Map.entry("seed", "Seed"),
          Map.entry("steps", "Steps"));

  private static final Map<String, String> SETS =
      Map.of(
          "fashion", "Fashion-MNIST",
          "mnist", "MNIST",
          "cifar10", "CIFAR-10",
          "csv", "CSV file",
          "npy", "NumPy file",
          "chebyshev", "Chebyshev",
          "teacher", "linear teacher");

  private RunWords() {}

  /** "24 Nov 2026, 11:35", where the user is. */
  public static String date(Instant time) {
    return DATE.format(time.atZone(ZoneId.systemDefault()));
  }

  /** "Fashion-MNIST, mlp 64, 64, α = 0.1, full batch". */
  public static String summary(RunConfig config) {
    Map<String, String> traits = ConfigTraits.of(config);
    List<String> parts = new ArrayList<>();
    parts.add(SETS.getOrDefault(traits.getOrDefault("data.set", ""), ""));
    parts.add(
        "%s %s"
            .formatted(
                traits.getOrDefault("model.kind", ""),
                traits.getOrDefault("model.hidden", traits.getOrDefault("model.channels", "")))
            .strip());
    parts.add("α = " + NumberText.setting(config.optimizer().learningRate()));
    int examples = config.data().examples();
    int batch = config.optimizer().batchSize().of(examples);
    parts.add(batch >= examples ? "full batch" : "B = " + NumberText.step(batch));
    parts.removeIf(String::isBlank);
    return String.join(", ", parts);
  }

  /** Every setting with its value. */
  static Map<String, String> settings(RunConfig config) {
    Map<String, String> settings = new LinkedHashMap<>();
    ConfigTraits.of(config)
        .forEach(
            (key, value) ->
                settings.put(NAMES.getOrDefault(key, key), SETS.getOrDefault(value, value)));
    return settings;
  }
}
