package dev.edgescope.app.workspace.form;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.control.SettingSlider;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.session.LiveControls;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The controls that act on the run at once, the runs, and the way to what needs a new one. */
public final class ControlColumn extends ScrollPane implements View {
  private final Subscriptions life = new Subscriptions();
  private final SettingSlider<Double> learningRate;

  /**
   * The controls of a view model.
   *
   * @param runs the list of runs
   * @param experimentOpen whether the settings are shown that need a new run
   * @param commands what else is done with the run, a button each
   */
  public ControlColumn(
      LiveViewModel model, Region runs, BooleanProperty experimentOpen, Button... commands) {
    getStyleClass().add("control-column");
    // The scroll bar comes and goes in the margin, so that nothing beside it moves.
    setFitToWidth(false);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    LiveControls controls = model.controls();
    learningRate = LiveSliders.learningRate("learning-rate", model);
    SettingSlider<BatchSize> batchSize = LiveSliders.batchSize("batch-size", model, life);
    SettingSlider<Double> share =
        SettingSlider.coarse(
            "measuring-share",
            "Measuring",
            "Share of the time that may go to measuring; less lets the run go faster, more brings"
                + " more points. The run itself stays the same.",
            controls.measuringShare(),
            new LinearScale(1, 0.05));
    VBox live = new VBox(learningRate, batchSize);
    live.getChildren().addAll(optimizerSliders(controls));
    live.getChildren().add(share);
    live.getStyleClass().add("live-controls");
    Button experiment = new Button("Experiment…", new FontIcon(Feather.SLIDERS));
    experiment.setId("experiment-open");
    experiment.setMaxWidth(Double.MAX_VALUE);
    experiment.setTooltip(
        new Tooltip("Data, model, optimizer and what is measured: changes start a new run."));
    experiment.setOnAction(event -> experimentOpen.set(!experimentOpen.get()));
    life.add(
        model
            .experiment()
            .changedProperty()
            .subscribe(
                changed -> {
                  experiment.getStyleClass().remove(Styles.ACCENT);
                  if (changed) {
                    experiment.getStyleClass().add(Styles.ACCENT);
                  }
                }));
    VBox ways = new VBox(commands);
    ways.getChildren().add(experiment);
    ways.getStyleClass().add("column-ways");
    for (Button command : commands) {
      command.setMaxWidth(Double.MAX_VALUE);
    }
    VBox content = new VBox(live, runs, ways);
    content.getStyleClass().add("column-content");
    setContent(content);
  }

  @Override
  public void close() {
    life.end();
  }

  /** What only some optimizers have to be moved. */
  private static List<SettingSlider<Double>> optimizerSliders(LiveControls controls) {
    return List.of(
        shownIf(
            controls.has(Control.BETA1),
            SettingSlider.exact(
                "live-beta1",
                "Momentum β₁",
                "m ← β₁m + (1 − β₁)g: of the average of the gradients. The edge of the effective"
                    + " sharpness is (2 + 2β₁)/((1 − β₁)α). Acts at once.",
                controls.beta1(),
                new LinearScale(0.99, 0.01))),
        shownIf(
            controls.has(Control.CLIP_NORM),
            SettingSlider.exact(
                "live-clip-norm",
                "Clip norm c",
                "g ← g min(1, c/|g|): longer gradients are cut to this length. Acts at once.",
                controls.clipNorm(),
                new LogarithmicScale(0.01, 100))),
        shownIf(
            controls.has(Control.SIGMA),
            SettingSlider.exact(
                "live-sigma",
                "CDAT factor σ",
                "α = σ |gᵀu| / |uᵀHu|: 1 is the greedy step, 2 keeps the run at the edge. Acts at"
                    + " once.",
                controls.sigma(),
                new LinearScale(0.5, 3, 0.05))),
        shownIf(
            controls.has(Control.STEER_TARGET),
            SettingSlider.exact(
                "live-steer-target",
                "Held K",
                "The noise kernel norm that is held, below 1, the stochastic edge of stability."
                    + " Acts at the next reading of K.",
                controls.steerTarget(),
                new LogarithmicScale(0.01, 2))));
  }

  private static SettingSlider<Double> shownIf(
      ObservableValue<Boolean> shown, SettingSlider<Double> slider) {
    slider.visibleProperty().bind(shown);
    slider.managedProperty().bind(shown);
    return slider;
  }

  /** Puts the cursor into the field of the learning rate. */
  public void editLearningRate() {
    learningRate.editText();
  }
}
