package dev.edgescope.app.workspace.study;

import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SliderScale;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.SettingText;
import java.util.function.Function;

/**
 * A setting of a study, with the slider it is set by. It can be typed as well, within the ends of
 * the slider.
 *
 * @param <T> what the setting is
 * @param id of its slider
 * @param name beside its value
 * @param explanation one sentence
 * @param setting the value
 * @param scale of the slider
 */
public record Knob<T>(
    String id, String name, String explanation, SettingModel<T> setting, SliderScale<T> scale) {

  /** A number. */
  public static Knob<Double> number(
      String id, String name, String explanation, double initial, SliderScale<Double> scale) {
    double min = scale.value(0);
    double max = scale.value(scale.end());
    return of(
        id,
        name,
        explanation,
        initial,
        scale,
        NumberText::plain,
        text -> SettingText.number(text, min, max));
  }

  /** A whole number. */
  public static Knob<Integer> whole(
      String id, String name, String explanation, int initial, SliderScale<Integer> scale) {
    int min = scale.value(0);
    int max = scale.value(scale.end());
    return of(
        id,
        name,
        explanation,
        initial,
        scale,
        value -> NumberText.step(value),
        text -> SettingText.whole(text, min, max));
  }

  private static <T> Knob<T> of(
      String id,
      String name,
      String explanation,
      T initial,
      SliderScale<T> scale,
      Function<T, String> words,
      Function<String, T> parse) {
    return new Knob<>(
        id, name, explanation, new SettingModel<>(initial, SettingFormat.of(words, parse)), scale);
  }

  /** The value. */
  public T get() {
    return setting.get();
  }
}
