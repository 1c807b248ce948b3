package dev.edgescope.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.InvalidConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An object of a lesson file with its place in the file, read strictly. */
final class Fields {
  private final String place;
  private final JsonNode node;

  private Fields(String place, JsonNode node) {
    this.place = place;
    this.node = node;
  }

  /**
   * An object.
   *
   * @param keys all that it may have
   */
  static Fields of(String place, JsonNode node, List<String> keys) {
    Fields fields = new Fields(place, node);
    if (!node.isObject()) {
      throw new InvalidConfigException(
          "Lesson: " + place + " is no object; give {...} with " + String.join(", ", keys) + ".");
    }
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key)) {
                throw fields.reject(
                    key, "it is not known", "give one of " + String.join(", ", keys));
              }
            });
    return fields;
  }

  /** Where a key stands in the file. */
  String place(String key) {
    return "Lesson: " + (place.equals("the lesson") ? key : place + "." + key);
  }

  InvalidConfigException reject(String key, String problem, String advice) {
    return new InvalidConfigException(place(key) + ": " + problem + "; " + advice + ".");
  }

  Optional<JsonNode> node(String key) {
    return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
  }

  String text(String key) {
    return textIfThere(key)
        .orElseThrow(() -> reject(key, "it is missing", "give a text in quotes"));
  }

  String textOr(String key, String missing) {
    return textIfThere(key).orElse(missing);
  }

  Optional<String> textIfThere(String key) {
    return node(key)
        .map(
            value -> {
              if (!value.isTextual() || value.textValue().isBlank()) {
                throw reject(key, value + " is no text", "give a text in quotes");
              }
              return value.textValue();
            });
  }

  Optional<Double> number(String key) {
    return node(key)
        .map(
            value -> {
              if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                throw reject(key, value + " is not a number", "give a number");
              }
              return value.doubleValue();
            });
  }

  Optional<Long> whole(String key, long least, long most) {
    return node(key)
        .map(
            value -> {
              if (!value.canConvertToLong()
                  || !value.isIntegralNumber()
                  || value.longValue() < least
                  || value.longValue() > most) {
                throw reject(
                    key,
                    value + " is out of range",
                    "give a whole number from " + least + " to " + most);
              }
              return value.longValue();
            });
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    node(key)
        .ifPresent(
            list -> {
              for (JsonNode one : list) {
                if (!one.isTextual()) {
                  throw reject(key, one + " is no text", "give texts in quotes");
                }
                texts.add(one.textValue());
              }
            });
    return texts;
  }

  Optional<Fields> object(String key, List<String> keys) {
    return node(key).map(value -> of(inside(key), value, keys));
  }

  List<Fields> objects(String key, List<String> keys) {
    List<Fields> objects = new ArrayList<>();
    node(key)
        .ifPresent(
            list -> {
              int at = 0;
              for (JsonNode one : list) {
                objects.add(of(inside(key) + "[" + at + "]", one, keys));
                at++;
              }
            });
    return objects;
  }

  private String inside(String key) {
    return place.equals("the lesson") ? key : place + "." + key;
  }
}
