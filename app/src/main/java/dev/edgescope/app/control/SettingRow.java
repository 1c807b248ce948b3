package dev.edgescope.app.control;

import atlantafx.base.controls.Spacer;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One line of a form: a name on the left, its control on the right, its error under both. */
public final class SettingRow extends VBox {
  private final SettingModel<?> setting;

  /**
   * A line.
   *
   * @param id of the control; that of the error ends in "-error"
   * @param explanation one sentence, the tooltip
   */
  public SettingRow(
      String id, String name, String explanation, Control control, SettingModel<?> setting) {
    this.setting = setting;
    getStyleClass().add("setting-row");
    control.setId(id);
    control.setAccessibleText(name);
    control.setTooltip(new Tooltip(explanation));
    Label label = new Label(name);
    label.setLabelFor(control);
    label.setTooltip(control.getTooltip());
    label.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(label, new Spacer(), control);
    line.getStyleClass().add("setting-head");
    ErrorLabel error = new ErrorLabel(setting.errorProperty());
    error.setId(id + "-error");
    getChildren().addAll(line, error);
  }

  /** What it sets. */
  public SettingModel<?> setting() {
    return setting;
  }
}
