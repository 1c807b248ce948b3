package dev.edgescope.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lists of widths that describe a network, each with its limits. */
enum Widths {
  /** Of a perceptron; empty for a linear model. */
  HIDDEN(Setting.HIDDEN, 0, Limits.MAX_HIDDEN_LAYERS, Limits.MAX_WIDTH, "width", "widths"),
  /** Of a convolutional network. */
  CHANNELS(
      Setting.CHANNELS,
      1,
      Limits.MAX_CONVOLUTIONS,
      Limits.MAX_CHANNELS,
      "number of channels",
      "numbers");

  private final Setting setting;
  private final int fewest;
  private final int most;
  private final int widest;
  private final String one;
  private final String many;

  Widths(Setting setting, int fewest, int most, int widest, String one, String many) {
    this.setting = setting;
    this.fewest = fewest;
    this.most = most;
    this.widest = widest;
    this.one = one;
    this.many = many;
  }

  /**
   * @throws InvalidConfigException if a width is impossible, or their number
   */
  void require(List<Integer> widths) {
    requireNumber(widths);
    for (int width : widths) {
      if (width < 1 || width > widest) {
        throw setting.reject(
            String.format(
                Locale.ROOT, "%s is not a possible %s", NumberText.of((long) width), one));
      }
    }
  }

  /**
   * Reads widths separated by commas.
   *
   * @throws InvalidConfigException if a part is no width, or their number is impossible
   */
  List<Integer> parse(String text) {
    List<Integer> widths = new ArrayList<>();
    if (!text.isBlank()) {
      for (String part : text.split(",", -1)) {
        widths.add(parse(part.strip(), text));
      }
    }
    requireNumber(widths);
    return List.copyOf(widths);
  }

  private void requireNumber(List<Integer> widths) {
    if (widths.size() > most) {
      throw setting.reject(
          widths.size() + " layers are too many", "give at most " + most + " " + many);
    }
    if (widths.size() < fewest) {
      throw setting.reject("at least one is needed");
    }
  }

  private int parse(String part, String text) {
    if (part.matches("\\d{1,9}")) {
      int width = Integer.parseInt(part);
      if (width >= 1 && width <= widest) {
        return width;
      }
    }
    throw setting.reject(
        String.format(Locale.ROOT, "\"%s\" in \"%s\" is not a %s", part, text, one));
  }
}
