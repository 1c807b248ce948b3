package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one run has otherwise than another: settings under the keys of a configuration, such as
 * {@code {"optimizer": {"batchSize": "full"}}}.
 *
 * <p>A JSON merge patch (RFC 7396): an object changes the keys it names, any other value replaces
 * the one before, and {@code null} takes a key away. Where a {@code kind} changes, the keys that
 * the new kind does not have are to be taken away, and those that it has besides to be given.
 */
public final class ConfigPatch {

  /** No change at all. */
  public static final ConfigPatch NONE = new ConfigPatch(JsonNodeFactory.instance.objectNode());

  /** The same on the full batch. */
  public static final ConfigPatch FULL_BATCH =
      parse("{\"optimizer\": {\"batchSize\": \"" + BatchSize.FULL_WORD + "\"}}");

  private final ObjectNode changes;

  private ConfigPatch(ObjectNode changes) {
    this.changes = changes;
  }

  /**
   * Reads changes. Whether they make sense is found when they are applied.
   *
   * @throws InvalidConfigException if the text is not a JSON object
   */
  public static ConfigPatch parse(String json) {
    return of(RunConfigJson.parse(json));
  }

  /**
   * @throws InvalidConfigException if it is not an object
   */
  static ConfigPatch of(JsonNode json) {
    if (json instanceof ObjectNode object) {
      return new ConfigPatch(object.deepCopy());
    }
    throw new InvalidConfigException(
        String.format(
            Locale.ROOT,
            "Changes: %s is not an object; give the settings that differ, such as {\"seed\": 2}.",
            json));
  }

  /**
   * These changes and one more.
   *
   * @param key with the objects it lies in, such as {@code optimizer.momentum}
   * @param value of it; an object changes the keys it names, null takes the key away
   */
  public ConfigPatch and(String key, JsonNode value) {
    ObjectNode all = changes.deepCopy();
    ObjectNode innermost = all;
    String[] path = key.split("\\.", -1);
    for (int i = 0; i < path.length - 1; i++) {
      innermost =
          innermost.get(path[i]) instanceof ObjectNode there ? there : innermost.putObject(path[i]);
    }
    innermost.set(path[path.length - 1], value.deepCopy());
    return new ConfigPatch(all);
  }

  /** What has to change for {@code from} to become {@code to}. */
  public static ConfigPatch between(RunConfig from, RunConfig to) {
    return new ConfigPatch(difference(RunConfigJson.toJson(from), RunConfigJson.toJson(to)));
  }

  /**
   * A configuration with these changes.
   *
   * @throws InvalidConfigException if the result is not a possible configuration; the message names
   *     the key
   */
  public RunConfig applyTo(RunConfig config) {
    ObjectNode json = RunConfigJson.toJson(config);
    merge(json, changes);
    return RunConfigJson.read(json, Path.of(""));
  }

  /** Whether it says anything about a setting. */
  public boolean changes(Setting setting) {
    return !changes.at("/" + setting.key().replace('.', '/')).isMissingNode();
  }

  /** In JSON, on one line. */
  @Override
  public String toString() {
    return changes.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConfigPatch patch && changes.equals(patch.changes);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(changes);
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    for (Map.Entry<String, JsonNode> change : patch.properties()) {
      String key = change.getKey();
      if (change.getValue().isNull()) {
        target.remove(key);
      } else if (change.getValue() instanceof ObjectNode inner) {
        merge(target.get(key) instanceof ObjectNode old ? old : target.putObject(key), inner);
      } else {
        target.set(key, change.getValue());
      }
    }
  }

  private static ObjectNode difference(ObjectNode from, ObjectNode to) {
    ObjectNode difference = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> entry : to.properties()) {
      String key = entry.getKey();
      JsonNode before = from.get(key);
      if (entry.getValue() instanceof ObjectNode now && before instanceof ObjectNode then) {
        ObjectNode inner = difference(then, now);
        if (!inner.isEmpty()) {
          difference.set(key, inner);
        }
      } else if (!entry.getValue().equals(before)) {
        difference.set(key, entry.getValue());
      }
    }
    List<String> gone = new ArrayList<>();
    from.fieldNames().forEachRemaining(gone::add);
    gone.removeIf(to::has);
    gone.forEach(difference::putNull);
    return difference;
  }
}
