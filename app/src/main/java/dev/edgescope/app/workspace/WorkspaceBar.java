package dev.edgescope.app.workspace;

import dev.edgescope.app.control.FittingRow;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** The one bar of a workspace: first the switch between workspaces, then what is its own. */
public final class WorkspaceBar extends FittingRow implements View {
  private final Subscriptions life = new Subscriptions();

  public WorkspaceBar(Workspaces workspaces, Node... items) {
    getStyleClass().add("top-bar");
    // A picture of a run is in no window, and has no others to change to.
    for (Node node : List.of(life.own(new WorkspaceSwitch(workspaces)), divider())) {
      node.visibleProperty().bind(Bindings.isNotEmpty(workspaces.all()));
      node.managedProperty().bind(node.visibleProperty());
      getChildren().add(node);
    }
    for (Node item : items) {
      add(item);
    }
  }

  /** One more item; a view is closed with the bar. */
  public void add(Node item) {
    if (item instanceof View view) {
      life.own(view);
    }
    getChildren().add(item);
  }

  @Override
  public void close() {
    life.end();
  }

  /** Between groups. */
  public static Node divider() {
    Region line = new Region();
    line.getStyleClass().add("divider");
    return line;
  }
}
