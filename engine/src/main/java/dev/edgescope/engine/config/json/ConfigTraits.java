package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.RunConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration as a flat list of settings and their values, as its JSON has them: what two runs
 * are told apart by.
 */
public final class ConfigTraits {
  private ConfigTraits() {}

  /** Each setting, such as "optimizer.momentum", with its value, such as "0.9" or "64, 64". */
  public static Map<String, String> of(RunConfig config) {
    Map<String, String> traits = new LinkedHashMap<>();
    flatten(RunConfigJson.parse(RunConfigJson.write(config)), "", traits);
    return traits;
  }

  private static void flatten(JsonNode node, String path, Map<String, String> traits) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> child : node.properties()) {
        String key = path.isEmpty() ? child.getKey() : path + "." + child.getKey();
        flatten(child.getValue(), key, traits);
      }
    } else if (node.isArray()) {
      List<String> parts = new ArrayList<>();
      node.forEach(part -> parts.add(part.isArray() ? part.toString() : part.asText()));
      traits.put(path, String.join(", ", parts));
    } else {
      traits.put(path, node.asText());
    }
  }
}
