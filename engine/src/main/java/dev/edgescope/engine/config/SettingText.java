package dev.edgescope.engine.config;

import java.util.regex.Pattern;

/** Numbers as people type them into a text field or a command line. */
final class SettingText {
  /** No hexadecimal, no type suffix, no "NaN", all of which {@link Double#parseDouble} takes. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Pattern WHOLE = Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{3})+)");

  private SettingText() {}

  static double number(Setting setting, String text) {
    if (!isNumber(text)) {
      throw setting.reject(quoted(text) + " is not a number");
    }
    double value = Double.parseDouble(text.strip());
    if (NumberText.isBeyondDoubles(text.strip(), value)) {
      throw setting.reject(quoted(text) + " is out of range");
    }
    return value;
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text.strip()).matches();
  }

  /** Whether it is a whole number, with or without commas between the thousands. */
  static boolean isWhole(String text) {
    return WHOLE.matcher(text.strip()).matches();
  }

  /** A whole number, with or without commas between the thousands. */
  static long whole(Setting setting, String text) {
    return whole(setting, text, setting.advice());
  }

  static long whole(Setting setting, String text, String advice) {
    String trimmed = text.strip();
    if (!isWhole(text)) {
      throw setting.reject(quoted(text) + " is not a whole number", advice);
    }
    try {
      return Long.parseLong(trimmed.replace(",", ""));
    } catch (NumberFormatException e) {
      // The pattern leaves one reason: more digits than a long has.
      throw setting.reject(quoted(text) + " is out of range", advice);
    }
  }

  /** Short, however much was pasted. */
  static String quoted(String text) {
    return "\"" + (text.length() <= 60 ? text : text.substring(0, 57) + "...") + "\"";
  }
}
