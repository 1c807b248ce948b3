package dev.edgescope.app.lesson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.json.LocalText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** An object of a lesson file with its place in the file, read strictly, in one language. */
final class Fields {
  private static final String WHOLE = "the lesson";

  private final String place;
  private final JsonNode node;
  private final String language;

  private Fields(String place, JsonNode node, String language) {
    this.place = place;
    this.node = node;
    this.language = language;
  }

  /**
   * The whole lesson.
   *
   * @param language of what is said in it, as in {@link LocalText#of}
   * @param keys all that it may have
   */
  static Fields of(JsonNode node, String language, List<String> keys) {
    return of(WHOLE, node, language, keys);
  }

  private static Fields of(String place, JsonNode node, String language, List<String> keys) {
    Fields fields = new Fields(place, node, language);
    if (!node.isObject()) {
      throw new InvalidConfigException(
          "Lesson: " + place + " is no object; give {...} with " + String.join(", ", keys) + ".");
    }
    node.fieldNames()
        .forEachRemaining(key -> {
          if (!keys.contains(key)) {
            throw fields.reject(key, "it is not known", "give one of " + String.join(", ", keys));
          }
        });
    return fields;
  }

  /** Where a key stands in the file. */
  String place(String key) {
    return "Lesson: " + inside(key);
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
        .map(value -> {
          if (!value.isTextual() || value.textValue().isBlank()) {
            throw reject(key, value + " is no text", "give a text in quotes");
          }
          return value.textValue();
        });
  }

  /** What is said, in the language; blank where nothing is. */
  String saidIfThere(String key) {
    return node(key).map(value -> said(key, value)).orElse("");
  }

  /** What is said, in the language. */
  String said(String key) {
    return node(key)
        .map(value -> said(key, value))
        .orElseThrow(() -> reject(key, "it is missing", LocalText.ADVICE));
  }

  /** Each that is said, in the language. */
  List<String> eachSaid(String key) {
    return list(key).stream().map(one -> said(key, one)).toList();
  }

  private String said(String key, JsonNode value) {
    return LocalText.of(value, language)
        .orElseThrow(() -> reject(key, value + " is no text", LocalText.ADVICE));
  }

  Optional<Double> number(String key) {
    return node(key)
        .map(value -> {
          if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw reject(key, value + " is not a number", "give a number");
          }
          return value.doubleValue();
        });
  }

  Optional<Long> whole(String key, long least, long most) {
    return node(key)
        .map(value -> {
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
    return list(key).stream()
        .map(one -> {
          if (!one.isTextual()) {
            throw reject(key, one + " is no text", "give texts in quotes");
          }
          return one.textValue();
        })
        .toList();
  }

  /** What stands in a list; nothing where there is none. */
  List<JsonNode> list(String key) {
    return node(key)
        .map(value -> {
          if (!value.isArray()) {
            throw reject(key, value + " is no list", "give a list in brackets, [...]");
          }
          return value.valueStream().toList();
        })
        .orElse(List.of());
  }

  Optional<Fields> object(String key, List<String> keys) {
    return node(key).map(value -> of(inside(key), value, language, keys));
  }

  List<Fields> objects(String key, List<String> keys) {
    List<JsonNode> list = list(key);
    return IntStream.range(0, list.size())
        .mapToObj(at -> of(inside(key) + "[" + at + "]", list.get(at), language, keys))
        .toList();
  }

  private String inside(String key) {
    return place.equals(WHOLE) ? key : place + "." + key;
  }
}
