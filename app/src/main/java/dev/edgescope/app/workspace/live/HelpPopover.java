package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.ContentPopover;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Keys;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What to look at, and what the keys do. */
final class HelpPopover extends ContentPopover {

  HelpPopover(Workspaces workspaces) {
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
                    + " marks where a control was moved. Drag a chart by its title to move it; a"
                    + " double click on the title shows it alone."),
            keys(workspaces));
    content.setId("help-content");
    content.getStyleClass().add("help");
    fill(content);
  }

  private static Node title(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("section-title");
    return label;
  }

  private static Label paragraph(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node keys(Workspaces workspaces) {
    GridPane left = keys();
    addSection(left, "Keyboard", Command.Place.LIVE);
    addRows(left, Command.Place.WINDOW);
    int last = workspaces.all().size();
    if (last > 0) {
      addRow(
          left,
          Keys.words(List.of(Keys.workspace(1))) + " to " + last,
          workspaces.all().stream().map(Workspace::title).collect(Collectors.joining(", ")));
    }
    GridPane right = keys();
    addSection(right, "On a chart", Command.Place.CHART);
    addSection(right, "In the library", Command.Place.LIBRARY);
    addSection(right, "In a replay", Command.Place.REPLAY);
    HBox columns = new HBox(left, right);
    columns.getStyleClass().add("key-columns");
    return columns;
  }

  private static GridPane keys() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    return grid;
  }

  private static void addSection(GridPane grid, String title, Command.Place place) {
    grid.add(title(title), 0, grid.getRowCount(), 2, 1);
    addRows(grid, place);
  }

  private static void addRows(GridPane grid, Command.Place place) {
    for (Command command : Command.withKeys(place)) {
      addRow(grid, Keys.words(command.keys()), command.explanation());
    }
  }

  private static void addRow(GridPane grid, String keys, String explanation) {
    Label key = new Label(keys);
    key.getStyleClass().add("key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(key, VPos.TOP);
    grid.addRow(grid.getRowCount(), key, paragraph(explanation));
  }
}
