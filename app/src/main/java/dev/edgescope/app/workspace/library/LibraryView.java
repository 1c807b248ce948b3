package dev.edgescope.app.workspace.library;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.controls.Spacer;
import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.control.Notices;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.engine.sweep.file.SweepFile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.text.TextAlignment;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The runs of the library as a list, with the chosen one beside it. */
final class LibraryView extends BorderPane implements View {
  private static final double PLACEHOLDER_WIDTH = 360;

  private final Subscriptions life = new Subscriptions();
  private final LibraryModel model;
  private final ListView<LibraryRun> list;
  private final Consumer<Path> open;
  private final ObjectProperty<@Nullable LibraryRun> chosen =
      new SimpleObjectProperty<>(this, "chosen");

  LibraryView(
      Workspaces workspaces,
      LibraryModel model,
      Consumer<Path> open,
      Consumer<LibraryRun> goOn,
      Consumer<LibraryRun> layOver,
      ObjectProperty<Appearance> appearance) {
    this.model = model;
    this.open = open;
    getStyleClass().addAll("live-view", "library");
    setId("library");
    list = new ListView<>(model.found());
    list.setId("runs");
    list.setAccessibleText(Words.text("library.libraryView.runs"));
    list.setCellFactory(view -> new LibraryCell(appearance));
    Label placeholder = new Label();
    placeholder.setWrapText(true);
    placeholder.setMaxWidth(PLACEHOLDER_WIDTH);
    placeholder.setTextAlignment(TextAlignment.CENTER);
    placeholder
        .textProperty()
        .bind(
            model
                .searchProperty()
                .map(
                    words ->
                        words.isBlank()
                            ? Words.text("library.libraryView.everyRunThatMakesA")
                            : Words.text("library.libraryView.noRunHasAllOf")));
    list.setPlaceholder(placeholder);
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, before, after) -> follow(after));
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            openChosen();
          }
        });
    Commands commands = Commands.ofWorkspace(appearance);
    commands.add(Command.OPEN_FILE, this::chooseFile);
    commands.add(Command.UNDO_DELETION, model::undo);
    commands.takeKeysIn(this);
    Commands ofRun = new Commands();
    ofRun.add(Command.OPEN_RUN, this::openChosen);
    ofRun.add(Command.DELETE_RUN, () -> Optional.ofNullable(chosen.get()).ifPresent(model::delete));
    ofRun.add(Command.CONTINUE_RUN, () -> Optional.ofNullable(chosen.get()).ifPresent(goOn));
    ofRun.add(Command.LAY_OVER, () -> Optional.ofNullable(chosen.get()).ifPresent(layOver));
    // Elsewhere the keys are not about the chosen run.
    ofRun.takeKeysIn(list);
    setTop(bar(workspaces, commands));
    setCenter(new Notices(list, LibraryBanners.of(model, commands)));
    setRight(life.own(new RunDetails(model, chosen, ofRun, appearance)));
    life.add(appearance.subscribe(value -> list.refresh()));
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

  @Override
  public void close() {
    life.end();
  }

  /** Chooses a run. */
  void select(LibraryRun run) {
    list.getSelectionModel().select(run);
  }

  private Node bar(Workspaces workspaces, Commands commands) {
    CustomTextField search = new CustomTextField();
    search.setLeft(new FontIcon(Feather.SEARCH));
    search.setId("search");
    search.setPromptText(Words.text("library.libraryView.searchNamesNotesAndSettings"));
    search.setAccessibleText(Words.text("library.libraryView.search"));
    search.textProperty().bindBidirectional(model.searchProperty());
    return life.own(
        new WorkspaceBar(
            workspaces,
            search,
            new Spacer(),
            commands.button(Command.OPEN_FILE),
            commands.iconButton(Command.APPEARANCE)));
  }

  private Node status() {
    Label count = new Label();
    count.setId("library-count");
    count
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> count(model.found().size(), model.size()),
                model.found(),
                model.searchProperty()));
    HBox status = new HBox(count);
    status.getStyleClass().add("status-bar");
    return status;
  }

  private static String count(int found, int all) {
    String runs = Words.count("library.libraryView.all", all);
    return found == all ? runs : Words.text("library.libraryView.of", NumberText.step(found), runs);
  }

  /** A run that is read anew is still the same one, whatever the list makes of it meanwhile. */
  private void follow(@Nullable LibraryRun selected) {
    LibraryRun before = chosen.get();
    if (selected != null) {
      chosen.set(selected);
    } else if (before != null) {
      chosen.set(
          model.found().stream()
              .filter(run -> run.file().equals(before.file()))
              .findFirst()
              .orElse(null));
    }
  }

  private void openChosen() {
    LibraryRun run = chosen.get();
    if (run != null) {
      open.accept(run.file());
    }
  }

  private void chooseFile() {
    FileDialogs.of(this)
        .open(
            getScene().getWindow(),
            Words.text("library.libraryView.openARun"),
            List.of(
                new ExtensionFilter(
                    Words.text("library.libraryView.runsAndSweeps"),
                    "*" + RunsFolder.ENDING,
                    "*" + SweepFile.EXTENSION),
                FileDialogs.ALL),
            Optional.empty())
        .ifPresent(open);
  }

  private static List<Path> dropped(DragEvent event) {
    return event.getDragboard().hasFiles()
        ? event.getDragboard().getFiles().stream().map(File::toPath).toList()
        : List.of();
  }
}
