package dev.edgescope.engine.config;

import java.util.List;
import java.util.Locale;

/** The lists of widths that describe a network, each with its limits. */
public enum Widths {
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
   * Checks a list of widths.
   *
   * @throws InvalidConfigException if a width is impossible, or their number
   */
  public void require(List<Integer> widths) {
    requireNumber(widths);
    for (int width : widths) {
      if (!holds(width)) {
        throw setting.reject(
            String.format(
                Locale.ROOT, "%s is not a possible %s", NumberText.of((long) width), one));
      }
    }
  }

  /** The setting that the list is of. */
  public Setting setting() {
    return setting;
  }

  /** Whether it may be in the list. */
  public boolean holds(int width) {
    return width >= 1 && width <= widest;
  }

  /** What one of them is called. */
  public String one() {
    return one;
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
}
