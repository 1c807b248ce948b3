package dev.edgescope.engine.run;

import dev.edgescope.engine.model.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * A multilayer perceptron: weights drawn from N(0, initScale^2 / fan_in), biases zero.
 *
 * @param hidden widths of the hidden layers, from the input on; empty for a linear model
 * @param activation after every hidden layer
 * @param initScale standard deviation of the initial weights times the square root of the fan-in
 */
public record ModelConfig(List<Integer> hidden, Activation activation, double initScale) {

  /**
   * @throws InvalidConfigException if a value is out of its {@link Limits}
   */
  public ModelConfig {
    hidden = List.copyOf(hidden);
    requireDepth(hidden);
    for (int width : hidden) {
      if (width < 1 || width > Limits.MAX_WIDTH) {
        throw Setting.HIDDEN.reject(NumberText.of(width) + " is not a possible width");
      }
    }
    Setting.INIT_SCALE.requireWithin(initScale, Limits.MIN_INIT_SCALE, Limits.MAX_INIT_SCALE);
  }

  /**
   * Reads the text of a field: widths separated by commas; blank for a linear model.
   *
   * @throws InvalidConfigException if a part is not a width, or if there are too many
   */
  public static List<Integer> parseHidden(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    List<Integer> widths = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      widths.add(parseWidth(part.strip(), text));
    }
    return List.copyOf(requireDepth(widths));
  }

  /** The text that {@link #parseHidden} reads as {@code hidden}: {@code 64, 64}. */
  public static String hiddenText(List<Integer> hidden) {
    return String.join(", ", hidden.stream().map(String::valueOf).toList());
  }

  /**
   * Reads the text of a field.
   *
   * @throws InvalidConfigException if it is not a number within the {@link Limits}
   */
  public static double parseInitScale(String text) {
    return Setting.INIT_SCALE.requireWithin(
        SettingText.number(Setting.INIT_SCALE, text), Limits.MIN_INIT_SCALE, Limits.MAX_INIT_SCALE);
  }

  private static List<Integer> requireDepth(List<Integer> widths) {
    if (widths.size() > Limits.MAX_HIDDEN_LAYERS) {
      throw Setting.HIDDEN.reject(
          widths.size() + " layers are too many",
          "give at most " + Limits.MAX_HIDDEN_LAYERS + " widths");
    }
    return widths;
  }

  private static int parseWidth(String part, String text) {
    if (part.matches("\\d{1,9}")) {
      int width = Integer.parseInt(part);
      if (width >= 1 && width <= Limits.MAX_WIDTH) {
        return width;
      }
    }
    throw Setting.HIDDEN.reject("\"%s\" in \"%s\" is not a width".formatted(part, text));
  }
}
