package dev.edgescope.app.control;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A sentence across the workspace and what can be done about it; there while there is a text. */
public final class Banner extends HBox {

  /** How bad it is. */
  public enum Kind {
    NOTICE(Feather.INFO),
    WARNING(Feather.ALERT_CIRCLE),
    FAILURE(Feather.ALERT_TRIANGLE);

    private final Feather icon;

    Kind(Feather icon) {
      this.icon = icon;
    }
  }

  /**
   * A banner.
   *
   * @param id its own; the label's ends in "-message"
   * @param text empty while there is nothing to say
   * @param actions the buttons, from left to right
   */
  public Banner(String id, Kind kind, ObservableValue<String> text, Button... actions) {
    setId(id);
    getStyleClass().addAll("banner", kind.name().toLowerCase(Locale.ROOT) + "-banner");
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty().bind(text);
    Label message = new Label();
    message.setId(id + "-message");
    message.setWrapText(true);
    message.setMinHeight(USE_PREF_SIZE);
    message.setMaxWidth(Double.MAX_VALUE);
    message.setGraphic(new FontIcon(kind.icon));
    message.textProperty().bind(text);
    HBox.setHgrow(message, Priority.ALWAYS);
    getChildren().add(message);
    for (Button action : actions) {
      action.setMinWidth(USE_PREF_SIZE);
      getChildren().add(action);
    }
    visibleProperty().bind(text.map(words -> !words.isEmpty()));
    managedProperty().bind(visibleProperty());
  }

  /** A button of a banner. */
  public static Button action(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }
}
