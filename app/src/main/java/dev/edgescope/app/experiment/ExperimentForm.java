package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.InvalidConfigException;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.machine.BlasKernel;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The settings that only a new run can take over. They wait until they are applied; the run that
 * goes on is not touched by them.
 */
public final class ExperimentForm {
  private final DataForm data;
  private final ModelForm model;
  private final SettingModel<Loss> loss;
  private final OptimizerForm optimizer;
  private final SettingModel<TopEigenvalues> eigenvalues;
  private final ProbeForm probes;
  private final SettingModel<Precision> precision;
  private final SettingModel<Reproducibility> reproducible;
  private final SettingModel<Long> seed;
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
  private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper(this, "applicable");
  private final ReadOnlyIntegerWrapper appliedExamples;
  private RunConfig applied;
  private boolean adopting;

  public ExperimentForm(RunConfig config) {
    this(config, FileInspection.inBackground());
  }

  public ExperimentForm(RunConfig config, FileInspection inspection) {
    applied = config;
    appliedExamples = new ReadOnlyIntegerWrapper(this, "appliedExamples", config.data().examples());
    data = new DataForm(config.data(), inspection);
    model = new ModelForm(config.model());
    loss = new SettingModel<>(config.loss(), SettingWords.LOSS);
    optimizer = new OptimizerForm(config.optimizer());
    eigenvalues = new SettingModel<>(config.probes().topEigenvalues(), RunFormats.EIGENVALUES);
    probes = new ProbeForm(config);
    precision = new SettingModel<>(config.precision(), SettingWords.PRECISION);
    reproducible = new SettingModel<>(config.reproducible(), SettingWords.REPRODUCIBLE);
    seed = new SettingModel<>(config.seed(), RunFormats.SEED);
    for (SettingModel<?> setting : all()) {
      setting.valueProperty().addListener(property -> update());
      setting.validProperty().addListener(property -> update());
    }
    inspection.underWayProperty().addListener(property -> update());
    probes.revisionProperty().addListener(property -> update());
  }

  /** Where the examples come from. */
  public DataForm data() {
    return data;
  }

  /** The network. */
  public ModelForm model() {
    return model;
  }

  public SettingModel<Loss> loss() {
    return loss;
  }

  /** What changes the steps. */
  public OptimizerForm optimizer() {
    return optimizer;
  }

  public SettingModel<TopEigenvalues> eigenvalues() {
    return eigenvalues;
  }

  /** What is measured beside the standard instruments. */
  public ProbeForm probes() {
    return probes;
  }

  public SettingModel<Precision> precision() {
    return precision;
  }

  /** Where the run comes out the same to the last bit. */
  public SettingModel<Reproducibility> reproducible() {
    return reproducible;
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
  public void adopt(RunConfig config) {
    applied = config;
    // Half of one run and half of another need not go together.
    adopting = true;
    appliedExamples.set(config.data().examples());
    data.adopt(config.data());
    model.adopt(config.model());
    loss.set(config.loss());
    optimizer.adopt(config.optimizer());
    eigenvalues.set(config.probes().topEigenvalues());
    probes.adopt(config);
    precision.set(config.precision());
    reproducible.set(config.reproducible());
    seed.set(config.seed());
    adopting = false;
    update();
  }

  /** The run that is on has a control at another value; so has the form, if it had the old one. */
  public void keep(Control control, double value) {
    OptimizerConfig before = applied.optimizer();
    OptimizerConfig after = before.with(control, value);
    applied = applied.withOptimizer(after);
    optimizer.follow(before, after);
    update();
  }

  /** Takes back what was not applied. */
  public void discard() {
    adopt(applied);
  }

  /**
   * The configuration that the form describes, on the full batch: the batch size is a control of
   * the run, not of the form. Empty while a file is to be chosen.
   *
   * @throws InvalidConfigException where settings that are each in order do not go together
   */
  public Optional<RunConfig> config() {
    return data.config()
        .map(examples ->
            new RunConfig(
                examples,
                model.config(),
                loss.get(),
                optimizer.config(applied.optimizer().learningRate()),
                probes.config(eigenvalues.get(), optimizer.rule()),
                precision.get(),
                reproducible.get(),
                seed.get(),
                applied.length()));
  }

  private void update() {
    if (adopting) {
      return;
    }
    boolean valid =
        Stream.of(data.active(), model.active(), optimizer.active(), others())
            .flatMap(List::stream)
            .allMatch(setting -> setting.validProperty().get());
    boolean goesTogether = goesTogether();
    boolean differs = !goesTogether || differs();
    changed.set(differs || !valid);
    applicable.set(differs && valid && goesTogether);
  }

  private boolean differs() {
    return !(data.config().equals(Optional.of(applied.data()))
        && model.config().equals(applied.model())
        && loss.get() == applied.loss()
        && optimizer
            .config(applied.optimizer().learningRate())
            .equals(applied.optimizer().withBatchSize(BatchSize.full()))
        && eigenvalues.get().equals(applied.probes().topEigenvalues())
        && !probes.isChanged()
        && precision.get() == applied.precision()
        && reproducible.get() == applied.reproducible()
        && seed.get() == applied.seed());
  }

  /** Tells a conflict at the setting that the engine names. */
  private boolean goesTogether() {
    for (SettingModel<?> setting : all()) {
      setting.objectTo("");
    }
    try {
      boolean ready = data.isReady(model.config());
      return config().isPresent() && ready && hasArithmetic();
    } catch (InvalidConfigException e) {
      culprit(e.setting().orElse(Setting.LOSS)).objectTo(e.problem());
      return false;
    }
  }

  /** Whether this process can compute as is asked; if not, that is told at the setting. */
  private boolean hasArithmetic() {
    Optional<String> fault =
        switch (reproducible.get()) {
          case MACHINE -> Optional.empty();
          case PORTABLE -> BlasKernel.whyNotPortable();
        };
    fault.ifPresent(reproducible::objectTo);
    return fault.isEmpty();
  }

  private SettingModel<?> culprit(Setting setting) {
    return switch (setting) {
      case EXAMPLES -> data.examples();
      case TARGETS -> data.targets();
      case FILE -> data.files().chosen();
      case LABELS_FILE -> data.files().labels();
      case TEST_FILE -> data.files().test();
      case TEST_LABELS_FILE -> data.files().testLabels();
      case ARRAYS -> data.files().arrays();
      case RENUMBER -> data.files().renumber();
      case MODEL -> model.kind();
      case HIDDEN -> model.hidden();
      case CHANNELS -> model.channels();
      case BLOCKS -> model.blocks();
      case WIDTH -> model.width();
      case QUANTITIES, TOP_EIGENVALUES -> eigenvalues;
      case CLIP_NORM -> optimizer.clipNorm();
      case STEER_CONTROL -> optimizer.steering();
      case WEIGHT_DECAY -> optimizer.weightDecay();
      case REPRODUCIBLE -> reproducible;
      default -> loss;
    };
  }

  private List<SettingModel<?>> others() {
    return List.of(loss, eigenvalues, precision, reproducible, seed);
  }

  private List<SettingModel<?>> all() {
    return Stream.<List<SettingModel<?>>>of(data.all(), model.all(), optimizer.all(), others())
        .<SettingModel<?>>flatMap(List::stream)
        .toList();
  }
}
