package dev.edgescope.app.workspace.runs;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.run.FlowCompanions;
import dev.edgescope.engine.config.FlowKind;
import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.HorizontalDirection;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The switches for the predicted curves beside the main run, each with how far it has got. */
final class PredictionPane extends VBox implements View {
  private final Subscriptions life = new Subscriptions();
  private final FlowCompanions flows;

  PredictionPane(FlowCompanions flows) {
    this.flows = flows;
    getStyleClass().add("predictions");
    getChildren()
        .addAll(
            row(
                FlowKind.CENTRAL,
                "Central flow",
                "What the run is predicted to follow in the time average at the edge of stability;"
                    + " of plain gradient descent on the full batch."),
            row(
                FlowKind.GRADIENT,
                "Gradient flow",
                "Where infinitely small steps would lead: past the edge of stability, which they"
                    + " do not know."),
            row(
                FlowKind.TAYLOR,
                "Quadratic model",
                "The run as it would go on if the curvature stayed as it is where this begins:"
                    + " where the two part, sharpening has come to count."),
            beginning(),
            note("flow-notice", flows.noticeProperty()));
  }

  private Node row(FlowKind kind, String title, String explanation) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    Label name = new Label(title);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ToggleSwitch on = new ToggleSwitch();
    on.setLabelPosition(HorizontalDirection.RIGHT);
    on.setId("flow-" + word);
    on.setAccessibleText(title);
    on.selectedProperty().bindBidirectional(flows.onProperty(kind));
    Tooltip tooltip = new Tooltip(explanation);
    name.setTooltip(tooltip);
    on.setTooltip(tooltip);
    name.setLabelFor(on);
    HBox head = new HBox(name, gap, on);
    head.getStyleClass().add("setting-head");
    return new VBox(head, note("flow-progress-" + word, flows.progressProperty(kind)));
  }

  private Node beginning() {
    CheckBox here = new CheckBox("Predict from the present step");
    here.setId("flow-from-here");
    here.setTooltip(
        new Tooltip(
            "Predictions begin where the run is when they are switched on, and not with its"
                + " initial weights."));
    here.selectedProperty().bindBidirectional(flows.fromHereProperty());
    return here;
  }

  /** Takes no room while there is nothing to say. */
  private Node note(String id, ReadOnlyStringProperty text) {
    Label note = new Label();
    note.setId(id);
    note.setWrapText(true);
    note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    life.bind(note.textProperty(), text);
    life.bind(note.visibleProperty(), text.map(words -> !words.isEmpty()));
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  @Override
  public void close() {
    life.end();
  }
}
