package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.InvalidConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a preset is shown among others.
 *
 * @param group the title of those that it is listed with; blank for none
 * @param line what is to be seen in half a sentence, which a room reads at a glance; blank for none
 * @param overEdge whether the points are what the preset is about over its edge, so that the edge
 *     is at 1; else they are the logarithm of the loss, from its lowest at 0 to its highest at 1
 * @param points of a run of it that was recorded, in equal distances; at most 2; empty for none
 */
public record PresetCard(String group, String line, boolean overEdge, List<Double> points) {
  /** Of what is not listed among others. */
  public static final PresetCard NONE = new PresetCard("", "", true, List.of());

  private static final double HIGHEST = 2;

  /**
   * Checks the points.
   *
   * @throws InvalidConfigException if one is outside of 0 to 2
   */
  public PresetCard {
    points = List.copyOf(points);
    for (double point : points) {
      if (!(point >= 0 && point <= HIGHEST)) {
        throw new InvalidConfigException(
            String.format(Locale.ROOT, "sketch: %s is a point; give numbers from 0 to 2.", point));
      }
    }
  }

  /** From the line and the sketch of a preset's file. */
  static PresetCard of(String group, String line, JsonNode sketch) {
    List<Double> points = new ArrayList<>();
    sketch.path("points").forEach(point -> points.add(point.asDouble(Double.NaN)));
    return new PresetCard(group, line, sketch.path("overEdge").asBoolean(), points);
  }
}
