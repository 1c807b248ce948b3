package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.NumberText;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.config.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * One object of a configuration file, read without mercy: a key that is not expected, a value of
 * the wrong type, or a missing value is an {@link InvalidConfigException}.
 */
final class ConfigObject {
  private final JsonNode node;
  private final String path;

  private ConfigObject(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * The outermost object of a file.
   *
   * @param keys all keys it may have
   */
  static ConfigObject root(JsonNode node, List<String> keys) {
    return checked(node, "", keys);
  }

  /** The object that lies under {@code key}. */
  ConfigObject object(String key, List<String> keys) {
    JsonNode child = node.get(key);
    if (child == null) {
      throw new InvalidConfigException(
          String.format(
              Locale.ROOT,
              "%s: the value is missing; give an object with the keys %s.",
              path + key,
              String.join(", ", keys)));
    }
    return checked(child, path + key, keys);
  }

  /**
   * The object that lies under {@code key}, whose other keys depend on one of them.
   *
   * @param kindKey the one that they depend on
   * @param kinds its values
   * @param keys of an object of a kind
   */
  <E extends Enum<E>> ConfigObject objectOfKind(
      String key, String kindKey, Class<E> kinds, Function<E, List<String>> keys) {
    JsonNode child = node.get(key);
    if (child != null && child.isObject()) {
      ConfigObject object = new ConfigObject(child, path + key + ".");
      object.kind(kindKey, kinds).ifPresent(kind -> object.requireKeys(keys.apply(kind), kind));
      return object;
    }
    String found =
        child == null ? "the value is missing" : JsonText.shown(child) + " is not an object";
    Optional<E> meant = child == null ? Optional.empty() : constant(child, kinds);
    String advice =
        meant
            .map(kind -> "with the keys " + String.join(", ", keys.apply(kind)))
            .orElse("with the key " + kindKey + " and those that its value needs");
    throw new InvalidConfigException(
        path + key + ": " + found + "; give an object " + advice + ".");
  }

  private <E extends Enum<E>> Optional<E> kind(String key, Class<E> kinds) {
    JsonNode value = node.get(key);
    return value == null ? Optional.empty() : constant(value, kinds);
  }

  private void requireKeys(List<String> keys, Enum<?> kind) {
    String name = path.substring(0, path.length() - 1);
    requireKnown(
        node, path, keys, String.format(Locale.ROOT, "of %s for \"%s\"", name, Words.of(kind)));
  }

  boolean has(Setting setting) {
    return has(lastKey(setting));
  }

  boolean has(String key) {
    return node.has(key);
  }

  /** Whether a setting is there and is a certain word. */
  boolean isWord(Setting setting, String word) {
    JsonNode value = node.get(lastKey(setting));
    return value != null && word.equals(value.textValue());
  }

  /** Texts of a list. */
  List<String> texts(Setting setting) {
    JsonNode list = list(setting);
    List<String> texts = new ArrayList<>();
    for (JsonNode value : list) {
      if (!value.isTextual()) {
        throw setting.reject(JsonText.shown(value) + " is not a name");
      }
      texts.add(value.textValue());
    }
    return List.copyOf(texts);
  }

  /** A text, or a whole number as text where numbers may stand for names. */
  <T> T nameOrNumber(Setting setting, Function<String, T> ofName, IntFunction<T> ofNumber) {
    return nameOrNumber(setting, value(setting), ofName, ofNumber);
  }

  /** Such values of a list. */
  <T> List<T> namesOrNumbers(Setting setting, Function<String, T> ofName, IntFunction<T> ofNumber) {
    JsonNode list = list(setting);
    List<T> values = new ArrayList<>();
    list.forEach(value -> values.add(nameOrNumber(setting, value, ofName, ofNumber)));
    return List.copyOf(values);
  }

  private static <T> T nameOrNumber(
      Setting setting, JsonNode value, Function<String, T> ofName, IntFunction<T> ofNumber) {
    if (value.isTextual()) {
      return ofName.apply(value.textValue());
    }
    if (JsonText.isWhole(value) && value.doubleValue() >= 1) {
      return ofNumber.apply(toInt(setting, whole(setting, value)));
    }
    throw setting.reject(JsonText.shown(value) + " is neither a name nor a number from 1 on");
  }

  /** A text that does not belong to a run, such as the title of a preset, in a language. */
  String text(String key, String language) {
    JsonNode value = node.path(key);
    return LocalText.of(value, language)
        .orElseThrow(() ->
            new InvalidConfigException(
                String.format(
                    Locale.ROOT,
                    "%s: %s; %s.",
                    path + key,
                    value.isMissingNode()
                        ? "the value is missing"
                        : JsonText.shown(value) + " is not a text",
                    LocalText.ADVICE)));
  }

  <E extends Enum<E>> E word(Setting setting, Class<E> type) {
    return word(setting, value(setting), type);
  }

  private static <E extends Enum<E>> E word(Setting setting, JsonNode value, Class<E> type) {
    return constant(value, type)
        .orElseThrow(() -> setting.reject(JsonText.shown(value) + " is not known"));
  }

  private static <E extends Enum<E>> Optional<E> constant(JsonNode value, Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> Words.of(constant).equals(value.textValue()))
        .findFirst();
  }

