package dev.edgescope.app.workspace.library;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.engine.record.RunSummary;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A run in the list: its sharpness curve, its name and what it is. */
final class LibraryCell extends ListCell<LibraryRun> {
  private static final double WIDTH = 112;
  private static final double HEIGHT = 56;
  private static final double NOTE_WIDTH = 240;

  private final ObservableValue<Appearance> appearance;
  private final Thumbnail thumbnail = new Thumbnail(WIDTH, HEIGHT);
  private final FontIcon broken = new FontIcon(Feather.ALERT_TRIANGLE);
  private final Label title = new Label();
  private final Label description = new Label();
  private final Label circumstances = new Label();
  private final Label note = new Label();
  private final HBox row;

  LibraryCell(ObservableValue<Appearance> appearance) {
    this.appearance = appearance;
    title.getStyleClass().add("library-title");
    // A run without a name or a preset is called by its description.
    description.managedProperty().bind(description.visibleProperty());
    circumstances.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    note.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    VBox words = new VBox(title, description, circumstances);
    words.getStyleClass().add("library-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    note.setWrapText(true);
    note.setMinWidth(NOTE_WIDTH);
    note.setMaxWidth(NOTE_WIDTH);
    note.setMaxHeight(HEIGHT);
    broken.getStyleClass().add("library-broken");
    row = new HBox(new StackPane(thumbnail, broken), words, note);
    row.getStyleClass().add("library-row");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(LibraryRun run, boolean empty) {
    super.updateItem(run, empty);
    if (empty || run == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    title.setText(run.title());
    description.setText(run.description());
    description.setVisible(!run.description().equals(run.title()));
    circumstances.setText(run.circumstances());
    description.setWrapText(!run.isReadable());
    broken.setVisible(!run.isReadable());
    note.setText(run.label().note());
    setAccessibleText(
        String.format(
            Locale.ROOT, "%s, %s, %s", run.title(), run.description(), run.circumstances()));
    setGraphic(row);
    paint();
  }

  private void paint() {
    LibraryRun run = getItem();
    if (run != null) {
      ChartTheme theme = appearance.getValue().chartTheme();
      Optional<LibraryRun.Plane> sweep = run.sweep();
      if (sweep.isPresent()) {
        thumbnail.show(sweep.get().cells(), theme);
      } else {
        thumbnail.show(run.summary().map(RunSummary::sharpness).orElse(List.of()), theme);
      }
    }
  }
}
