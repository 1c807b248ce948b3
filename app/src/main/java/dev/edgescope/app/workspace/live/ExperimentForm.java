package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.run.BatchSize;
import dev.edgescope.engine.run.DataConfig;
import dev.edgescope.engine.run.InvalidConfigException;
import dev.edgescope.engine.run.ModelConfig;
import dev.edgescope.engine.run.OptimizerConfig;
import dev.edgescope.engine.run.ProbeConfig;
import dev.edgescope.engine.run.RunConfig;
import dev.edgescope.engine.run.Setting;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The settings that only a new run can take over. They wait until they are applied; the run that
 * goes on is not touched by them.
 */
public final class ExperimentForm {
  private final SettingModel<DataSource> dataSet;
  private final SettingModel<Integer> examples;
  private final SettingModel<Targets> targets;
  private final SettingModel<List<Integer>> hidden;
  private final SettingModel<Activation> activation;
  private final SettingModel<Double> initScale;
  private final SettingModel<Loss> loss;
  private final SettingModel<Double> momentum;
  private final SettingModel<Integer> eigenvalues;
  private final SettingModel<Precision> precision;
  private final SettingModel<Long> seed;
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
  private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper(this, "applicable");
  private final ReadOnlyIntegerWrapper appliedExamples;
  private RunConfig applied;

  ExperimentForm(RunConfig config) {
    applied = config;
    appliedExamples = new ReadOnlyIntegerWrapper(this, "appliedExamples", config.data().examples());
    dataSet = new SettingModel<>(config.data().set(), SettingWords.DATA_SET);
    examples =
        new SettingModel<>(
            config.data().examples(), RunFormats.examples(dataSet.valueProperty()::get));
    targets = new SettingModel<>(config.data().targets(), SettingWords.TARGETS);
    hidden = new SettingModel<>(config.model().hidden(), RunFormats.HIDDEN);
    activation = new SettingModel<>(config.model().activation(), SettingWords.ACTIVATION);
    initScale = new SettingModel<>(config.model().initScale(), RunFormats.INIT_SCALE);
    loss = new SettingModel<>(config.loss(), SettingWords.LOSS);
    momentum = new SettingModel<>(config.optimizer().momentum(), RunFormats.MOMENTUM);
    eigenvalues = new SettingModel<>(config.probes().topEigenvalues(), RunFormats.EIGENVALUES);
    precision = new SettingModel<>(config.precision(), SettingWords.PRECISION);
    seed = new SettingModel<>(config.seed(), RunFormats.SEED);
    for (SettingModel<?> setting : all()) {
      setting.valueProperty().addListener(property -> update());
      setting.validProperty().addListener(property -> update());
    }
  }

  public SettingModel<DataSource> dataSet() {
    return dataSet;
  }

  public SettingModel<Integer> examples() {
    return examples;
  }

  public SettingModel<Targets> targets() {
    return targets;
  }

  public SettingModel<List<Integer>> hidden() {
    return hidden;
  }

  public SettingModel<Activation> activation() {
    return activation;
  }

  public SettingModel<Double> initScale() {
    return initScale;
  }

  public SettingModel<Loss> loss() {
    return loss;
  }

  public SettingModel<Double> momentum() {
    return momentum;
  }

  public SettingModel<Integer> eigenvalues() {
    return eigenvalues;
  }

  public SettingModel<Precision> precision() {
    return precision;
  }

  public SettingModel<Long> seed() {
    return seed;
  }

  /** D of the run that is on, not of the form. */
  public ReadOnlyIntegerProperty appliedExamplesProperty() {
    return appliedExamples.getReadOnlyProperty();
  }

  /** Whether the form differs from the run, be it by a text that cannot be read. */
  public ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /** Whether the form differs from the run and a run can be made of it. */
  public ReadOnlyBooleanProperty applicableProperty() {
    return applicable.getReadOnlyProperty();
  }

  /** Shows the settings of a run that is being laid out. */
  void adopt(RunConfig config) {
    applied = config;
    appliedExamples.set(config.data().examples());
    dataSet.set(config.data().set());
    examples.set(config.data().examples());
    targets.set(config.data().targets());
    hidden.set(config.model().hidden());
    activation.set(config.model().activation());
    initScale.set(config.model().initScale());
    loss.set(config.loss());
    momentum.set(config.optimizer().momentum());
    eigenvalues.set(config.probes().topEigenvalues());
    precision.set(config.precision());
    seed.set(config.seed());
    update();
  }

  /** Takes back what was not applied. */
  public void discard() {
    adopt(applied);
  }

  /**
   * The configuration that the form describes, on the full batch: the batch size is a control of
   * the run, not of the form.
   *
   * @throws InvalidConfigException where settings that are each in order do not go together
   */
  RunConfig config() {
    ProbeConfig probes = applied.probes();
    return new RunConfig(
        new DataConfig(dataSet.get(), examples.get(), targets.get()),
        new ModelConfig(hidden.get(), activation.get(), initScale.get()),
        loss.get(),
        new OptimizerConfig(applied.optimizer().learningRate(), momentum.get(), BatchSize.FULL),
        new ProbeConfig(eigenvalues.get(), probes.every(), probes.share()),
        precision.get(),
        seed.get(),
        applied.steps());
  }

  private void update() {
    boolean valid = all().stream().allMatch(setting -> setting.validProperty().get());
    boolean differs =
        !(dataSet.get() == applied.data().set()
            && examples.get() == applied.data().examples()
            && targets.get() == applied.data().targets()
            && hidden.get().equals(applied.model().hidden())
            && activation.get() == applied.model().activation()
            && initScale.get() == applied.model().initScale()
            && loss.get() == applied.loss()
            && momentum.get() == applied.optimizer().momentum()
            && eigenvalues.get() == applied.probes().topEigenvalues()
            && precision.get() == applied.precision()
            && seed.get() == applied.seed());
    changed.set(differs || !valid);
    applicable.set(differs && valid && goesTogether());
  }

  /** Tells a conflict at the setting that the engine names. */
  private boolean goesTogether() {
    try {
      config();
      loss.objectTo("");
      examples.objectTo("");
      return true;
    } catch (InvalidConfigException e) {
      SettingModel<?> culprit =
          e.setting().orElse(Setting.LOSS) == Setting.EXAMPLES ? examples : loss;
      culprit.objectTo(e.problem());
      return false;
    }
  }

  private List<SettingModel<?>> all() {
    return List.of(
        dataSet,
        examples,
        targets,
        hidden,
        activation,
        initScale,
        loss,
        momentum,
        eigenvalues,
        precision,
        seed);
  }
}
