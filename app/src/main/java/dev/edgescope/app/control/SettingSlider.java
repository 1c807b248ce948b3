package dev.edgescope.app.control;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * A setting that acts at once: its name, its value in words, and a slider. Where the value matters
 * to the digit it is a text field, with the sentence for a text that cannot be read below.
 *
 * @param <T> what the setting is
 */
public final class SettingSlider<T> extends VBox {
  private final ScaledSlider<T> slider;
  private final Control value;

  private SettingSlider(
      String id, String name, String explanation, ScaledSlider<T> slider, Control value) {
    this.slider = slider;
    this.value = value;
    getStyleClass().add("setting-slider");
    Tooltip tooltip = new Tooltip(explanation);
    Label title = new Label(name);
    title.setId(id + "-title");
    title.getStyleClass().add("setting-title");
    title.setLabelFor(value);
    title.setTooltip(tooltip);
    slider.setId(id);
    slider.setTooltip(tooltip);
    value.setId(id + "-value");
    value.getStyleClass().add("value");
    value.setTooltip(tooltip);
    HBox head = new HBox(title, new Spacer(), value);
    head.getStyleClass().add("setting-head");
    getChildren().addAll(head, slider);
  }

  /**
   * With a text field.
   *
   * @param id of the slider; that of the text field ends in "-value", that of the error in "-error"
   * @param explanation one sentence and, where there is one, the formula; the tooltip
   */
  public static <T> SettingSlider<T> exact(
      String id, String name, String explanation, SettingModel<T> setting, SliderScale<T> scale) {
    SettingSlider<T> control =
        new SettingSlider<>(
            id,
            name,
            explanation,
            new ScaledSlider<>(name, setting, scale),
            new SettingTextField(name, setting, SettingTextField.Effect.WHEN_DONE));
    ErrorLabel error = new ErrorLabel(setting.errorProperty());
    error.setId(id + "-error");
    control.getChildren().add(error);
    return control;
  }

  /**
   * Without a text field.
   *
   * @param id of the slider; that of the value ends in "-value"
   */
  public static <T> SettingSlider<T> coarse(
      String id, String name, String explanation, SettingModel<T> setting, SliderScale<T> scale) {
    Label words = new Label();
    words.textProperty().bind(setting.textProperty());
    return new SettingSlider<>(
        id, name, explanation, new ScaledSlider<>(name, setting, scale), words);
  }

  /**
   * Says below the slider what else decides the setting.
   *
   * @param note empty for nothing
   * @param decided whether that leaves nothing to the hand
   */
  public void share(ObservableValue<String> note, ObservableValue<Boolean> decided) {
    Label label = new Label();
    label.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    label.setWrapText(true);
    label.textProperty().bind(note);
    label.visibleProperty().bind(note.map(text -> !text.isEmpty()));
    label.managedProperty().bind(label.visibleProperty());
    slider.disableProperty().bind(decided);
    value.disableProperty().bind(decided);
    getChildren().add(label);
  }

  public ScaledSlider<T> slider() {
    return slider;
  }

  /** Puts the cursor into the text field, with its text selected. */
  public void editText() {
    value.requestFocus();
    if (value instanceof SettingTextField field) {
      field.selectAll();
    }
  }
}
