package dev.edgescope.engine.config;

/**
 * Reads the text of a field that is no {@link Setting} of a run but has bounds of its own. Each
 * method throws {@link InvalidConfigException} where it is not a value within them.
 */
public final class BoundedText {
  private BoundedText() {}

  /** A number from {@code min} to {@code max}. */
  public static double number(String text, double min, double max) {
    String advice =
        "; give a number from " + NumberText.of(min) + " to " + NumberText.of(max) + ".";
    if (!SettingText.isNumber(text)) {
      throw new InvalidConfigException(SettingText.quoted(text) + " is not a number" + advice);
    }
    double value = Double.parseDouble(text.strip());
    if (!(value >= min && value <= max)) {
      throw new InvalidConfigException(NumberText.of(value) + " is out of range" + advice);
    }
    return value;
  }

  /** A whole number from {@code min} to {@code max}, with or without commas. */
  public static int whole(String text, int min, int max) {
    String advice = "; " + Setting.whole(min, max) + ".";
    if (!SettingText.isWhole(text)) {
      throw new InvalidConfigException(
          SettingText.quoted(text) + " is not a whole number" + advice);
    }
    // With as many digits as it likes.
    double value = Double.parseDouble(text.strip().replace(",", ""));
    if (!(value >= min && value <= max)) {
      throw new InvalidConfigException(text.strip() + " is out of range" + advice);
    }
    return (int) value;
  }
}
