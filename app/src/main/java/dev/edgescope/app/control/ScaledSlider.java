package dev.edgescope.app.control;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.theme.Styles;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Slider;

/**
 * A slider over a setting, on a scale of its own. The setting follows the hand at every pixel; what
 * the setting is told elsewhere moves the thumb.
 *
 * @param <T> what the setting is
 */
public final class ScaledSlider<T> extends Slider {
  private final SettingModel<T> setting;
  private final ObjectProperty<SliderScale<T>> scale;
  // The setting outlives the slider, and does not hold on to it.
  private final ChangeListener<T> moving = (property, before, after) -> follow();
  private boolean following;
  private boolean leading;

  public ScaledSlider(String name, SettingModel<T> setting, SliderScale<T> scale) {
    this.setting = setting;
    this.scale = new SimpleObjectProperty<>(this, "scale", scale);
    getStyleClass().add(Styles.SMALL);
    setSkin(new ProgressSliderSkin(this));
    setAccessibleRole(AccessibleRole.SLIDER);
    accessibleTextProperty().bind(setting.textProperty().map(text -> name + ", " + text));
    setBlockIncrement(1);
    setMajorTickUnit(1);
    setMinorTickCount(0);
    follow();
    valueProperty().addListener((property, before, after) -> lead(after.doubleValue()));
    setting.valueProperty().addListener(new WeakChangeListener<>(moving));
    this.scale.addListener((property, before, after) -> follow());
  }

  /** The scale, for a range that changes with the run. */
  public ObjectProperty<SliderScale<T>> scaleProperty() {
    return scale;
  }

  private void lead(double position) {
    if (following) {
      return;
    }
    T value = scale.get().value(position);
    if (value.equals(setting.get()) && setting.validProperty().get()) {
      return;
    }
    leading = true;
    setting.set(value);
    leading = false;
  }

  private void follow() {
    if (leading) {
      return;
    }
    following = true;
    setMax(scale.get().end());
    setSnapToTicks(scale.get().isStepped());
    setValue(scale.get().position(setting.get()));
    following = false;
  }
}
