package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.ContentPopover;
import dev.edgescope.app.workspace.Shortcut;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What to look at, and what the keys do. */
final class HelpPopover extends ContentPopover {

  HelpPopover() {
    super(ArrowLocation.TOP_RIGHT);
    VBox content =
        new VBox(
            title("What to look at"),
            paragraph(
                "The thick line is the sharpness λ₁, the largest eigenvalue of the Hessian of the"
                    + " training loss. The red line is its edge, 2/α: beyond it a step of gradient"
                    + " descent overshoots. Training drives λ₁ up to the edge and holds it there."),
            paragraph(
                "With small batches another edge decides: the noise kernel norm K at 1. Beyond it"
                    + " gradient noise grows faster than training damps it."),
            title("Charts"),
            paragraph(
                "Turn the wheel to zoom, drag to pan, double click to see all again. A grey line"
                    + " marks where a control was moved. Drag a chart by its title to move it, or"
                    + " press Ctrl, Shift and an arrow; Enter or a double click on the title shows"
                    + " it alone."),
            title("Keyboard"),
            keys());
    content.setId("help-content");
    content.getStyleClass().add("help");
    fill(content);
  }

  private static Node title(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("section-title");
    return label;
  }

  private static Node paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node keys() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    for (Shortcut shortcut : Shortcut.values()) {
      int row = grid.getRowCount();
      Label key = new Label(shortcut.key());
      key.getStyleClass().add("key");
      key.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(row, key, new Label(shortcut.action()));
    }
    return grid;
  }
}
