package dev.edgescope.app.run;

import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigTraits;
import dev.edgescope.engine.training.RunStart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names runs by what tells them apart: "full batch" and "B = 8", or "α = 0.1" and "α = 0.2". */
public final class RunNames {
  private static final String BATCH = "optimizer.batchSize";
  private static final String BRANCH = "branch";
  private static final String RULE = "optimizer.kind";
  private static final String RATE = "optimizer.learningRate";

  /** The value of a setting in which the runs differ that are drawn as one. */
  private static final String DIFFERS = "*";

  /** Settings that say how a run is measured or how long, not what it is. */
  private static final List<String> OUTER = List.of("probes.", "steps");

  /** What stands before a value. */
  private static final Map<String, String> SYMBOLS =
      Map.ofEntries(
          Map.entry(RATE, "α = "),
          Map.entry(RULE, ""),
          Map.entry("optimizer.momentum", "μ = "),
          Map.entry("optimizer.beta1", "β₁ = "),
          Map.entry("optimizer.beta2", "β₂ = "),
          Map.entry("optimizer.epsilon", "ε = "),
          Map.entry("optimizer.sampling", ""),
          Map.entry("optimizer.weightDecay", "λ = "),
          Map.entry("optimizer.rateRule.sigma", "σ = "),
          Map.entry("optimizer.rateRule.decay", "β = "),
          Map.entry("optimizer.subspace.k", "k = "),
          Map.entry("data.examples", "D = "));

  /** What a value stands in. */
  private static final Map<String, String> WORDS =
      Map.of(
          "optimizer.clipNorm", "run.runNames.clippedAt",
          "optimizer.steer.target", "run.runNames.kHeldAt",
          "model.hidden", "run.runNames.hidden",
          "model.initScale", "run.runNames.scale",
          "seed", "run.runNames.seed");

  /** What a run has that lacks a setting others have. */
  private static final Map<String, String> WITHOUT =
      Map.of(
          "optimizer.clipNorm",
          "run.runNames.unclipped",
          "optimizer.sampling",
          "run.runNames.independent",
          "optimizer.momentumKind",
          "run.runNames.heavyBall",
          "optimizer.subspace.kind",
          "run.runNames.wholeSpace");

  /** Settings that need no mention where all runs that have them agree. */
  private static final List<String> DETAILS =
      List.of(
          "optimizer.momentum",
          "optimizer.beta1",
          "optimizer.beta2",
          "optimizer.epsilon",
          "optimizer.rateRule.sigma",
          "optimizer.rateRule.decay",
          "optimizer.rateRule.steps",
          "optimizer.rateRule.every",
          "optimizer.rateRule.factor",
          "optimizer.rateRule.floor",
          "optimizer.steer.control",
          "optimizer.steer.every",
          "optimizer.subspace.k",
          "optimizer.subspace.every");

  /** How the names of rules are written in a sentence. */
  private static final Map<String, String> PROPER =
      Map.of("sgd", "SGD", "adam", "Adam", "rmsprop", "RMSProp", "cdat", "CDAT");

  private static final Pattern WHOLE = Pattern.compile("^(-?\\d+)\\.0$");

  private RunNames() {}

  /** A name for each run, in order; runs that do not differ are numbered. */
  public static List<String> of(List<RunRecord> runs) {
    List<Map<String, String>> traits = runs.stream().map(RunNames::traits).toList();
    List<String> telling = telling(traits);
    List<String> names = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      Map<String, String> one = traits.get(i);
      List<String> parts = words(telling, one);
      runs.get(i).group().ifPresent(group -> parts.add(group.words()));
      if (parts.isEmpty()) {
        parts.add(part(RATE, one.getOrDefault(RATE, "")));
      }
      String name = String.join(", ", parts);
      int count = taken.merge(name, 1, Integer::sum);
      names.add(count == 1 ? name : name + " (" + count + ")");
    }
    return names;
  }

  /** A name for each run, in order, by its settings where it breaks off. */
  public static List<String> ofStarts(List<RunStart> starts) {
    return of(starts.stream().map(RunRecord::of).toList());
  }

  private static List<String> words(List<String> keys, Map<String, String> traits) {
    List<String> words = new ArrayList<>();
    for (String key : keys) {
      String value = traits.get(key);
      if (DIFFERS.equals(value)) {
        continue;
      }
      if (value != null) {
        words.add(part(key, word(value)));
      } else if (WITHOUT.containsKey(key)) {
        words.add(Words.text(WITHOUT.get(key)));
      }
    }
    return words;
  }

  private static String part(String key, String value) {
    String words = WORDS.get(key);
    return words == null ? SYMBOLS.getOrDefault(key, "") + value : Words.text(words, value);
  }

  /** As it is written in a sentence: "CDAT" and not "cdat", "2" and not "2.0". */
  private static String word(String value) {
    return PROPER.getOrDefault(value, WHOLE.matcher(value).replaceFirst("$1"));
  }

  /**
   * The settings in which an experiment differs from another, in words.
   *
   * @param base as of {@link #settings}
   * @param other as of {@link #settings}
   */
  public static List<String> differences(Map<String, String> base, Map<String, String> other) {
    return words(differing(List.of(base, other)), other);
  }

  /** Each setting of an experiment with its value: what differences are found in. */
  public static Map<String, String> settings(RunConfig config) {
    Map<String, String> settings = new LinkedHashMap<>(ConfigTraits.of(config));
    nameApart(settings, Controls.of(config));
    return settings;
  }

  private static Map<String, String> traits(RunRecord run) {
    Map<String, String> traits = new LinkedHashMap<>(run.traits());
    nameApart(traits, run.controls());
    run.group().ifPresent(group -> group.differing().forEach(key -> traits.put(key, DIFFERS)));
    if (run.origin().step() > 0) {
      traits.put(BRANCH, Words.text("run.runNames.fromStep", NumberText.step(run.origin().step())));
    }
    return traits;
  }

  private static void nameApart(Map<String, String> traits, Controls controls) {
    traits.put(RATE, NumberText.setting(controls.inForce().learningRate()));
    traits.put(BATCH, batch(controls));
  }

  private static String batch(Controls controls) {
    int batch = controls.batchInForce();
    return batch >= controls.config().data().examples()
        ? Words.text("run.runNames.fullBatch")
        : "B = " + NumberText.step(batch);
  }

  /** The settings in which the runs differ; the batch size where they do not. */
  private static List<String> telling(List<Map<String, String>> traits) {
    List<String> telling = differing(traits);
    return telling.isEmpty() ? List.of(BATCH) : telling;
  }

  /** The settings in which runs differ. */
  static Set<String> differingSettings(List<RunRecord> runs) {
    return Set.copyOf(differing(runs.stream().map(RunNames::traits).toList()));
  }

  /** Whether a setting says how a run is measured or how long, and not what it is. */
  public static boolean isOuter(String key) {
    return OUTER.stream().anyMatch(key::startsWith);
  }

  private static List<String> differing(List<Map<String, String>> traits) {
    List<String> differing = new ArrayList<>();
    List<String> keys = new ArrayList<>(List.of(RULE, BATCH, RATE));
    for (Map<String, String> one : traits) {
      one.keySet().stream().filter(key -> !keys.contains(key)).forEach(keys::add);
    }
    for (String key : keys) {
      boolean outer = isOuter(key);
      boolean detail = DETAILS.contains(key);
      long values =
          traits.stream()
              .filter(one -> !detail || one.containsKey(key))
              .map(one -> one.getOrDefault(key, ""))
              .distinct()
              .count();
      if (!outer && values > 1) {
        differing.add(key);
      }
    }
    return differing;
  }
}
