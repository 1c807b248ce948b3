package dev.edgescope.app.session;

import dev.edgescope.app.run.RunNames;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names experiments by the presets that they are nearest to: "Adam at its edge: α = 0.01". A name
 * is found once, so that a menu of them opens within a frame.
 */
public final class ExperimentNames {
  private final List<Preset> presets;
  private final Map<RunConfig, String> known = new HashMap<>();

  /** What each preset sets; empty before it is asked for. */
  private List<Map<String, String>> settings = List.of();

  /**
   * Names by presets.
   *
   * @param presets at least one
   */
  public ExperimentNames(List<Preset> presets) {
    this.presets = List.copyOf(presets);
  }

  /** The names of experiments, in order; those of others are forgotten. */
  public List<String> of(List<RunConfig> experiments) {
    known.keySet().retainAll(experiments);
    return experiments.stream().map(one -> known.computeIfAbsent(one, this::name)).toList();
  }

  /** The name of one experiment. */
  public String name(RunConfig experiment) {
    if (settings.isEmpty()) {
      settings = presets.stream().map(preset -> RunNames.settings(preset.config())).toList();
    }
    Map<String, String> own = RunNames.settings(experiment);
    int nearest = 0;
    Optional<List<String>> fewest = Optional.empty();
    for (int i = 0; i < settings.size(); i++) {
      List<String> differences = RunNames.differences(settings.get(i), own);
      if (fewest.isEmpty() || differences.size() < fewest.get().size()) {
        nearest = i;
        fewest = Optional.of(differences);
      }
    }
    String title = presets.get(nearest).title();
    String differences = String.join(", ", fewest.orElse(List.of()));
    return differences.isEmpty() ? title : title + ": " + differences;
  }
}
