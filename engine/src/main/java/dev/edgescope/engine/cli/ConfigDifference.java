package dev.edgescope.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.RunConfigJson;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells whether two configurations describe the same trajectory, by the keys of their JSON. */
final class ConfigDifference {
  /** What may change along a run: how long it is, and what is measured. */
  private static final Set<String> FREE = Set.of("steps", "probes");

  /** What may be elsewhere: whether the examples are the same is told by themselves. */
  private static final Set<String> PATHS = Set.of("file", "labels", "test", "testLabels");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ConfigDifference() {}

  /** The first difference: {@code optimizer.momentum is 0.9 there and 0.0 here}. */
  static Optional<String> between(RunConfig there, RunConfig here) {
    return between(json(there), json(withWhatWasFound(here, there)), "");
  }

  /** A file that holds fewer examples than are asked for has given the run all that it has. */
  private static RunConfig withWhatWasFound(RunConfig asked, RunConfig recorded) {
    int found = recorded.data().examples();
    return asked.data() instanceof DataConfig.InFile && found < asked.data().examples()
        ? asked.withData(asked.data().of(found))
        : asked;
  }

  private static Optional<String> between(JsonNode there, JsonNode here, String path) {
    if (there.isObject() && here.isObject()) {
      Set<String> keys = new LinkedHashSet<>();
      there.fieldNames().forEachRemaining(keys::add);
      here.fieldNames().forEachRemaining(keys::add);
      if (path.isEmpty()) {
        keys.removeAll(FREE);
      }
      if (path.equals("data")) {
        keys.removeAll(PATHS);
      }
      String prefix = path.isEmpty() ? "" : path + ".";
      return keys.stream()
          .map(key -> between(there.path(key), here.path(key), prefix + key))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return there.equals(here)
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT, "%s is %s there and %s here", path, shown(there), shown(here)));
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "absent" : value.toString();
  }

  private static JsonNode json(RunConfig config) {
    try {
      return MAPPER.readTree(RunConfigJson.write(config));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A configuration that was just written is not JSON", e);
    }
  }
}
