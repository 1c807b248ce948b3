package dev.edgescope.app.control;

import java.util.List;
import java.util.function.Function;

/**
 * How a setting is written and read.
 *
 * @param <T> what the setting is
 */
public interface SettingFormat<T> {

  /** The setting in the words of its field. */
  String format(T value);

  /**
   * The setting that was typed.
   *
   * @throws dev.edgescope.engine.config.InvalidConfigException where it is none; the problem is one
   *     sentence for the user
   */
  T parse(String text);

  /** Written by one function and read by another, which throws as {@link #parse} does. */
  static <T> SettingFormat<T> of(Function<T, String> format, Function<String, T> parse) {
    return new SettingFormat<>() {
      @Override
      public String format(T value) {
        return format.apply(value);
      }

      @Override
      public T parse(String text) {
        return parse.apply(text);
      }
    };
  }

  /** Of what is chosen from a list by its word and never typed. */
  static <T> SettingFormat<T> choice(List<T> values, Function<T, String> word) {
    return of(
        word,
        text ->
            values.stream()
                .filter(value -> word.apply(value).equals(text))
                .findFirst()
                .orElseThrow());
  }
}
