package dev.edgescope.app.text;

import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.NumberText;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Widths;
import dev.edgescope.engine.config.WrittenNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers as people type them into a text field. Each method throws {@link InvalidConfigException}
 * with one sentence where the text is not a value within its bounds.
 */
public final class SettingText {
  /**
   * No hexadecimal, no type suffix, no "NaN", all of which {@link Double#parseDouble} takes. A
   * comma is a point, but for one that could as well stand between the thousands.
   */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+([.,]\\d*)?|[.,]\\d+)([eE][+-]?\\d+)?");

  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");

  private static final Pattern WHOLE = Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{3})+)");

  private static final Pattern WIDTH = Pattern.compile("\\d{1,9}");

  private SettingText() {}

  /** A number that the setting accepts. */
  public static double number(Setting setting, String text) {
    return setting.require(plain(setting, text));
  }

  private static double plain(Setting setting, String text) {
    if (!isNumber(text)) {
      throw setting.reject(quoted(text) + " is not a number");
    }
    double value = Double.parseDouble(pointed(text));
    if (NumberText.isBeyondDoubles(pointed(text), value)) {
      throw setting.reject(quoted(text) + " is out of range");
    }
    return value;
  }

  /** A whole number that the setting accepts, with or without commas between the thousands. */
  public static long whole(Setting setting, String text) {
    return setting.require(whole(setting, text, setting.advice()));
  }

  /** The same, of a setting without bounds of its own. */
  public static long whole(Setting setting, String text, String advice) {
    if (!isWhole(text)) {
      throw setting.reject(quoted(text) + " is not a whole number", advice);
    }
    try {
      return Long.parseLong(text.strip().replace(",", ""));
    } catch (NumberFormatException e) {
      // The pattern leaves one reason: more digits than a long has.
      throw setting.reject(quoted(text) + " is out of range", advice);
    }
  }

  /** A number from {@code min} to {@code max}, of what is no setting of a run. */
  public static double number(String text, double min, double max) {
    String advice =
        "; give a number from " + NumberText.of(min) + " to " + NumberText.of(max) + ".";
    if (!isNumber(text)) {
      throw new InvalidConfigException(quoted(text) + " is not a number" + advice);
    }
    double value = Double.parseDouble(pointed(text));
    if (!(value >= min && value <= max)) {
      throw new InvalidConfigException(NumberText.of(value) + " is out of range" + advice);
    }
    return value;
  }

  /** A whole number from {@code min} to {@code max}, of what is no setting of a run. */
  public static int whole(String text, int min, int max) {
    String advice = "; " + Setting.wholeAdvice(min, max) + ".";
    if (!isWhole(text)) {
      throw new InvalidConfigException(quoted(text) + " is not a whole number" + advice);
    }
    // With as many digits as it likes.
    double value = Double.parseDouble(text.strip().replace(",", ""));
    if (!(value >= min && value <= max)) {
      throw new InvalidConfigException(text.strip() + " is out of range" + advice);
    }
    return (int) value;
  }

  /** Widths separated by commas; blank for none. */
  public static List<Integer> widths(Widths kind, String text) {
    List<Integer> widths = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : text.split(",", -1)) {
        widths.add(width(kind, part.strip(), text));
      }
    }
    kind.require(widths);
    return List.copyOf(widths);
  }

  private static int width(Widths kind, String part, String text) {
    int width = WIDTH.matcher(part).matches() ? Integer.parseInt(part) : 0;
    if (!kind.holds(width)) {
      throw kind.setting().reject("\"" + part + "\" in \"" + text + "\" is not a " + kind.one());
    }
    return width;
  }

  /** The text that is read as these widths: {@code 64, 64}. */
  public static String ofWidths(List<Integer> widths) {
    return String.join(", ", widths.stream().map(String::valueOf).toList());
  }

  /** What is separated by semicolons, between which commas are points; or else by commas. */
  public static List<String> parts(String text) {
    return List.of(text.split(text.contains(";") ? ";" : ",", -1));
  }

  /** The number that a text is, as it is typed or as tables write it; empty for any other text. */
  public static OptionalDouble written(String text) {
    return isNumber(text)
        ? OptionalDouble.of(Double.parseDouble(pointed(text)))
        : isWhole(text)
            ? OptionalDouble.of(Double.parseDouble(text.strip().replace(",", "")))
            : OptionalDouble.empty();
  }

  /** Numbers separated by commas or semicolons; blank for none. */
  public static List<Double> numbers(Setting setting, String text) {
    List<Double> values = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : parts(text)) {
        values.add(plain(setting, part));
      }
    }
    return WrittenNumbers.require(setting, values);
  }

  /** Rows of numbers, an example each, separated by semicolons. */
  public static List<List<Double>> table(Setting setting, String text) {
    List<List<Double>> rows = new ArrayList<>();
    for (String row : text.split(";", -1)) {
      rows.add(numbers(setting, row));
    }
    return WrittenNumbers.requireTable(setting, rows);
  }

  /** The text that is read as these numbers: {@code 1, 0.5}. */
  public static String ofNumbers(List<Double> values) {
    return String.join(", ", values.stream().map(SettingText::ofNumber).toList());
  }

  /** The text that is read as these rows: {@code 1, 0; 0, 0.1}. */
  public static String ofTable(List<List<Double>> rows) {
    return String.join("; ", rows.stream().map(SettingText::ofNumbers).toList());
  }

  private static String ofNumber(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private static boolean isNumber(String text) {
    String stripped = text.strip();
    return NUMBER.matcher(stripped).matches() && !THOUSANDS.matcher(stripped).matches();
  }

  private static String pointed(String number) {
    return number.strip().replace(',', '.');
  }

  private static boolean isWhole(String text) {
    return WHOLE.matcher(text.strip()).matches();
  }

  /** Short, however much was pasted. */
  private static String quoted(String text) {
    return "\"" + (text.length() <= 60 ? text : text.substring(0, 57) + "...") + "\"";
  }
}
