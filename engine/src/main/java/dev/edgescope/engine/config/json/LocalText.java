package dev.edgescope.engine.config.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text that people read, as it stands in a file: {@code "The edge"}, or the same in several
 * languages by their codes of ISO 639, {@code {"en": "The edge", "de": "Die Kante"}}. Nothing but
 * what is read depends on the language.
 */
public final class LocalText {
  /** The language of the program's own texts, and of those that are not there in another. */
  public static final String ENGLISH = "en";

  /** What to give where there is no text. */
  public static final String ADVICE =
      "give a text in quotes, or one for each language, {\"en\": \"...\", \"de\": \"...\"}";

  private static final Set<String> LANGUAGES =
      Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

  private LocalText() {}

  /**
   * The text in a language; where it is not written in that one, in English, and where not in
   * English, in the language that is written first.
   *
   * @param language its code, such as {@code de}
   * @return empty if the value is no text
   */
  public static Optional<String> of(JsonNode value, String language) {
    if (!value.isObject()) {
      return Optional.of(value).filter(LocalText::isText).map(JsonNode::textValue);
    }
    boolean isInLanguages =
        !value.isEmpty()
            && value.properties().stream()
                .allMatch(one -> LANGUAGES.contains(one.getKey()) && isText(one.getValue()));
    if (!isInLanguages) {
      return Optional.empty();
    }
    return Optional.ofNullable(value.get(language))
        .or(() -> Optional.ofNullable(value.get(ENGLISH)))
        .or(() -> value.valueStream().findFirst())
        .map(JsonNode::textValue);
  }

  private static boolean isText(JsonNode value) {
    return value.isTextual() && !value.textValue().isBlank();
  }
}
