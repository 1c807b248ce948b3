package dev.edgescope.engine.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The words for enumerated settings, the same in a file and on the command line: the constant in
 * lower case with hyphens, {@code one-hot} for {@code ONE_HOT}.
 */
public final class Words {
  private Words() {}

  /** The word for a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words for all constants of a type, in their order. */
  public static List<String> all(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
  }

  /** The words as a sentence lists them: {@code "a", "b" or "c"}. */
  public static String listed(List<String> words) {
    List<String> quoted = words.stream().map(word -> "\"" + word + "\"").toList();
    int last = quoted.size() - 1;
    return last == 0
        ? quoted.getFirst()
        : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
  }
}
