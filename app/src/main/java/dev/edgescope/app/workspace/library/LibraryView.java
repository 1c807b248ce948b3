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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.text.TextAlignment;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The runs of the library as a table, with what is chosen beside it. */
final class LibraryView extends BorderPane implements View {
  private static final double PLACEHOLDER_WIDTH = 360;

  /** Shows recorded runs in the live charts. */
  interface LayOver {
    /** Each of them. */
    void each(List<LibraryRun> runs);

    /** Their mean and band. */
    void mean(List<LibraryRun> runs);
  }

  private final Subscriptions life = new Subscriptions();
  private final LibraryModel model;
  private final LibraryTable table;
  private final Commands commands;
  private final Consumer<Path> open;

  LibraryView(
      Workspaces workspaces,
      LibraryModel model,
      Consumer<Path> open,
      Consumer<LibraryRun> goOn,
      LayOver layOver,
      ObjectProperty<Appearance> appearance) {
    this.model = model;
    this.open = open;
    getStyleClass().addAll("live-view", "library");
    setId("library");
    table = life.own(new LibraryTable(model, appearance));
    Label placeholder = new Label();
    placeholder.setWrapText(true);
    placeholder.setMaxWidth(PLACEHOLDER_WIDTH);
    placeholder.setTextAlignment(TextAlignment.CENTER);
    placeholder
        .textProperty()
        .bind(
            model
                .searchProperty()
                .map(words ->
                    words.isBlank()
                        ? Words.text("library.libraryView.everyRunThatMakesA")
                        : Words.text("library.libraryView.noRunHasAllOf")));
    table.setPlaceholder(placeholder);
    table.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        openChosen();
      }
    });
    commands = Commands.ofWorkspace(appearance);
    commands.add(Command.OPEN_FILE, this::chooseFile);
    commands.add(Command.UNDO_DELETION, model::undo);
    commands.takeKeysIn(this);
    Commands ofRun = new Commands();
    ofRun.add(Command.OPEN_RUN, this::openChosen);
    ofRun.add(Command.DELETE_RUN, () -> chosen().forEach(model::delete));
    ofRun.add(Command.CONTINUE_RUN, () -> one().ifPresent(goOn));
    ofRun.add(Command.LAY_OVER, () -> layOver.each(recorded()));
    ofRun.add(Command.LAY_OVER_MEAN, () -> layOver.mean(recorded()));
    // Elsewhere the keys are not about the chosen run.
    ofRun.takeKeysIn(table);
    setTop(bar(workspaces, commands));
    setCenter(new Notices(table, LibraryBanners.of(model, commands)));
    setRight(life.own(new RunDetails(model, table.chosenProperty(), ofRun, appearance)));
    setBottom(status());
  }

  /** What can be done in it. */
  Commands commands() {
    return commands;
  }

  @Override
  public void close() {
    life.end();
  }

  /** Chooses a run. */
  void select(LibraryRun run) {
    table.select(run);
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
            grouping(),
            new Spacer(),
            commands.button(Command.OPEN_FILE),
            commands.iconButton(Command.APPEARANCE)));
  }

  /** What the choice offers follows from what there is. */
  private Node grouping() {
    ComboBox<Grouping> choice = new ComboBox<>();
    choice.setId("grouping");
    choice.setAccessibleText(Words.text("library.libraryView.groupBy"));
    choice.setTooltip(new Tooltip(Words.text("library.libraryView.groupByTip")));
    choice.setConverter(
        new StringConverter<Grouping>() {
          @Override
          public String toString(@Nullable Grouping value) {
            return value == null ? "" : value.title();
          }

          @Override
          public Grouping fromString(String text) {
            throw new IllegalStateException("A grouping is not typed");
          }
        });
    life.add(model.groupingProperty().subscribe(choice::setValue));
    choice.setOnShowing(event -> choice.getItems().setAll(Grouping.of(model.found())));
    choice.getItems().setAll(Grouping.of(model.found()));
    choice
        .valueProperty()
        .addListener((property, before, after) -> {
          if (after != null) {
            model.groupingProperty().set(after);
          }
        });
    return choice;
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

  private List<LibraryRun> chosen() {
    return table.chosenProperty().get();
  }

  private Optional<LibraryRun> one() {
    return chosen().size() == 1 ? Optional.of(chosen().getFirst()) : Optional.empty();
  }

  /** Those of what is chosen that charts can show. */
  private List<LibraryRun> recorded() {
    return chosen().stream().filter(LibraryRun::isRun).toList();
  }

  private void openChosen() {
    one().ifPresent(run -> open.accept(run.file()));
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
                FileDialogs.all()),
            Optional.empty())
        .ifPresent(open);
  }
}
