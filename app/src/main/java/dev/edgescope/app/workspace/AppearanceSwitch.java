package dev.edgescope.app.workspace;

import dev.edgescope.app.control.View;
import dev.edgescope.app.theme.Appearance;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Between light and dark. */
public final class AppearanceSwitch extends Button implements View {
  private final Subscription subscription;

  public AppearanceSwitch(ObjectProperty<Appearance> appearance) {
    WorkspaceBar.makeIconButton(
        this, "appearance", Feather.MOON, "Light or dark", "Light or dark.");
    subscription =
        appearance.subscribe(
            value ->
                setGraphic(new FontIcon(value == Appearance.LIGHT ? Feather.MOON : Feather.SUN)));
    setOnAction(event -> appearance.set(appearance.get().other()));
  }

  @Override
  public void close() {
    subscription.unsubscribe();
  }
}
