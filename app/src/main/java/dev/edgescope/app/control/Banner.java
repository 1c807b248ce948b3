package dev.edgescope.app.control;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.text.Words;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A sentence over the workspace and what can be done about it; there while there is a text that has
 * not been dismissed. See {@link Notices}.
 */
public final class Banner extends Notification {
  private final BooleanProperty dismissed = new SimpleBooleanProperty(this, "dismissed");

  /** How bad it is. */
  public enum Kind {
    NOTICE(Feather.INFO, Styles.ACCENT),
    WARNING(Feather.ALERT_CIRCLE, Styles.WARNING),
    FAILURE(Feather.ALERT_TRIANGLE, Styles.DANGER);

    private final Feather icon;
    private final String style;

    Kind(Feather icon, String style) {
      this.icon = icon;
      this.style = style;
    }
  }

  /**
   * A banner with a button to dismiss it.
   *
   * @param id its own; the button's ends in "-dismiss"
   * @param text empty while there is nothing to say
   * @param dismiss what is to be done when the text has been read
   * @param actions more buttons, from left to right before that one
   */
  public Banner(
      String id, Kind kind, ObservableValue<String> text, Runnable dismiss, Button... actions) {
    setId(id);
    getStyleClass().addAll(kind.style, Styles.ELEVATED_2);
    setAccessibleRole(AccessibleRole.TEXT);
    accessibleTextProperty().bind(text);
    setGraphic(new FontIcon(kind.icon));
    messageProperty().bind(text);
    // The library's own cross is out of reach for the keyboard.
    getPrimaryActions().setAll(actions);
    getPrimaryActions()
        .add(
            action(
                id + "-dismiss",
                Words.text("control.banner.dismiss"),
                () -> {
                  dismissed.set(true);
                  dismiss.run();
                }));
    for (Button button : getPrimaryActions()) {
      // The bar has a width of its own for buttons, at which longer words are cut.
      button.minWidthProperty().subscribe(width -> button.setMinWidth(USE_PREF_SIZE));
      ButtonBar.setButtonUniformSize(button, false);
    }
    messageProperty().addListener(property -> dismissed.set(false));
    visibleProperty().bind(messageProperty().isNotEmpty().and(dismissed.not()));
  }

  /** A button of a banner. */
  public static Button action(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(event -> action.run());
    return button;
  }
}
