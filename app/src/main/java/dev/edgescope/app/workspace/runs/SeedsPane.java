package dev.edgescope.app.workspace.runs;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.control.SettingTextField;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.run.SeedCompanions;
import dev.edgescope.app.text.Words;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** With how many seeds the main run is shown, and how far they have got. */
final class SeedsPane extends VBox implements View {
  private static final int DIGITS = 4;

  private final Subscriptions life = new Subscriptions();

  SeedsPane(SeedCompanions seeds) {
    getStyleClass().add("predictions");
    SettingTextField field =
        new SettingTextField(
            Words.text("workspace.seedsPane.seeds"),
            seeds.count(),
            SettingTextField.Effect.WHEN_DONE);
    field.setPrefColumnCount(DIGITS);
    Label progress = new Label();
    progress.setId("seeds-progress");
    progress.setWrapText(true);
    progress.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    life.bind(progress.textProperty(), seeds.progressProperty());
    life.bind(progress.visibleProperty(), seeds.progressProperty().map(words -> !words.isEmpty()));
    progress.managedProperty().bind(progress.visibleProperty());
    getChildren()
        .addAll(
            new SettingRow(
                "seeds",
                Words.text("workspace.seedsPane.seeds"),
                Words.text("workspace.seedsPane.theMainRunWithSo"),
                field,
                seeds.count()),
            progress);
  }

  @Override
  public void close() {
    life.end();
  }
}
