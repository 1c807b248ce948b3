package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.run.DataConfig;
import dev.edgescope.engine.run.DataKind;
import dev.edgescope.engine.run.ExampleRange;
import dev.edgescope.engine.run.ModelConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of the form that says where the examples come from. Each source has settings of its own;
 * those of the others wait unseen.
 */
public final class DataForm {
  private static final int DEGREE = 5;
  private static final int INPUTS = 20;
  private static final String NO_FILE = "choose a file.";

  private final SettingModel<DataKind> kind;
  private final SettingModel<Optional<Path>> file;
  private final SettingModel<Optional<Path>> labels;
  private final SettingModel<Integer> degree;
  private final SettingModel<Integer> inputs;
  private final SettingModel<Integer> examples;
  private final SettingModel<Targets> targets;
  private final FileInspection inspection;
  private boolean adopting;

  DataForm(DataConfig config, FileInspection inspection) {
    this.inspection = inspection;
    kind = new SettingModel<>(config.kind(), SettingWords.DATA);
    file = new SettingModel<>(Optional.empty(), RunFormats.FILE);
    labels = new SettingModel<>(Optional.empty(), RunFormats.FILE);
    degree = new SettingModel<>(DEGREE, RunFormats.DEGREE);
    inputs = new SettingModel<>(INPUTS, RunFormats.INPUTS);
    examples = new SettingModel<>(config.examples(), RunFormats.examples(this::range));
    targets = new SettingModel<>(config.targets(), SettingWords.TARGETS);
    adopt(config);
    for (SettingModel<?> setting : List.of(kind, file, labels)) {
      setting.valueProperty().addListener(property -> inspect());
    }
    kind.valueProperty().addListener((property, before, after) -> targets.set(usualTargets(after)));
  }

  public SettingModel<DataKind> kind() {
    return kind;
  }

  /** The file with the examples, or with their features. */
  public SettingModel<Optional<Path>> file() {
    return file;
  }

  /** The file of NumPy with the labels alone. */
  public SettingModel<Optional<Path>> labels() {
    return labels;
  }

  public SettingModel<Integer> degree() {
    return degree;
  }

  public SettingModel<Integer> inputs() {
    return inputs;
  }

  public SettingModel<Integer> examples() {
    return examples;
  }

  public SettingModel<Targets> targets() {
    return targets;
  }

  void adopt(DataConfig config) {
    // One look into the file, once all that names it is in place.
    adopting = true;
    kind.set(config.kind());
    examples.set(config.examples());
    targets.set(config.targets());
    switch (config) {
      case DataConfig.Bundled bundled -> {}
      case DataConfig.Npy npy -> {
        file.set(Optional.of(npy.file()));
        labels.set(npy.labels());
      }
      case DataConfig.InFile inFile -> file.set(Optional.of(inFile.file()));
      case DataConfig.Chebyshev chebyshev -> degree.set(chebyshev.degree());
      case DataConfig.Teacher teacher -> inputs.set(teacher.inputs());
    }
    adopting = false;
    inspect();
  }

  /** The settings that the chosen source has. */
  List<SettingModel<?>> active() {
    List<SettingModel<?>> active = new ArrayList<>(List.of(kind, examples));
    switch (kind.get()) {
      case FASHION, MNIST -> active.add(targets);
      case CIFAR10, CSV -> active.addAll(List.of(file, targets));
      case NPY -> active.addAll(List.of(file, labels, targets));
      case CHEBYSHEV -> active.add(degree);
      case TEACHER -> active.add(inputs);
    }
    return active;
  }

  /** All settings, seen or not. */
  List<SettingModel<?>> all() {
    return List.of(kind, file, labels, degree, inputs, examples, targets);
  }

  /**
   * The configuration; empty while a file is to be chosen.
   *
   * @throws dev.edgescope.engine.run.InvalidConfigException where the settings do not go together
   */
  Optional<DataConfig> config() {
    int count = examples.get();
    return switch (kind.get()) {
      case FASHION -> Optional.of(new DataConfig.Bundled(DataSource.FASHION, count, targets.get()));
      case MNIST -> Optional.of(new DataConfig.Bundled(DataSource.MNIST, count, targets.get()));
      case CIFAR10 -> file.get().map(path -> new DataConfig.Cifar10(path, count, targets.get()));
      case CSV -> file.get().map(path -> new DataConfig.Csv(path, count, targets.get()));
      case NPY ->
          file.get()
              .map(path -> new DataConfig.Npy(path, labelsBeside(path), count, targets.get()));
      case CHEBYSHEV -> Optional.of(new DataConfig.Chebyshev(degree.get(), count));
      case TEACHER -> Optional.of(new DataConfig.Teacher(inputs.get(), count));
    };
  }

  /**
   * Whether the examples are there, as far as that is known; what is wrong is told at its setting.
   *
   * @throws dev.edgescope.engine.run.InvalidConfigException if there are fewer, or the model does
   *     not fit them
   */
  boolean isReady(ModelConfig model) {
    String fault = kind.get().isFile() && file.get().isEmpty() ? NO_FILE : inspection.fault();
    file.objectTo(fault);
    if (!fault.isEmpty() || inspection.isUnderWay()) {
      return false;
    }
    range().require(examples.get());
    inspection.shape().ifPresent(model::network);
    return true;
  }

  private ExampleRange range() {
    return switch (kind.get()) {
      case FASHION -> ExampleRange.of(DataSource.FASHION);
      case MNIST -> ExampleRange.of(DataSource.MNIST);
      case CIFAR10, CSV, NPY -> inspection.range();
      case CHEBYSHEV -> ExampleRange.CHEBYSHEV;
      case TEACHER -> ExampleRange.TEACHER;
    };
  }

  /** Looks into the file that is chosen. */
  private void inspect() {
    if (!adopting) {
      inspection.inspect(kind.get(), file.get(), file.get().flatMap(this::labelsBeside));
    }
  }

  /** An archive has its labels inside. */
  private Optional<Path> labelsBeside(Path features) {
    return features.toString().toLowerCase(Locale.ROOT).endsWith(".npz")
        ? Optional.empty()
        : labels.get();
  }

  /** The targets that go with a source, so that choosing it alone makes a run. */
  private Targets usualTargets(DataKind chosen) {
    if (chosen.isSynthetic()) {
      return Targets.REGRESSION;
    }
    boolean numbers = chosen == DataKind.CSV || chosen == DataKind.NPY;
    return targets.get().isClassification() || numbers ? targets.get() : Targets.ONE_HOT;
  }
}
