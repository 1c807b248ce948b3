package dev.edgescope.app.control;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/**
 * A drop-down over a setting with few values.
 *
 * @param <T> what the setting is
 */
public final class SettingChoice<T> extends ComboBox<T> {
  // The setting outlives the drop-down, and does not hold on to it.
  private final ChangeListener<T> following = (property, before, after) -> setValue(after);

  public SettingChoice(SettingModel<T> setting, List<T> values, SettingFormat<T> format) {
    getItems().setAll(values);
    setConverter(
        new StringConverter<T>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : format.format(value);
          }

          @Override
          public T fromString(String text) {
            return format.parse(text);
          }
        });
    setValue(setting.get());
    valueProperty().addListener((property, before, after) -> setting.set(after));
    setting.valueProperty().addListener(new WeakChangeListener<>(following));
  }
}
