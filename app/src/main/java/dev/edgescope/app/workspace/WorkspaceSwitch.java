package dev.edgescope.app.workspace;

import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.text.Words;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A button a workspace; the one that is shown has its title beside its icon. */
final class WorkspaceSwitch extends HBox implements View {
  private final Subscriptions life = new Subscriptions();
  private final Workspaces workspaces;

  WorkspaceSwitch(Workspaces workspaces) {
    this.workspaces = workspaces;
    getStyleClass().add("workspace-switch");
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    setAccessibleText(Words.text("workspace.workspaceSwitch.workspaces"));
    life.add(workspaces.all().subscribe(this::fill));
    life.add(workspaces.currentProperty().subscribe(workspace -> fill()));
  }

  @Override
  public void close() {
    life.end();
  }

  private void fill() {
    getChildren().clear();
    for (Workspace workspace : workspaces.all()) {
      getChildren().add(button(workspace, getChildren().size() + 1));
    }
  }

  private ToggleButton button(Workspace workspace, int number) {
    boolean current = workspace.equals(workspaces.currentProperty().get());
    ToggleButton button = new ToggleButton(workspace.title(), new FontIcon(workspace.icon()));
    button.setId("workspace-" + workspace.id());
    button.setAccessibleText(workspace.title() + ": " + workspace.purpose());
    button.setTooltip(
        new Tooltip(
            Keys.tooltip(
                workspace.title() + ": " + workspace.purpose(), List.of(Keys.workspace(number)))));
    button.setContentDisplay(current ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
    button.setSelected(current);
    button.setOnAction(event -> {
      button.setSelected(true);
      workspaces.show(workspace);
    });
    return button;
  }
}
