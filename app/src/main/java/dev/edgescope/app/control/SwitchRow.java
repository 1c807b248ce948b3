package dev.edgescope.app.control;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.HorizontalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * A switch at the end of a line with its name. Space presses it too: that of AtlantaFX has no keys.
 */
public final class SwitchRow extends HBox {
  private final ToggleSwitch toggle = new ToggleSwitch();

  /**
   * A row.
   *
   * @param id of the switch
   * @param name what is switched
   * @param explanation what it does, for who hovers
   */
  public SwitchRow(String id, String name, String explanation) {
    toggle.setLabelPosition(HorizontalDirection.RIGHT);
    toggle.setId(id);
    toggle.setAccessibleText(name);
    toggle.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
    Label label = new Label(name);
    label.setLabelFor(toggle);
    Tooltip tooltip = new Tooltip(explanation);
    label.setTooltip(tooltip);
    toggle.setTooltip(tooltip);
    getChildren().addAll(label, new Spacer(), toggle);
    getStyleClass().add("setting-head");
  }

  /** Whether it is on. */
  public BooleanProperty selectedProperty() {
    return toggle.selectedProperty();
  }

  private void press(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE) {
      toggle.fire();
      event.consume();
    }
  }
}
