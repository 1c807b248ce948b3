package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The prepared experiments that come with the program, in the order in which they are taught. */
public final class Presets {
  private static final String FOLDER = "presets/";
  private static final List<String> KEYS =
      List.of(
          "title",
          "description",
          "line",
          "sketch",
          "tryThis",
          "config",
          "alongside",
          "pace",
          "axis",
          "charts",
          "flows");

  /**
   * What a preset is called and shows.
   *
   * @param id as in {@link Preset#id}
   * @param title as in {@link Preset#title}
   * @param description as in {@link Preset#description}
   */
  public record Title(String id, String title, String description) {}

  private final List<Preset> presets;

  private Presets(List<Preset> presets) {
    this.presets = List.copyOf(presets);
  }

  /**
   * {@return the bundled presets in English, read anew}
   *
   * @throws IllegalStateException if one is missing or broken: a defect of the installation
   */
  public static Presets load() {
    return load(LocalText.ENGLISH);
  }

  /**
   * {@return the bundled presets, read anew}
   *
   * @param language of what is told of them, as in {@link LocalText#of}; their runs are the same
   * @throws IllegalStateException if one is missing or broken: a defect of the installation
   */
  public static Presets load(String language) {
    List<Preset> presets = new ArrayList<>();
    for (JsonNode group : index()) {
      String title = LocalText.of(group.path("title"), language).orElse("");
      group.path("presets").forEach(id -> presets.add(preset(id.textValue(), title, language)));
    }
    return new Presets(presets);
  }

  /**
   * {@return the English titles of the bundled presets, for those who need none of the runs}
   *
   * @throws IllegalStateException as {@link #load}
   */
  public static List<Title> titles() {
    return ids().stream()
        .map(id -> {
          ConfigObject object = ConfigObject.root(json(id), KEYS);
          return new Title(
              id,
              object.text("title", LocalText.ENGLISH),
              object.text("description", LocalText.ENGLISH));
        })
        .toList();
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    index().forEach(group -> group.path("presets").forEach(id -> ids.add(id.textValue())));
    return ids;
  }

  /** Groups with a title and the presets in them. */
  private static JsonNode index() {
    return RunConfigJson.parse(Bundled.text(FOLDER + "index.json"));
  }

  private static JsonNode json(String id) {
    return RunConfigJson.parse(Bundled.text(FOLDER + id + ".json"));
  }

  /** {@return all presets; the first is the one to start with} */
  public List<Preset> all() {
    return presets;
  }

  /** {@return the experiment to start with} */
  public Preset first() {
    return presets.getFirst();
  }

  /**
   * {@return the preset with the given id}
   *
   * @param id such as {@code below-the-edge}
   * @throws InvalidConfigException if there is none
   */
  public Preset byId(String id) {
    for (Preset preset : presets) {
      if (preset.id().equals(id)) {
        return preset;
      }
    }
    throw new InvalidConfigException(
        String.format(
            Locale.ROOT,
            "Preset: \"%s\" is not known; give %s.",
            id,
            Words.listed(presets.stream().map(Preset::id).toList())));
  }

  private static Preset preset(String id, String group, String language) {
    try {
      JsonNode json = json(id);
      ConfigObject object = ConfigObject.root(json, KEYS);
      return new Preset(
          id,
          object.text("title", language),
          object.text("description", language),
          object.text("tryThis", language),
          RunConfigJson.read(json.path("config"), Path.of("")),
          alongside(json.path("alongside")),
          json.path("pace").asDouble(Double.POSITIVE_INFINITY),
          json.path("axis").asText(),
          charts(json.path("charts")),
          flows(object),
          PresetCard.of(group, object.text("line", language), json.path("sketch")));
    } catch (InvalidConfigException e) {
      throw new IllegalStateException("The bundled preset " + id + " is broken", e);
    }
  }

  /** Changes of the preset's configuration; missing where it runs alone. */
  private static List<ConfigPatch> alongside(JsonNode json) {
    List<ConfigPatch> patches = new ArrayList<>();
    for (JsonNode changes : json) {
      patches.add(ConfigPatch.of(changes));
    }
    return patches;
  }

  /** Ids that only a window knows; missing for the usual ones. */
  private static List<String> charts(JsonNode json) {
    List<String> charts = new ArrayList<>();
    json.forEach(id -> charts.add(id.textValue()));
    return charts;
  }

  /** Predicted curves beside the run; missing where there are none. */
  private static Set<FlowKind> flows(ConfigObject object) {
    return object.has(Setting.FLOWS) ? object.words(Setting.FLOWS, FlowKind.class) : Set.of();
  }
}
