package dev.edgescope.engine.sweep.plan;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.Bundled;
import dev.edgescope.engine.config.json.JsonText;
import dev.edgescope.engine.config.json.LocalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The prepared sweeps that come with the program. */
public final class SweepPresets {
  private static final String FOLDER = "sweeps/";

  private static final JsonText TEXT = new JsonText("sweep");

  private SweepPresets() {}

  /**
   * All prepared sweeps in English, in the order in which they are listed.
   *
   * @throws IllegalStateException if one is missing or broken: a defect of the installation
   */
  public static List<SweepPreset> all() {
    return all(LocalText.ENGLISH);
  }

  /**
   * All prepared sweeps, in the order in which they are listed.
   *
   * @param language of what is told of them, as in {@link LocalText#of}
   * @throws IllegalStateException if one is missing or broken: a defect of the installation
   */
  public static List<SweepPreset> all(String language) {
    return ids().stream().map(id -> preset(id, language)).toList();
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    TEXT.parse(Bundled.text(FOLDER + "index.json")).forEach(id -> ids.add(id.textValue()));
    return ids;
  }

  /** The prepared sweep with the given id, in English; empty if there is none. */
  public static Optional<SweepPreset> byId(String id) {
    return ids().stream().filter(id::equals).findFirst().map(one -> preset(one, LocalText.ENGLISH));
  }

  private static SweepPreset preset(String id, String language) {
    try {
      SweepObject json =
          SweepObject.of(
              TEXT.parse(Bundled.text(FOLDER + id + ".json")), "", List.of("title", "sweep"));
      return new SweepPreset(
          id,
          LocalText.of(json.value("title", LocalText.ADVICE), language)
              .orElseThrow(() -> json.fault("title", "it is no text", LocalText.ADVICE)),
          Bundled.page(FOLDER + id, language),
          SweepJson.reread(json.value("sweep", "give a sweep").toString()));
    } catch (InvalidConfigException e) {
      throw new IllegalStateException("The bundled sweep " + id + " is broken", e);
    }
  }
}
