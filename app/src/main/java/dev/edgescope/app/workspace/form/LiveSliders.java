package dev.edgescope.app.workspace.form;

import dev.edgescope.app.control.LogarithmicScale;
import dev.edgescope.app.control.SettingSlider;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.experiment.BatchSizeScale;
import dev.edgescope.app.session.LiveControls;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.BatchSize;

/** The sliders that every run has, for whatever part of the window shows them. */
public final class LiveSliders {
  private static final double SMALLEST_DRAGGED = 1e-3;
  private static final double LARGEST_DRAGGED = 10;

  private LiveSliders() {}

  /** Alpha of the selected run. */
  public static SettingSlider<Double> learningRate(String id, LiveViewModel model) {
    LiveControls controls = model.controls();
    SettingSlider<Double> slider =
        SettingSlider.exact(
            id,
            Words.text("form.liveSliders.learningRate"),
            Words.text("form.liveSliders.howFarAStepGoes"),
            controls.learningRate(),
            new LogarithmicScale(SMALLEST_DRAGGED, LARGEST_DRAGGED));
    slider.share(controls.learningRateNoteProperty(), controls.learningRateChosenProperty());
    return slider;
  }

  /**
   * B of the selected run.
   *
   * @param life of the view that shows it
   */
  public static SettingSlider<BatchSize> batchSize(
      String id, LiveViewModel model, Subscriptions life) {
    LiveControls controls = model.controls();
    SettingSlider<BatchSize> slider =
        SettingSlider.exact(
            id,
            Words.text("form.liveSliders.batchSizeB"),
            Words.text("form.liveSliders.examplesDrawnForAStep"),
            controls.batchSize(),
            new BatchSizeScale(model.experiment().appliedExamplesProperty().get()));
    life.add(
        model
            .experiment()
            .appliedExamplesProperty()
            .subscribe(examples ->
                slider.slider().scaleProperty().set(new BatchSizeScale(examples.intValue()))));
    slider.share(controls.batchSizeNoteProperty(), controls.batchSizeChosenProperty());
    return slider;
  }
}
