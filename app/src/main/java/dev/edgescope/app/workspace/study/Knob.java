package dev.edgescope.app.workspace.study;

import dev.edgescope.app.chart.NumberText;
import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SliderScale;
import java.util.function.Function;

/**
 * A setting of a study, with the slider it is set by.
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

  /** A number on a slider. */
  public static Knob<Double> number(
      String id, String name, String explanation, double initial, SliderScale<Double> scale) {
    return of(id, name, explanation, initial, value -> NumberText.setting(value), scale);
  }

  /** A whole number on a slider. */
  public static Knob<Integer> whole(
      String id, String name, String explanation, int initial, SliderScale<Integer> scale) {
    return of(id, name, explanation, initial, value -> NumberText.step(value), scale);
  }

  private static <T> Knob<T> of(
      String id,
      String name,
      String explanation,
      T initial,
      Function<T, String> words,
      SliderScale<T> scale) {
    return new Knob<>(
        id, name, explanation, new SettingModel<>(initial, new Words<>(initial, words)), scale);
  }

  /** The value. */
  public T get() {
    return setting.get();
  }

  /** Set by slider alone, so that there is no text to read. */
  private record Words<T>(T initial, Function<T, String> words) implements SettingFormat<T> {
    @Override
    public String format(T value) {
      return words.apply(value);
    }

    @Override
    public T parse(String text) {
      return initial;
    }
  }
}
