package dev.edgescope.app.session;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.experiment.RunFormats;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RateRule;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.Steering;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.measure.Measurement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * The settings that act on live runs. What the hand changes goes to the runs at once; what the
 * selected run brings along is only shown, for it has it already.
 */
public final class LiveControls {
  /** Digits of what a run has chosen. */
  private static final MathContext SHOWN = new MathContext(4);

  private final SettingModel<Double> learningRate;
  private final SettingModel<BatchSize> batchSize;
  private final SettingModel<Double> beta1;
  private final SettingModel<Double> clipNorm;
  private final SettingModel<Double> sigma;
  private final SettingModel<Double> steerTarget;
  private final SettingModel<Double> measuringShare;
  private final SettingModel<Double> pace;
  private final ReadOnlyObjectWrapper<OptimizerConfig> optimizer;
  private final ReadOnlyStringWrapper learningRateNote =
      new ReadOnlyStringWrapper(this, "learningRateNote", "");
  private final ReadOnlyBooleanWrapper learningRateChosen =
      new ReadOnlyBooleanWrapper(this, "learningRateChosen");
  private final ReadOnlyStringWrapper batchSizeNote =
      new ReadOnlyStringWrapper(this, "batchSizeNote", "");
  private final ReadOnlyBooleanWrapper batchSizeChosen =
      new ReadOnlyBooleanWrapper(this, "batchSizeChosen");
  private int examples;
  private boolean adopting;

  /** The controls of the runs of a comparison, as its selected run has them. */
  LiveControls(RunComparison runs, double stepsPerSecond) {
    RunConfig config = runs.selectedProperty().get().configuration();
    examples = config.data().examples();
    learningRate = new SettingModel<>(config.optimizer().learningRate(), RunFormats.LEARNING_RATE);
    batchSize =
        new SettingModel<>(config.optimizer().batchSize(), RunFormats.batchSize(() -> examples));
    beta1 = new SettingModel<>(0.9, RunFormats.number(Setting.BETA1));
    clipNorm = new SettingModel<>(1.0, RunFormats.number(Setting.CLIP_NORM));
    sigma = new SettingModel<>(2.0, RunFormats.number(Setting.SIGMA));
    steerTarget = new SettingModel<>(0.5, RunFormats.number(Setting.STEER_TARGET));
    measuringShare = new SettingModel<>(config.probes().share(), RunFormats.SHARE);
    pace = new SettingModel<>(stepsPerSecond, RunFormats.PACE);
    optimizer = new ReadOnlyObjectWrapper<>(this, "optimizer", config.optimizer());
    show(config.optimizer());
    tell(learningRate, value -> runs.hand().setControl(Control.LEARNING_RATE, value));
    tell(batchSize, runs.hand()::setBatchSize);
    tell(beta1, value -> runs.hand().setControl(Control.BETA1, value));
    tell(clipNorm, value -> runs.hand().setControl(Control.CLIP_NORM, value));
    tell(sigma, value -> runs.hand().setControl(Control.SIGMA, value));
    tell(
        steerTarget,
        value -> {
          runs.hand().setControl(Control.STEER_TARGET, value);
          note(optimizer.get().with(Control.STEER_TARGET, value));
        });
    tell(measuringShare, runs.hand()::setMeasuringShare);
    tell(pace, runs.hand()::setPace);
  }

  /** alpha. */
  public SettingModel<Double> learningRate() {
    return learningRate;
  }

  /** B. */
  public SettingModel<BatchSize> batchSize() {
    return batchSize;
  }

  /** beta1 of Adam. */
  public SettingModel<Double> beta1() {
    return beta1;
  }

  /** c, where gradients are clipped. */
  public SettingModel<Double> clipNorm() {
    return clipNorm;
  }

  /** sigma of CDAT, where that chooses the learning rate. */
  public SettingModel<Double> sigma() {
    return sigma;
  }

  /** The value of K that is held, where it is. */
  public SettingModel<Double> steerTarget() {
    return steerTarget;
  }

  /** Whether a control has something to act on in the selected run. */
  public ObservableValue<Boolean> has(Control control) {
    return optimizer.map(config -> config.has(control));
  }

  /** All that the hand sets of a run, but how it is measured and paced. */
  List<SettingModel<?>> ofTheRun() {
    return List.of(learningRate, batchSize, beta1, clipNorm, sigma, steerTarget);
  }

  /** The share of the time that may go to measuring. */
  public SettingModel<Double> measuringShare() {
    return measuringShare;
  }

