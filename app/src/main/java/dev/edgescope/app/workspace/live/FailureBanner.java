package dev.edgescope.app.workspace.live;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says why a run ended before its time and offers the way on; the charts stay below it. */
final class FailureBanner extends HBox {
  FailureBanner(LiveViewModel model) {
    setId("failure");
    getStyleClass().add("failure-banner");
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty().bind(model.failureProperty());
    Label message = new Label();
    message.setId("failure-message");
    message.setWrapText(true);
    message.setMaxWidth(Double.MAX_VALUE);
    message.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
    message.textProperty().bind(model.failureProperty());
    HBox.setHgrow(message, Priority.ALWAYS);
    Button reset = new Button("Reset");
    reset.setMinWidth(USE_PREF_SIZE);
    reset.setOnAction(event -> model.reset());
    getChildren().addAll(message, reset);
    visibleProperty().bind(model.failureProperty().map(failure -> !failure.isEmpty()));
    managedProperty().bind(visibleProperty());
  }
}
