package dev.edgescope.app.workspace.replay;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.text.RunDate;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.record.RecordedRun;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What a recorded run was configured with, and what its controls were moved to, to be read. */
final class SettingsPane extends ScrollPane {
  private static final double NAMES = 120;

  SettingsPane(RecordedRun run) {
    getStyleClass().add("control-column");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    Label title = new Label(Words.text("library.settingsPane.configuration"));
    title.getStyleClass().add("section-title");
    GridPane rows = grid();
    rows.setId("settings");
    for (Map.Entry<String, String> setting :
        RunWords.settings(run.config(), run.inForce()).entrySet()) {
      add(rows, setting.getKey(), setting.getValue());
    }
    Label origin = new Label(Words.text("library.settingsPane.record"));
    origin.getStyleClass().add("section-title");
    GridPane record = grid();
    add(record, Words.text("library.settingsPane.begun"), RunDate.of(run.started()));
    add(
        record,
        run.isForeign()
            ? Words.text("library.settingsPane.program")
            : Words.text("library.settingsPane.edgescope"),
        run.program());
    add(
        record,
        Words.text("library.settingsPane.parametersP"),
        String.format(Locale.ROOT, "%,d", run.parameters()));
    if (!run.isForeign()) {
      add(
          record,
          Words.text("library.settingsPane.checkpoints"),
          String.format(Locale.ROOT, "%,d", run.checkpointSteps().size()));
    }
    VBox content = new VBox(part(title, rows), part(origin, record));
    content.getStyleClass().add("column-content");
    setContent(content);
  }

  private static VBox part(Label title, GridPane rows) {
    VBox part = new VBox(title, rows);
    part.getStyleClass().add("settings-part");
    return part;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("settings");
    grid.getColumnConstraints().add(new ColumnConstraints(NAMES));
    return grid;
  }

  private static void add(GridPane rows, String name, String value) {
    Label label = new Label(name);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    GridPane.setValignment(label, VPos.TOP);
    Label words = new Label(value);
    words.setWrapText(true);
    rows.addRow(rows.getRowCount(), label, words);
  }
}
