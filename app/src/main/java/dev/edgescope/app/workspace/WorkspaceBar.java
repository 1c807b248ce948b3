package dev.edgescope.app.workspace;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.FittingRow;
import dev.edgescope.app.theme.Appearance;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The one bar of a workspace: first the switch between workspaces, then what is its own. */
public final class WorkspaceBar extends FittingRow {

  public WorkspaceBar(Workspaces workspaces, Node... items) {
    getStyleClass().add("top-bar");
    // A picture of a run is in no window, and has no others to change to.
    for (Node node : List.of(new WorkspaceSwitch(workspaces), divider())) {
      node.visibleProperty().bind(Bindings.isNotEmpty(workspaces.all()));
      node.managedProperty().bind(node.visibleProperty());
      getChildren().add(node);
    }
    getChildren().addAll(items);
  }

  /** A button with an icon, a name for those who hear it and an explanation. */
  public static Button iconButton(String id, Feather icon, String name, String explanation) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(explanation));
    return button;
  }

  /** Between light and dark. */
  public static Button appearanceSwitch(ObjectProperty<Appearance> appearance) {
    Button button = iconButton("appearance", Feather.MOON, "Light or dark", "Light or dark.");
    appearance.subscribe(
        value ->
            button.setGraphic(
                new FontIcon(value == Appearance.LIGHT ? Feather.MOON : Feather.SUN)));
    button.setOnAction(event -> appearance.set(appearance.get().other()));
    return button;
  }

  /** Takes the room that is left. */
  public static Node gap() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    return gap;
  }

  /** Between groups. */
  public static Node divider() {
    Region line = new Region();
    line.getStyleClass().add("divider");
    return line;
  }
}
