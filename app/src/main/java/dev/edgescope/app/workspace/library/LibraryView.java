package dev.edgescope.app.workspace.library;

import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** The runs of the library as a list, with the chosen one beside it. */
final class LibraryView extends BorderPane {
  private final LibraryModel model;
  private final ListView<LibraryRun> list;
  private final Consumer<Path> open;

  LibraryView(
      Workspaces workspaces,
      LibraryModel model,
      Consumer<Path> open,
      Consumer<LibraryRun> goOn,
      ObjectProperty<Appearance> appearance) {
    this.model = model;
    this.open = open;
    getStyleClass().addAll("live-view", "library");
    setId("library");
    list = new ListView<>(model.found());
    list.setId("runs");
    list.setAccessibleText("Runs");
    list.setCellFactory(view -> new LibraryCell(appearance));
    Label placeholder = new Label();
    placeholder.setWrapText(true);
    placeholder
        .textProperty()
        .bind(
            model
                .searchProperty()
                .map(
                    words ->
                        words.isBlank()
                            ? "Every run that makes a step is kept here. Start one in the live"
                                + " workspace, or drop a run file."
                            : "No run has all of these words."));
    list.setPlaceholder(placeholder);
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            openChosen();
          }
        });
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openChosen();
          } else if (event.getCode() == KeyCode.DELETE && chosen() != null) {
            model.delete(chosen());
          }
        });
    setTop(bar(workspaces, appearance));
    setCenter(list);
    setRight(
        new RunDetails(
            model,
            list.getSelectionModel().selectedItemProperty(),
            new RunDetails.Actions(run -> open.accept(run.file()), goOn)));
    setBottom(status());
    setOnDragOver(
        event -> {
          if (!dropped(event).isEmpty()) {
            event.acceptTransferModes(TransferMode.COPY);
          }
          event.consume();
        });
    setOnDragDropped(
        event -> {
          List<Path> files = dropped(event);
          files.stream().findFirst().ifPresent(open);
          event.setDropCompleted(!files.isEmpty());
          event.consume();
        });
  }

  private Node bar(Workspaces workspaces, ObjectProperty<Appearance> appearance) {
    TextField search = new TextField();
    search.setId("search");
    search.setPromptText("Search names, notes and settings");
    search.setAccessibleText("Search");
    search.textProperty().bindBidirectional(model.searchProperty());
    Button file = new Button("Open file…");
    file.setId("open-file");
    file.setOnAction(event -> chooseFile());
    return new WorkspaceBar(
        workspaces, search, WorkspaceBar.gap(), file, WorkspaceBar.appearanceSwitch(appearance));
  }

  private Node status() {
    Label message = new Label();
    message.setId("library-message");
    message.textProperty().bind(model.messageProperty());
    Hyperlink undo = new Hyperlink("Undo delete");
    undo.setId("undo");
    undo.visibleProperty().bind(model.canUndoProperty());
    undo.setOnAction(event -> model.undo());
    HBox status = new HBox(message, undo);
    status.getStyleClass().add("status-bar");
    return status;
  }

  private LibraryRun chosen() {
    return list.getSelectionModel().getSelectedItem();
  }

  private void openChosen() {
    LibraryRun run = chosen();
    if (run != null) {
      open.accept(run.file());
    }
  }

  private void chooseFile() {
    FileChooser chooser = new FileChooser();
    chooser
        .getExtensionFilters()
        .setAll(
            new ExtensionFilter("Run files", "*" + RunsFolder.ENDING),
            new ExtensionFilter("All files", "*"));
    File file = chooser.showOpenDialog(getScene().getWindow());
    if (file != null) {
      open.accept(file.toPath());
    }
  }

  private static List<Path> dropped(DragEvent event) {
    return event.getDragboard().hasFiles()
        ? event.getDragboard().getFiles().stream().map(File::toPath).toList()
        : List.of();
  }
}
