package dev.edgescope.app.workspace.live;

import dev.edgescope.engine.run.Preset;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the experiment shows, and what to try with the hand on the controls. */
final class LessonStrip extends VBox {
  LessonStrip(LiveViewModel model) {
    getStyleClass().add("lesson");
    Label description = new Label();
    description.setId("description");
    description.setWrapText(true);
    description.textProperty().bind(model.presetProperty().map(Preset::description));
    Label tryThis = new Label();
    tryThis.setId("try-this");
    tryThis.setWrapText(true);
    tryThis.getStyleClass().add("try-this");
    tryThis
        .textProperty()
        .bind(model.presetProperty().map(preset -> "Try this: " + preset.tryThis()));
    getChildren().addAll(description, tryThis);
  }
}
