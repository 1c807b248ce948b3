package dev.edgescope.app.workspace.library;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.engine.record.RunSummary;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The name of a row: its sharpness curves, what it is called and what it is. */
final class LibraryCell extends TreeTableCell<LibraryRow, LibraryRow> {
  private static final double WIDTH = 112;
  private static final double HEIGHT = 56;

  private final ObservableValue<Appearance> appearance;
  private final Thumbnail thumbnail = new Thumbnail(WIDTH, HEIGHT);
  private final FontIcon broken = new FontIcon(Feather.ALERT_TRIANGLE);
  private final Label title = new Label();
  private final Label description = new Label();
  private final Label note = new Label();
  private final HBox row;

  LibraryCell(ObservableValue<Appearance> appearance) {
    this.appearance = appearance;
    title.getStyleClass().add("library-title");
    // A run without a name or a preset is called by its description.
    description.managedProperty().bind(description.visibleProperty());
    note.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    VBox words = new VBox(title, description, note);
    words.getStyleClass().add("library-words");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    note.managedProperty().bind(note.visibleProperty());
    broken.getStyleClass().add("library-broken");
    row = new HBox(new StackPane(thumbnail, broken), words);
    row.getStyleClass().add("library-row");
  }

  @Override
  protected void updateItem(@Nullable LibraryRow shown, boolean empty) {
    super.updateItem(shown, empty);
    if (empty || shown == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    switch (shown) {
      case LibraryRow.Single(LibraryRun run) -> show(run);
      case LibraryRow.Group group -> show(group);
    }
    setGraphic(row);
  }

  private void show(LibraryRun run) {
    title.setText(NumberText.unbroken(run.title()));
    say(description, run.description().equals(run.title()) ? "" : run.description());
    title.setWrapText(!description.isVisible());
    description.setWrapText(!run.isReadable());
    broken.setVisible(!run.isReadable());
    say(note, run.label().note().lines().findFirst().orElse(""));
    setAccessibleText(
        String.format(
            Locale.ROOT, "%s, %s, %s", run.title(), run.description(), run.circumstances()));
    ChartTheme theme = appearance.getValue().chartTheme();
    run.sweep()
        .ifPresentOrElse(
            plane -> thumbnail.show(plane.cells(), theme),
            () -> thumbnail.show(curves(List.of(run)), theme));
  }

  private void show(LibraryRow.Group group) {
    String runs = Words.count("library.libraryView.all", group.runs().size());
    title.setText(NumberText.unbroken(group.title()));
    say(description, runs);
    title.setWrapText(true);
    say(note, "");
    broken.setVisible(false);
    setAccessibleText(String.format(Locale.ROOT, "%s, %s", group.title(), runs));
    thumbnail.show(curves(group.runs()), appearance.getValue().chartTheme());
  }

  private static void say(Label label, String words) {
    label.setText(words);
    label.setVisible(!words.isEmpty());
  }

  private static List<List<RunSummary.Point>> curves(List<LibraryRun> runs) {
    return runs.stream().flatMap(run -> run.summary().stream()).map(RunSummary::sharpness).toList();
  }
}
