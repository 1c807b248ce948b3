package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.ContentPopover;
import dev.edgescope.app.text.Language;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Keys;
import dev.edgescope.app.workspace.Place;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What to look at, and what the keys do. */
final class HelpPopover extends ContentPopover {

  HelpPopover(Workspaces workspaces, ObjectProperty<Language> language) {
    super(ArrowLocation.TOP_RIGHT);
    VBox content =
        new VBox(
            title(Words.text("live.helpPopover.whatToLookAt")),
            paragraph(Words.text("live.helpPopover.theThickLineIsThe")),
            paragraph(Words.text("live.helpPopover.withSmallBatchesAnotherEdge")),
            title(Words.text("live.helpPopover.charts")),
            paragraph(Words.text("live.helpPopover.turnTheWheelToZoom")),
            keys(workspaces),
            title(Words.text("live.helpPopover.language")),
            languages(language));
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

  private Node languages(ObjectProperty<Language> language) {
    ComboBox<Language> choice = new ComboBox<>();
    choice.setId("language");
    choice.setAccessibleText(Words.text("live.helpPopover.language"));
    choice.getItems().setAll(Language.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Language one) {
            return one.title();
          }

          @Override
          public Language fromString(String title) {
            throw new UnsupportedOperationException("a language is chosen from a list");
          }
        });
    choice.setValue(language.get());
    choice.valueProperty().addListener((property, before, after) -> language.set(after));
    // It would keep the key to itself, with nothing to close.
    choice.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !choice.isShowing()) {
            hide();
            event.consume();
          }
        });
    HBox row = new HBox(choice, paragraph(Words.text("live.helpPopover.fromTheNextStart")));
    row.getStyleClass().add("languages");
    return row;
  }

  private static Node keys(Workspaces workspaces) {
    GridPane left = keys();
    addSection(left, Words.text("live.helpPopover.keyboard"), Place.LIVE);
    addRows(left, Place.WINDOW);
    int last = workspaces.all().size();
    if (last > 0) {
      addRow(
          left,
          Words.text(
              "live.helpPopover.keysOfWorkspaces",
              Keys.words(List.of(Keys.workspace(1))),
              String.valueOf(last)),
          workspaces.all().stream().map(Workspace::title).collect(Collectors.joining(", ")));
    }
    GridPane right = keys();
    addSection(right, Words.text("live.helpPopover.onAChart"), Place.CHART);
    addSection(right, Words.text("live.helpPopover.inTheLibrary"), Place.LIBRARY);
    addSection(right, Words.text("live.helpPopover.inAReplay"), Place.REPLAY);
    HBox columns = new HBox(left, right);
    columns.getStyleClass().add("key-columns");
    return columns;
  }

  private static GridPane keys() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys");
    return grid;
  }

  private static void addSection(GridPane grid, String title, Place place) {
    grid.add(title(title), 0, grid.getRowCount(), 2, 1);
    addRows(grid, place);
  }

  private static void addRows(GridPane grid, Place place) {
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
