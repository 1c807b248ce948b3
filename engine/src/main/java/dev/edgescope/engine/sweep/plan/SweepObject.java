package dev.edgescope.engine.sweep.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.NumberText;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.config.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * One object of a sweep file, read without mercy: what is not expected is an {@link
 * InvalidConfigException} with the key, the value and what to give.
 */
final class SweepObject {
  private final JsonNode node;
  private final String path;

  private SweepObject(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /**
   * An object of a file.
   *
   * @param path of it, with a full stop at its end; blank for the outermost
   * @param keys all keys it may have
   */
  static SweepObject of(JsonNode node, String path, List<String> keys) {
    String name = path.isEmpty() ? "The sweep" : path.substring(0, path.length() - 1);
    if (!node.isObject()) {
      throw new InvalidConfigException(
          String.format(
              Locale.ROOT,
              "%s: %s is not an object; give an object with the keys %s.",
              name,
              shown(node),
              String.join(", ", keys)));
    }
    node.fieldNames()
        .forEachRemaining(key -> {
          if (!keys.contains(key)) {
            throw new InvalidConfigException(
                String.format(
                    Locale.ROOT,
                    "%s: this key is not known; the keys %s are %s.",
                    path + JsonText.shownKey(key),
                    path.isEmpty() ? "of a sweep" : "here",
                    String.join(", ", keys)));
          }
        });
    return new SweepObject(node, path);
  }

  boolean has(String key) {
    return node.has(key);
  }

  InvalidConfigException fault(String key, String fault, String advice) {
    return new InvalidConfigException(
        String.format(Locale.ROOT, "%s: %s; %s.", path + key, fault, advice));
  }

  JsonNode value(String key, String advice) {
    JsonNode value = node.get(key);
    if (value == null) {
      throw fault(key, "the value is missing", advice);
    }
    return value;
  }

  SweepObject object(String key, List<String> keys) {
    return of(value(key, "give an object"), path + key + ".", keys);
  }

  /** The objects of a list. */
  List<SweepObject> list(String key, List<String> keys) {
    String advice = "give a list of objects with the keys " + String.join(", ", keys);
    JsonNode list = value(key, advice);
    if (!list.isArray()) {
      throw fault(key, shown(list) + " is not a list", advice);
    }
    List<SweepObject> objects = new ArrayList<>();
    for (JsonNode each : list) {
      String place = String.format(Locale.ROOT, "%s[%d].", path + key, objects.size());
      objects.add(of(each, place, keys));
    }
    return objects;
  }

  String text(String key, String advice) {
    JsonNode value = value(key, advice);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw fault(key, shown(value) + " is not a text", advice);
    }
    return value.textValue();
  }

  <E extends Enum<E>> E word(String key, Class<E> type) {
    String advice = "give " + Words.listed(Words.all(type));
    JsonNode value = value(key, advice);
    for (E constant : type.getEnumConstants()) {
      if (Words.of(constant).equals(value.textValue())) {
        return constant;
      }
    }
    throw fault(key, shown(value) + " is not known", advice);
  }

  boolean truth(String key) {
    JsonNode value = value(key, "give true or false");
    if (!value.isBoolean()) {
      throw fault(key, shown(value) + " is neither true nor false", "give true or false");
    }
    return value.booleanValue();
  }

  /** A number within bounds; the smallest positive one stands for any above 0. */
  double number(String key, double least, double most) {
    String advice = least > 0 ? "give a number above 0" : "give a number from 0 on";
    JsonNode value = value(key, advice);
    if (!value.isNumber()) {
      throw fault(key, shown(value) + " is not a number", advice);
    }
    double number = value.doubleValue();
    if (!(number >= least && number <= most)) {
      throw fault(key, NumberText.of(number) + " is out of range", advice);
    }
    return number;
  }

  long whole(String key, long least, long most) {
    String advice =
        String.format(
            Locale.ROOT,
            "give a whole number from %s to %s",
            NumberText.of(least),
            NumberText.of(most));
    JsonNode value = value(key, advice);
    if (!JsonText.isWhole(value)) {
      throw fault(key, shown(value) + " is not a whole number", advice);
    }
    OptionalLong number = JsonText.whole(value);
    if (number.isEmpty() || number.getAsLong() < least || number.getAsLong() > most) {
      throw fault(key, shown(value) + " is out of range", advice);
    }
    return number.getAsLong();
  }

  /** The two ends of a range. */
  double[] pair(String key) {
    String advice = "give two numbers, the first and the last, such as [0.01, 1]";
    JsonNode value = value(key, advice);
    if (!value.isArray() || value.size() != 2) {
      throw fault(key, shown(value) + " is not a list of two numbers", advice);
    }
    double[] ends = new double[2];
    for (int i = 0; i < 2; i++) {
      if (!value.get(i).isNumber()) {
        throw fault(key, shown(value.get(i)) + " is not a number", advice);
      }
      ends[i] = value.get(i).doubleValue();
    }
    return ends;
  }

  static String shown(JsonNode value) {
    return JsonText.shown(value);
  }
}
