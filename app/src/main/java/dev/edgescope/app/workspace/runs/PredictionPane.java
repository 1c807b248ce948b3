package dev.edgescope.app.workspace.runs;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.SwitchRow;
import dev.edgescope.app.control.View;
import dev.edgescope.app.run.FlowCompanions;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.FlowKind;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/**
 * The switches for the predicted curves beside the selected run, each with how far it has got. With
 * another run come switches of its own.
 */
final class PredictionPane extends VBox implements View {
  private final Subscriptions life = new Subscriptions();

  /** Of the switches that are shown now. */
  private final Subscriptions switchLife = new Subscriptions();

  PredictionPane(ObservableValue<FlowCompanions> flows) {
    getStyleClass().add("predictions");
    life.add(flows.subscribe(this::fill));
  }

  private void fill(FlowCompanions flows) {
    switchLife.end();
    getChildren()
        .setAll(
            row(
                flows,
                FlowKind.CENTRAL,
                Words.text("workspace.predictionPane.centralFlow"),
                Words.text("workspace.predictionPane.whatTheRunIsPredicted")),
            row(
                flows,
                FlowKind.GRADIENT,
                Words.text("workspace.predictionPane.gradientFlow"),
                Words.text("workspace.predictionPane.whereInfinitelySmallStepsWould")),
            row(
                flows,
                FlowKind.TAYLOR,
                Words.text("workspace.predictionPane.quadraticModel"),
                Words.text("workspace.predictionPane.theRunAsItWould")),
            beginning(flows),
            note("flow-notice", flows.noticeProperty()));
  }

  private Node row(FlowCompanions flows, FlowKind kind, String title, String explanation) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    SwitchRow head = new SwitchRow("flow-" + word, title, explanation);
    follow(head.selectedProperty(), flows.onProperty(kind));
    return new VBox(head, note("flow-progress-" + word, flows.progressProperty(kind)));
  }

  private Node beginning(FlowCompanions flows) {
    CheckBox here = new CheckBox(Words.text("workspace.predictionPane.predictFromThePresentStep"));
    here.setId("flow-from-here");
    here.setTooltip(
        new Tooltip(Words.text("workspace.predictionPane.predictionsBeginWhereTheRun")));
    follow(here.selectedProperty(), flows.fromHereProperty());
    return here;
  }

  private void follow(BooleanProperty shown, BooleanProperty setting) {
    shown.bindBidirectional(setting);
    switchLife.add(() -> shown.unbindBidirectional(setting));
  }

  /** Takes no room while there is nothing to say. */
  private Node note(String id, ReadOnlyStringProperty text) {
    Label note = new Label();
    note.setId(id);
    note.setWrapText(true);
    note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    switchLife.bind(note.textProperty(), text);
    switchLife.bind(note.visibleProperty(), text.map(words -> !words.isEmpty()));
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  @Override
  public void close() {
    life.end();
    switchLife.end();
  }
}
