package dev.edgescope.app.workspace.library;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.record.RunSummary;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Several chosen runs: their curves, what they differ in, and what can be done with them. */
final class SeveralDetails extends VBox implements View {
  private static final int MOST_VALUES = 8;

  private final Subscriptions life = new Subscriptions();
  private final Thumbnail curves = new Thumbnail(RunDetails.CURVE_WIDTH, RunDetails.CURVE_HEIGHT);
  private final Label count = new Label();
  private final Label differences = new Label();

  SeveralDetails(
      ObservableValue<List<LibraryRun>> chosen,
      Commands commands,
      ObservableValue<Appearance> appearance) {
    getStyleClass().add("run-details-content");
    setId("several-runs");
    visibleProperty().bind(chosen.map(runs -> runs.size() > 1));
    count.getStyleClass().add("section-title");
    differences.setId("several-differences");
    differences.setWrapText(true);
    differences.getStyleClass().add(Styles.TEXT_MUTED);
    VBox buttons =
        new VBox(
            commands.button(Command.LAY_OVER_MEAN),
            commands.button(Command.LAY_OVER),
            commands.button(Command.DELETE_RUN));
    buttons.getStyleClass().add("run-details-content");
    getChildren().addAll(curves, count, differences, buttons);
    life.add(chosen.subscribe(runs -> show(runs, appearance.getValue())));
    life.add(appearance.subscribe(value -> show(chosen.getValue(), value)));
  }

  @Override
  public void close() {
    life.end();
  }

  private void show(List<LibraryRun> runs, Appearance appearance) {
    if (runs.size() > 1) {
      curves.show(
          runs.stream().flatMap(run -> run.summary().stream()).map(RunSummary::sharpness).toList(),
          appearance.chartTheme());
      count.setText(Words.count("library.libraryView.all", runs.size()));
      differences.setText(differences(runs));
    }
  }

  /** A line for each setting in which they differ, with its values. */
  private static String differences(List<LibraryRun> runs) {
    List<String> lines = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      List<String> values =
          runs.stream()
              .filter(LibraryRun::isRun)
              .map(run -> run.settings().getOrDefault(setting, Words.text("library.grouping.none")))
              .distinct()
              .toList();
      if (values.size() > 1) {
        boolean all = values.size() <= MOST_VALUES;
        lines.add(
            EngineWords.of(setting)
                + ": "
                + String.join("; ", all ? values : values.subList(0, MOST_VALUES))
                + (all ? "" : "; …"));
      }
    }
    return lines.isEmpty()
        ? Words.text("library.severalDetails.noDifference")
        : String.join("\n", lines);
  }
}
