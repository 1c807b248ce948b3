package dev.edgescope.app.sweep;

import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.sweep.plan.Axis;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** An axis of a sweep in the words of the window. */
public final class AxisWords {
  private AxisWords() {}

  /** "Learning rate α"; the key of what is no single setting. */
  public static String title(Axis axis) {
    String name = name(axis);
    String symbol = symbol(axis);
    return symbol.equals(name) ? name : name + " " + symbol;
  }

  /** "α"; the name of what has no symbol. */
  static String symbol(Axis axis) {
    if (axis.key().equals(Setting.LEARNING_RATE.key())) {
      return "α";
    }
    return axis.key().equals(Setting.BATCH_SIZE.key()) ? "B" : name(axis);
  }

  private static String name(Axis axis) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.key().equals(axis.key()))
        .map(EngineWords::of)
        .findFirst()
        .orElse(axis.key());
  }

  /** A value: "0.1", "full"; "none" for a key that is taken away. */
  public static String value(Axis axis, int index) {
    OptionalDouble number = axis.number(index);
    if (number.isPresent()) {
      return axis.isWhole()
          ? NumberText.step((long) number.getAsDouble())
          : NumberText.setting(number.getAsDouble());
    }
    String text = axis.text(index);
    return text.isEmpty() ? "none" : text;
  }

  /** All values. */
  public static List<String> values(Axis axis) {
    return IntStream.range(0, axis.size()).mapToObj(index -> value(axis, index)).toList();
  }
}