  /** The highest number of steps a second. */
  public SettingModel<Double> pace() {
    return pace;
  }

  /** Shows the controls of a run that is being laid out, or that they are to move from now on. */
  void adopt(RunConfig config) {
    adopting = true;
    examples = config.data().examples();
    learningRate.set(config.optimizer().learningRate());
    batchSize.set(config.optimizer().batchSize());
    measuringShare.set(config.probes().share());
    show(config.optimizer());
    adopting = false;
  }

  /** Moves the controls, as a hand would, to where an optimizer has them. */
  public void stand(OptimizerConfig config) {
    move(learningRate, config.learningRate());
    move(batchSize, config.batchSize());
    if (config.rule() instanceof UpdateRule.Adam adam) {
      move(beta1, adam.beta1());
    }
    if (config.isClipped()) {
      move(clipNorm, config.clipNorm());
    }
    if (config.rateRule() instanceof RateRule.Cdat cdat) {
      move(sigma, cdat.sigma());
    }
    config.steering().ifPresent(held -> move(steerTarget, held.target()));
  }

  private static <T> void move(SettingModel<T> setting, T value) {
    if (!setting.get().equals(value)) {
      setting.set(value);
    }
  }

  private void show(OptimizerConfig config) {
    optimizer.set(config);
    if (config.rule() instanceof UpdateRule.Adam adam) {
      beta1.set(adam.beta1());
    }
    if (config.isClipped()) {
      clipNorm.set(config.clipNorm());
    }
    if (config.rateRule() instanceof RateRule.Cdat cdat) {
      sigma.set(cdat.sigma());
    }
    config.steering().ifPresent(held -> steerTarget.set(held.target()));
    note(config);
  }

  /** Shows what the run itself has chosen at its last measurement. */
  void follow(Measurement reading) {
    double rate = reading.inForce().learningRate();
    adopting = true;
    if (learningRateChosen.get()
        && rate >= Limits.MIN_LEARNING_RATE
        && rate <= Limits.MAX_LEARNING_RATE) {
      learningRate.set(new BigDecimal(rate).round(SHOWN).doubleValue());
    }
    if (batchSizeChosen.get()) {
      boolean full = reading.inForce().batchSize() >= examples;
      batchSize.set(full ? BatchSize.full() : BatchSize.of(reading.inForce().batchSize()));
    }
    adopting = false;
  }

  private void note(OptimizerConfig config) {
    String held =
        config
            .steering()
            .map(steering ->
                Words.text(
                    "run.liveControls.movedSoThatKStays", NumberText.plain(steering.target())))
            .orElse("");
    boolean steersRate = config.steers(Steering.Control.LEARNING_RATE);
    boolean steersBatch = config.steers(Steering.Control.BATCH_SIZE);
    learningRateChosen.set(config.choosesLearningRate());
    learningRateNote.set(
        switch (config.rateRule().kind()) {
          case CONSTANT -> steersRate ? held : "";
          case WARM_UP -> Words.text("run.liveControls.theWarmUpRisesTo");
          case STEP -> Words.text("run.liveControls.theFirstOfItsSteps");
          case COSINE -> Words.text("run.liveControls.theCosineFallsFromIt");
          case CDAT -> Words.text("run.liveControls.chosenByCDATAtEvery");
        });
    batchSizeChosen.set(steersBatch);
    batchSizeNote.set(steersBatch ? held : "");
  }

  /** What decides alpha beside the hand; empty if nothing. */
  public ReadOnlyStringProperty learningRateNoteProperty() {
    return learningRateNote.getReadOnlyProperty();
  }

  /** Whether the run chooses alpha itself. */
  public ReadOnlyBooleanProperty learningRateChosenProperty() {
    return learningRateChosen.getReadOnlyProperty();
  }

  /** What decides B beside the hand; empty if nothing. */
  public ReadOnlyStringProperty batchSizeNoteProperty() {
    return batchSizeNote.getReadOnlyProperty();
  }

  /** Whether the run chooses B itself. */
  public ReadOnlyBooleanProperty batchSizeChosenProperty() {
    return batchSizeChosen.getReadOnlyProperty();
  }

  /** Whether the controls follow a run just now, and not the hand. */
  boolean isAdopting() {
    return adopting;
  }

  private <T> void tell(SettingModel<T> setting, Consumer<T> runs) {
    setting
        .valueProperty()
        .addListener((property, before, after) -> {
          if (!adopting) {
            runs.accept(after);
          }
        });
  }
}
