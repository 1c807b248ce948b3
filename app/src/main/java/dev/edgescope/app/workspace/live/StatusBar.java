package dev.edgescope.app.workspace.live;

import atlantafx.base.controls.Spacer;
import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.control.FittingRow;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.TasksButton;
import dev.edgescope.app.control.View;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * The last line of the window. Every figure has room of its own, so that nothing moves, and some
 * give way in a narrow window, which they would not in a status bar of ControlsFX.
 */
final class StatusBar extends FittingRow implements View {
  private final Subscriptions life = new Subscriptions();
  private final Label state = new Label();

  StatusBar(LiveViewModel model, BackgroundTasks tasks, TakeAway takeAway, Recording recording) {
    getStyleClass().add("status-bar");
    Region dot = new Region();
    dot.getStyleClass().add("state-dot");
    state.setId("status-state");
    state.setGraphic(dot);
    state.textProperty().bind(model.stateProperty().map(RunState::title));
    life.add(model.stateProperty().subscribe(this::mark));
    Node size = figure("size", model.sizeProperty());
    Node measuring =
        figure(
            "measuring", model.selectedProperty().flatMap(run -> run.status().measuringProperty()));
    Node readings =
        figure(
            "readings", model.selectedProperty().flatMap(run -> run.status().readingsProperty()));
    setDispensable(List.of(size, readings, measuring));
    getChildren()
        .addAll(
            state,
            figure("step", model.selectedProperty().flatMap(run -> run.status().stepProperty())),
            figure(
                "time",
                model.selectedProperty().flatMap(run -> run.status().learningTimeProperty())),
            figure("speed", model.selectedProperty().flatMap(run -> run.status().speedProperty())),
            measuring,
            readings,
            new Spacer(),
            life.own(new TasksButton(tasks)),
            figure("message", takeAway.outcome().messageProperty()),
            size,
            figure("saved", recording.statusProperty()));
  }

  @Override
  public void close() {
    life.end();
  }

  private void mark(RunState current) {
    for (RunState one : RunState.values()) {
      state.pseudoClassStateChanged(
          PseudoClass.getPseudoClass(one.name().toLowerCase(Locale.ROOT)), one == current);
    }
  }

  private static Label figure(String name, ObservableValue<String> text) {
    Label label = new Label();
    label.setId("status-" + name);
    label.textProperty().bind(text);
    return label;
  }
}
