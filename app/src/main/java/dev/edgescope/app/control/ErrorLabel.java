package dev.edgescope.app.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;

/**
 * The sentence under a control that says what is wrong with it; takes no room while all is well.
 */
public final class ErrorLabel extends Label {
  public ErrorLabel(ObservableValue<String> error) {
    getStyleClass().add("error-label");
    setWrapText(true);
    setMinHeight(USE_PREF_SIZE);
    textProperty().bind(error);
    visibleProperty().bind(textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }
}
