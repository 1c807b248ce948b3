package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.data.DataFile;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.objective.Loss;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The configuration of a run as JSON, in presets, configuration files and run files.
 *
 * <p>Reading is strict, so that a mistyped key cannot pass for a default: all keys must be known,
 * and all must be there but {@code steps} (endless without), {@code flows} (none), {@code
 * reproducible} (on this kind of machine), what an optimizer has beyond heavy ball (none of it
 * without), {@code probes.every} or {@code probes.share}, one of which may stand for the other (a
 * share of one half without both), and {@code probes.quantities} (those that cost next to nothing).
 * What is written is read back as an equal configuration.
 */
public final class RunConfigJson {
  private static final List<String> KEYS =
      List.of(
          "data",
          "model",
          "loss",
          "optimizer",
          "probes",
          "flows",
          "precision",
          "reproducible",
          "seed",
          "steps");
  private static final List<String> PROBES_KEYS =
      List.of("topEigenvalues", "every", "share", "costly", "quantities");

  private RunConfigJson() {}

  /**
   * Reads a configuration file. Relative paths in it start from the folder it lies in.
   *
   * @throws InvalidConfigException if the file cannot be read or holds no possible configuration;
   *     the message starts with the name of the file
   */
  public static RunConfig read(Path file) {
    JsonNode json = JsonText.CONFIGURATION.read(file);
    try {
      return read(json, JsonText.folder(file));
    } catch (InvalidConfigException e) {
      throw e.from(DataFile.shown(file));
    }
  }

  /**
   * Reads a configuration. Relative paths in it stay as they are.
   *
   * @throws InvalidConfigException if the text is not JSON, or not a possible configuration; the
   *     message names the key
   */
  public static RunConfig read(String json) {
    return read(parse(json), Path.of(""));
  }

  /** A configuration as indented JSON that ends in a line break. */
  public static String write(RunConfig config) {
    return JsonText.write(toJson(config));
  }

  /** A configuration as JSON in one line, to be passed on as a piece of text. */
  public static String writeLine(RunConfig config) {
    return toJson(config).toString();
  }

  /** Parses one JSON value with nothing after it. */
  public static JsonNode parse(String json) {
    return JsonText.CONFIGURATION.parse(json);
  }

  /**
   * Reads a configuration out of a larger file.
   *
   * @param folder that relative paths in it start from
   * @throws InvalidConfigException if it is not a possible configuration; the message names the key
   */
  public static RunConfig read(JsonNode json, Path folder) {
    try {
      ConfigObject root = ConfigObject.root(json, KEYS);
      return new RunConfig(
          DataJson.read(root, folder),
          ModelJson.read(root),
          root.word(Setting.LOSS, Loss.class),
          OptimizerJson.read(root),
          probes(root.object("probes", PROBES_KEYS)).plus(flows(root)),
          root.word(Setting.PRECISION, Precision.class),
          root.has(Setting.REPRODUCIBLE)
              ? root.word(Setting.REPRODUCIBLE, Reproducibility.class)
              : Reproducibility.MACHINE,
          root.whole(Setting.SEED),
          length(root));
    } catch (InvalidConfigException e) {
      throw e.byKey();
    }
  }

  private static ProbeConfig probes(ConfigObject json) {
    TopEigenvalues topEigenvalues = json.topEigenvalues();
    Set<Quantity> quantities =
        json.has(Setting.QUANTITIES)
            ? own(json.words(Setting.QUANTITIES, Quantity.class))
            : Quantity.standard(topEigenvalues);
    ProbeConfig.Costly costly =
        json.has(Setting.COSTLY)
            ? json.word(Setting.COSTLY, ProbeConfig.Costly.class)
            : ProbeConfig.Costly.SPACED;
    return new ProbeConfig(topEigenvalues, spacing(json), quantities, costly);
  }

  private static ProbeConfig.Spacing spacing(ConfigObject json) {
    if (!json.has(Setting.EVERY)) {
      return ProbeConfig.Spacing.budget(
          json.has(Setting.SHARE) ? json.number(Setting.SHARE) : ProbeConfig.DEFAULT_SHARE);
    }
    if (json.has(Setting.SHARE)) {
      throw Setting.SHARE.reject(
          "it cannot stand beside probes.every", "give one of the two and remove the other");
    }
    return ProbeConfig.Spacing.every(json.wholeInt(Setting.EVERY));
  }

  private static Set<Quantity> own(Set<Quantity> quantities) {
    for (Quantity quantity : quantities) {
      quantity
          .flow()
          .ifPresent(flow -> {
            throw Setting.QUANTITIES.reject(
                "\"" + Words.of(quantity) + "\" is read off a predicted curve",
                "give \"flows\": [\"" + Words.of(flow) + "\"] beside \"probes\"");
          });
      if (Quantity.ofPreconditioners().contains(quantity)) {
        throw Setting.QUANTITIES.reject(
            "\"" + Words.of(quantity) + "\" is measured with every adaptive rule and no other",
            "leave it out");
      }
    }
    return quantities;
  }

  private static Set<Quantity> flows(ConfigObject root) {
    Set<Quantity> quantities = EnumSet.noneOf(Quantity.class);
    if (root.has(Setting.FLOWS)) {
      root.words(Setting.FLOWS, FlowKind.class)
          .forEach(flow -> quantities.addAll(flow.quantities()));
    }
    return quantities;
  }

  private static RunLength length(ConfigObject root) {
    return root.has(Setting.STEPS)
        ? RunLength.steps(root.whole(Setting.STEPS))
        : RunLength.endless();
  }

  /** A configuration as a tree that nobody else holds. */
  public static ObjectNode toJson(RunConfig config) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    DataJson.write(config.data(), root.putObject("data"));
    ModelJson.write(config.model(), root.putObject("model"));
    root.put("loss", Words.of(config.loss()));
    OptimizerJson.write(config.optimizer(), root.putObject("optimizer"));
    ProbeConfig probes = config.probes();
    ObjectNode probesJson = root.putObject("probes");
    switch (probes.topEigenvalues()) {
      case TopEigenvalues.Count(int k) -> probesJson.put("topEigenvalues", k);
      case TopEigenvalues.AboveHalfEdge() ->
          probesJson.put("topEigenvalues", TopEigenvalues.ABOVE_HALF_EDGE_WORD);
    }
    switch (probes.spacing()) {
      case ProbeConfig.Spacing.Every(int steps) -> probesJson.put("every", steps);
      case ProbeConfig.Spacing.Budget(double share) -> probesJson.put("share", share);
    }
    if (probes.costly() != ProbeConfig.Costly.SPACED) {
      probesJson.put("costly", Words.of(probes.costly()));
    }
    if (!probes.hasStandardQuantities()) {
      var words = probesJson.putArray("quantities");
      probes.ownQuantities().forEach(quantity -> words.add(Words.of(quantity)));
    }
    if (!probes.flows().isEmpty()) {
      var words = root.putArray("flows");
      probes.flows().forEach(flow -> words.add(Words.of(flow)));
    }
    root.put("precision", Words.of(config.precision()));
    if (config.reproducible() != Reproducibility.MACHINE) {
      root.put("reproducible", Words.of(config.reproducible()));
    }
    root.put("seed", config.seed());
    config.length().steps().ifPresent(steps -> root.put("steps", steps));
    return root;
  }
}
