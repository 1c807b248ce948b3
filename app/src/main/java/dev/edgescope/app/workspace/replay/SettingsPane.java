package dev.edgescope.app.workspace.replay;

import atlantafx.base.theme.Styles;
import dev.edgescope.engine.record.RecordedRun;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** What a recorded run was configured with, to be read. */
final class SettingsPane extends ScrollPane {
  SettingsPane(RecordedRun run) {
    getStyleClass().add("control-column");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    Label title = new Label("Configuration");
    title.getStyleClass().add("section-title");
    GridPane rows = new GridPane();
    rows.setId("settings");
    rows.getStyleClass().add("settings");
    for (Map.Entry<String, String> setting : RunWords.settings(run.config()).entrySet()) {
      add(rows, setting.getKey(), setting.getValue());
    }
    Label origin = new Label("Record");
    origin.getStyleClass().add("section-title");
    GridPane record = new GridPane();
    record.getStyleClass().add("settings");
    add(record, "Begun", RunWords.date(run.started()));
    add(record, "Edgescope", run.program());
    add(record, "Parameters P", "%,d".formatted(run.parameters()));
    add(record, "Checkpoints", "%,d".formatted(run.checkpointSteps().size()));
    VBox content = new VBox(title, rows, origin, record);
    content.getStyleClass().add("column-content");
    setContent(content);
  }

  private static void add(GridPane rows, String name, String value) {
    Label label = new Label(name);
    label.getStyleClass().add(Styles.TEXT_MUTED);
    label.setMinWidth(USE_PREF_SIZE);
    Label words = new Label(value);
    words.setWrapText(true);
    rows.addRow(rows.getRowCount(), label, words);
  }
}