  /** Different words of a list, possibly none. */
  <E extends Enum<E>> Set<E> words(Setting setting, Class<E> type) {
    JsonNode list = list(setting);
    Set<E> words = EnumSet.noneOf(type);
    for (JsonNode value : list) {
      if (!words.add(word(setting, value, type))) {
        throw setting.reject(JsonText.shown(value) + " is given twice", "leave one of the two out");
      }
    }
    return words;
  }

  double number(Setting setting) {
    return number(setting, value(setting));
  }

  private static double number(Setting setting, JsonNode value) {
    if (value.isPojo()) {
      // Only what no double holds is none of JSON's own kinds.
      throw setting.reject(JsonText.shown(value) + " is out of range");
    }
    if (!value.isNumber()) {
      throw setting.reject(JsonText.shown(value) + " is not a number");
    }
    return value.doubleValue();
  }

  long whole(Setting setting) {
    return whole(setting, value(setting));
  }

  int wholeInt(Setting setting) {
    return toInt(setting, whole(setting));
  }

  List<Integer> wholes(Setting setting) {
    JsonNode list = list(setting);
    List<Integer> values = new ArrayList<>();
    for (JsonNode value : list) {
      values.add(toInt(setting, whole(setting, value)));
    }
    return List.copyOf(values);
  }

  /** Numbers of a list. */
  List<Double> numbers(Setting setting) {
    return numbers(setting, value(setting));
  }

  /** Numbers of a list of lists. */
  List<List<Double>> table(Setting setting) {
    JsonNode rows = value(setting);
    if (!rows.isArray()) {
      throw setting.reject(JsonText.shown(rows) + " is not a list");
    }
    List<List<Double>> table = new ArrayList<>();
    for (JsonNode row : rows) {
      table.add(numbers(setting, row));
    }
    return List.copyOf(table);
  }

  private static List<Double> numbers(Setting setting, JsonNode list) {
    if (!list.isArray()) {
      throw setting.reject(JsonText.shown(list) + " is not a list");
    }
    List<Double> values = new ArrayList<>();
    for (JsonNode value : list) {
      values.add(number(setting, value));
    }
    return List.copyOf(values);
  }

  boolean truth(Setting setting) {
    JsonNode value = value(setting);
    if (!value.isBoolean()) {
      throw setting.reject(JsonText.shown(value) + " is neither true nor false");
    }
    return value.booleanValue();
  }

  /** A path; a relative one starts from {@code folder}. */
  Path path(Setting setting, Path folder) {
    JsonNode value = value(setting);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw setting.reject(JsonText.shown(value) + " is not a path");
    }
    try {
      return folder.resolve(value.textValue());
    } catch (InvalidPathException e) {
      throw setting.reject(JsonText.shown(value) + " is not a path");
    }
  }

  BatchSize batchSize() {
    JsonNode value = value(Setting.BATCH_SIZE);
    return BatchSize.FULL_WORD.equals(value.textValue())
        ? BatchSize.full()
        : BatchSize.of(toInt(Setting.BATCH_SIZE, whole(Setting.BATCH_SIZE, value)));
  }

  TopEigenvalues topEigenvalues() {
    JsonNode value = value(Setting.TOP_EIGENVALUES);
    return TopEigenvalues.ABOVE_HALF_EDGE_WORD.equals(value.textValue())
        ? TopEigenvalues.aboveHalfEdge()
        : TopEigenvalues.of(toInt(Setting.TOP_EIGENVALUES, whole(Setting.TOP_EIGENVALUES, value)));
  }

  private JsonNode list(Setting setting) {
    return list(setting, value(setting));
  }

  private static JsonNode list(Setting setting, JsonNode list) {
    if (!list.isArray()) {
      throw setting.reject(JsonText.shown(list) + " is not a list");
    }
    return list;
  }

  private JsonNode value(Setting setting) {
    JsonNode value = node.get(lastKey(setting));
    if (value == null) {
      throw setting.reject("the value is missing");
    }
    return value;
  }

  private static long whole(Setting setting, JsonNode value) {
    if (!JsonText.isWhole(value)) {
      throw setting.reject(JsonText.shown(value) + " is not a whole number");
    }
    return JsonText.whole(value)
        .orElseThrow(() -> setting.reject(JsonText.shown(value) + " is out of range"));
  }

  private static int toInt(Setting setting, long value) {
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw setting.reject(NumberText.of(value) + " is out of range");
    }
    return (int) value;
  }

  private static ConfigObject checked(JsonNode node, String path, List<String> keys) {
    String where = path.isEmpty() ? "The configuration" : path;
    if (!node.isObject()) {
      throw new InvalidConfigException(
          String.format(
              Locale.ROOT,
              "%s: %s is not an object; give an object with the keys %s.",
              where,
              JsonText.shown(node),
              String.join(", ", keys)));
    }
    String prefix = path.isEmpty() ? "" : path + ".";
    requireKnown(node, prefix, keys, path.isEmpty() ? "here" : "of " + path);
    return new ConfigObject(node, prefix);
  }

  private static void requireKnown(JsonNode node, String prefix, List<String> keys, String whose) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!keys.contains(entry.getKey())) {
        throw new InvalidConfigException(
            String.format(
                Locale.ROOT,
                "%s: this key is not known; the keys %s are %s.",
                prefix + JsonText.shownKey(entry.getKey()),
                whose,
                String.join(", ", keys)));
      }
    }
  }

  private static String lastKey(Setting setting) {
    return setting.key().substring(setting.key().lastIndexOf('.') + 1);
  }
}
