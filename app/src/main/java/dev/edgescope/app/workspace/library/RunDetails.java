package dev.edgescope.app.workspace.library;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.engine.record.RunLabel;
import dev.edgescope.engine.record.RunSummary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The chosen run: its name and note, to be edited, and what can be done with it. */
final class RunDetails extends StackPane implements View {
  private static final double CURVE_WIDTH = 288;
  private static final double CURVE_HEIGHT = 144;

  private final Subscriptions life = new Subscriptions();
  private final LibraryModel model;
  private final TextField name = new TextField();
  private final TextArea note = new TextArea();
  private final Label file = new Label();
  private final Canvas curve = new Canvas(CURVE_WIDTH, CURVE_HEIGHT);
  private final ObservableValue<Appearance> appearance;
  private final Button open = new Button("Open");
  private final Button goOn = new Button("Go on");
  private @Nullable LibraryRun run;

  /** What can be done with a run beside naming and deleting it. */
  record Actions(Consumer<LibraryRun> open, Consumer<LibraryRun> goOn) {}

  RunDetails(
      LibraryModel model,
      ObservableValue<@Nullable LibraryRun> chosen,
      Actions actions,
      ObservableValue<Appearance> appearance) {
    this.model = model;
    this.appearance = appearance;
    getStyleClass().add("run-details");
    name.setId("run-name");
    name.setAccessibleText("Name");
    name.setOnAction(event -> save());
    name.focusedProperty().addListener((property, before, after) -> saveUnless(after));
    note.setId("run-note");
    note.setAccessibleText("Note");
    note.setWrapText(true);
    note.setPrefRowCount(6);
    note.focusedProperty().addListener((property, before, after) -> saveUnless(after));
    Label nameTitle = new Label("Name");
    nameTitle.setLabelFor(name);
    Label noteTitle = new Label("Note");
    noteTitle.setLabelFor(note);
    file.setWrapText(true);
    file.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    open.setId("run-open");
    open.getStyleClass().add(Styles.ACCENT);
    open.setOnAction(event -> Optional.ofNullable(run).ifPresent(actions.open()));
    goOn.setId("run-go-on");
    goOn.managedProperty().bind(goOn.visibleProperty());
    goOn.setOnAction(event -> Optional.ofNullable(run).ifPresent(actions.goOn()));
    Button delete = new Button("Delete");
    delete.setId("run-delete");
    delete.setOnAction(event -> Optional.ofNullable(run).ifPresent(model::delete));
    HBox buttons = new HBox(open, goOn, delete);
    buttons.getStyleClass().add("form-buttons");
    VBox details = new VBox(curve, nameTitle, name, noteTitle, note, buttons, file);
    details.getStyleClass().add("run-details-content");
    details.visibleProperty().bind(chosen.map(Objects::nonNull).orElse(false));
    Label nothing = new Label("Choose a run to name it, to note something, or to open it.");
    nothing.setWrapText(true);
    nothing.setTextAlignment(TextAlignment.CENTER);
    nothing.getStyleClass().add(Styles.TEXT_MUTED);
    nothing
        .visibleProperty()
        .bind(details.visibleProperty().not().and(Bindings.isNotEmpty(model.found())));
    getChildren().addAll(details, nothing);
    life.add(chosen.subscribe(this::show));
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
    name.setDisable(!readable);
    note.setDisable(!readable);
    open.setDisable(!readable);
    goOn.setVisible(chosen.canGoOn());
  }

  private void paint() {
    List<RunSummary.Point> points =
        Optional.ofNullable(run)
            .flatMap(LibraryRun::summary)
            .map(RunSummary::sharpness)
            .orElse(List.of());
    Thumbnail.paint(curve, points, appearance.getValue().chartTheme());
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
