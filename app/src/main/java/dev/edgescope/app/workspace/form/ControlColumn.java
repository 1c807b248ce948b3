package dev.edgescope.app.workspace.form;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.LinearScale;
import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.control.SettingSlider;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.session.LiveControls;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
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
            Words.text("form.controlColumn.measuring"),
            Words.text("form.controlColumn.shareOfTheTimeThat"),
            controls.measuringShare(),
            new LinearScale(1, 0.05));
    VBox live = new VBox(learningRate, batchSize);
    live.getChildren().addAll(optimizerSliders(controls));
    live.getChildren().add(share);
    live.getStyleClass().add("live-controls");
    Button experiment =
        new Button(Words.text("form.controlColumn.experiment"), new FontIcon(Feather.SLIDERS));
    experiment.setId("experiment-open");
    experiment.setMaxWidth(Double.MAX_VALUE);
    experiment.setTooltip(new Tooltip(Words.text("form.controlColumn.dataModelOptimizerAndWhat")));
    experiment.setOnAction(event -> experimentOpen.set(!experimentOpen.get()));
    life.add(
        model
            .experiment()
            .changedProperty()
            .subscribe(changed -> {
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
                Words.text("form.controlColumn.momentum"),
                Words.text("form.controlColumn.beta1What"),
                controls.beta1(),
                new LinearScale(0.99, 0.01))),
        shownIf(
            controls.has(Control.CLIP_NORM),
            SettingSlider.exact(
                "live-clip-norm",
                Words.text("form.controlColumn.clipNormC"),
                Words.text("form.controlColumn.clipNormWhat"),
                controls.clipNorm(),
                new LogarithmicScale(0.01, 100))),
        shownIf(
            controls.has(Control.SIGMA),
            SettingSlider.exact(
                "live-sigma",
                Words.text("form.controlColumn.cdatFactor"),
                Words.text("form.controlColumn.sigmaWhat"),
                controls.sigma(),
                new LinearScale(0.5, 3, 0.05))),
        shownIf(
            controls.has(Control.STEER_TARGET),
            SettingSlider.exact(
                "live-steer-target",
                Words.text("form.controlColumn.heldK"),
                Words.text("form.controlColumn.theNoiseKernelNormThat"),
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
