package dev.edgescope.app.workspace.library;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.record.RunSummary;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The chosen runs: of one its name and note, to be edited, and what can be done with it. */
final class RunDetails extends StackPane implements View {
  static final double CURVE_WIDTH = 288;
  static final double CURVE_HEIGHT = 144;

  private final Subscriptions life = new Subscriptions();
  private final LibraryModel model;
  private final TextField name = new TextField();
  private final TextArea note = new TextArea();
  private final Label file = new Label();
  private final Thumbnail curve = new Thumbnail(CURVE_WIDTH, CURVE_HEIGHT);
  private final ObservableValue<Appearance> appearance;
  private final Commands commands;
  private final Button goOn;
  private final Button layOver;
  private final List<Node> naming;
  private @Nullable LibraryRun run;

  /**
   * The details of a run.
   *
   * @param commands what can be done with it beside naming it
   */
  RunDetails(
      LibraryModel model,
      ObservableValue<List<LibraryRun>> chosen,
      Commands commands,
      ObservableValue<Appearance> appearance) {
    this.model = model;
    this.commands = commands;
    this.appearance = appearance;
    getStyleClass().add("run-details");
    name.setId("run-name");
    name.setAccessibleText(Words.text("library.runDetails.name"));
    name.setOnAction(event -> save());
    name.focusedProperty().addListener((property, before, after) -> saveUnless(after));
    note.setId("run-note");
    note.setAccessibleText(Words.text("library.runDetails.note"));
    note.setWrapText(true);
    note.setPrefRowCount(6);
    note.focusedProperty().addListener((property, before, after) -> saveUnless(after));
    Label nameTitle = new Label(Words.text("library.runDetails.name"));
    nameTitle.setLabelFor(name);
    Label noteTitle = new Label(Words.text("library.runDetails.note"));
    noteTitle.setLabelFor(note);
    file.setWrapText(true);
    file.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    Button open = commands.button(Command.OPEN_RUN);
    open.getStyleClass().add(Styles.ACCENT);
    goOn = commands.button(Command.CONTINUE_RUN);
    goOn.managedProperty().bind(goOn.visibleProperty());
    naming = List.of(nameTitle, name, noteTitle, note);
    layOver = commands.button(Command.LAY_OVER);
    layOver.managedProperty().bind(layOver.visibleProperty());
    HBox buttons = new HBox(open, goOn, commands.button(Command.DELETE_RUN));
    buttons.getStyleClass().add("form-buttons");
    VBox details = new VBox(curve, nameTitle, name, noteTitle, note, buttons, layOver, file);
    details.getStyleClass().add("run-details-content");
    details.visibleProperty().bind(chosen.map(runs -> runs.size() == 1));
    Label nothing = new Label(Words.text("library.runDetails.chooseARunToName"));
    nothing.setWrapText(true);
    nothing.setTextAlignment(TextAlignment.CENTER);
    nothing.getStyleClass().add(Styles.TEXT_MUTED);
    nothing
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(() -> chosen.getValue().isEmpty(), chosen)
                .and(Bindings.isNotEmpty(model.found())));
    getChildren()
        .addAll(details, nothing, life.own(new SeveralDetails(chosen, commands, appearance)));
    life.add(chosen.subscribe(runs -> show(runs.size() == 1 ? runs.getFirst() : null)));
    life.add(appearance.subscribe(value -> paint()));
  }

  @Override
  public void close() {
    life.end();
  }

  private void show(@Nullable LibraryRun chosen) {
    LibraryRun before = run;
    if (before != null && (chosen == null || !chosen.file().equals(before.file()))) {
      save();
    }
    boolean same = before != null && chosen != null && chosen.file().equals(before.file());
    run = chosen;
    paint();
    if (chosen == null) {
      return;
    }
    if (!same || !(name.isFocused() || note.isFocused())) {
      name.setText(chosen.label().name());
      note.setText(chosen.label().note());
    }
    name.setPromptText(chosen.title());
    file.setText(RunsFolder.shown(chosen.file()));
    boolean readable = chosen.summary().isPresent();
    // A sweep has no name, and what cannot be read has no place for one.
    for (Node each : naming) {
      each.setVisible(readable);
      each.setManaged(readable);
    }
    commands.action(Command.OPEN_RUN).setDisabled(!chosen.isReadable());
    goOn.setVisible(chosen.canGoOn());
    layOver.setVisible(chosen.isReadable() && chosen.sweep().isEmpty());
  }

  private void paint() {
    List<List<RunSummary.Point>> points =
        Optional.ofNullable(run).flatMap(LibraryRun::summary).map(RunSummary::sharpness).stream()
            .toList();
    Optional<LibraryRun.Plane> sweep = Optional.ofNullable(run).flatMap(LibraryRun::sweep);
    if (sweep.isPresent()) {
      curve.show(sweep.get().cells(), appearance.getValue().chartTheme());
    } else {
      curve.show(points, appearance.getValue().chartTheme());
    }
  }

  private void saveUnless(boolean focused) {
    if (!focused) {
      save();
    }
  }

  private void save() {
    LibraryRun shown = run;
    if (shown != null && shown.summary().isPresent()) {
      model.label(shown, new RunLabel(name.getText().strip(), note.getText().strip()));
    }
  }
}
