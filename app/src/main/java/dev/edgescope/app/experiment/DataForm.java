package dev.edgescope.app.experiment;

import dev.edgescope.app.control.SettingModel;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.config.ExampleRange;
import dev.edgescope.engine.config.InlineData;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.TaskConfig;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.data.task.KernelSpectrum;
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
  private static final int PARAMETERS = 200;
  private static final double EXPONENT = 1.4;
  private static final double OUTLIER = 1;
  private static final double NOISE = 0;
  private static final double SCALE = 0.1;
  private static final List<List<Double>> ONE = List.of(List.of(1.0));
  private static final String NO_FILE = "choose a file.";

  private final SettingModel<DataKind> kind;
  private final SettingModel<Optional<Path>> file;
  private final SettingModel<Optional<Path>> labels;
  private final SettingModel<Integer> degree;
  private final SettingModel<Integer> inputs;
  private final SettingModel<Integer> parameters =
      new SettingModel<>(PARAMETERS, RunFormats.PARAMETERS);
  private final SettingModel<Double> exponent = new SettingModel<>(EXPONENT, RunFormats.EXPONENT);
  private final SettingModel<Double> outlier = new SettingModel<>(OUTLIER, RunFormats.OUTLIER);
  private final SettingModel<Double> noise = new SettingModel<>(NOISE, RunFormats.NOISE);
  private final SettingModel<Double> scale = new SettingModel<>(SCALE, RunFormats.SCALE);
  private final SettingModel<List<List<Double>>> x = new SettingModel<>(ONE, RunFormats.WRITTEN_X);
  private final SettingModel<List<List<Double>>> y = new SettingModel<>(ONE, RunFormats.WRITTEN_Y);
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

  /** P of a solvable model. */
  public SettingModel<Integer> parameters() {
    return parameters;
  }

  /** Of the power law that the kernel's eigenvalues follow. */
  public SettingModel<Double> exponent() {
    return exponent;
  }

  /** The kernel's largest eigenvalue. */
  public SettingModel<Double> outlier() {
    return outlier;
  }

  /** Standard deviation of the targets' noise. */
  public SettingModel<Double> noise() {
    return noise;
  }

  /** Of the entries of Q. */
  public SettingModel<Double> scale() {
    return scale;
  }

  /** The inputs of examples that are written out. */
  public SettingModel<List<List<Double>>> x() {
    return x;
  }

  /** The targets of examples that are written out. */
  public SettingModel<List<List<Double>>> y() {
    return y;
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
      case DataConfig.Elsewhere elsewhere -> {}
      case DataConfig.Npy npy -> {
        file.set(Optional.of(npy.file()));
        labels.set(npy.labels());
      }
      case DataConfig.InFile inFile -> file.set(Optional.of(inFile.file()));
      case DataConfig.Chebyshev chebyshev -> degree.set(chebyshev.degree());
      case DataConfig.Teacher teacher -> {
        inputs.set(teacher.inputs());
        exponent.set(teacher.exponent());
        noise.set(teacher.noise());
      }
      case TaskConfig task -> {
        parameters.set(task.parameters());
        exponent.set(task.spectrum().exponent());
        outlier.set(task.spectrum().outlier());
        if (task instanceof TaskConfig.Quadratic quadratic) {
          scale.set(quadratic.scale());
        }
      }
      case InlineData inline -> {
        x.set(inline.x());
        y.set(inline.y());
      }
    }
    adopting = false;
    inspect();
  }

  /** The settings that the chosen source has. */
  List<SettingModel<?>> active() {
    List<SettingModel<?>> active = new ArrayList<>(List.of(kind));
    if (kind.get() != DataKind.INLINE) {
      active.add(examples);
    }
    switch (kind.get()) {
      case FASHION, MNIST, ELSEWHERE -> active.add(targets);
      case CIFAR10, CSV -> active.addAll(List.of(file, targets));
      case NPY -> active.addAll(List.of(file, labels, targets));
      case CHEBYSHEV -> active.add(degree);
      case TEACHER -> active.addAll(List.of(inputs, exponent, noise));
      case RANDOM_FEATURES -> active.addAll(List.of(parameters, exponent, outlier));
      case QUADRATIC -> active.addAll(List.of(parameters, exponent, outlier, scale));
      case INLINE -> active.addAll(List.of(x, y));
    }
    return active;
  }

  /** All settings, seen or not. */
  List<SettingModel<?>> all() {
    return List.of(
        kind,
        file,
        labels,
        degree,
        inputs,
        parameters,
        exponent,
        outlier,
        noise,
        scale,
        x,
        y,
        examples,
        targets);
  }

  /**
   * The configuration; empty while a file is to be chosen.
   *
   * @throws dev.edgescope.engine.config.InvalidConfigException where the settings do not go
   *     together
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
      case TEACHER ->
          Optional.of(new DataConfig.Teacher(inputs.get(), exponent.get(), noise.get(), count));
      case RANDOM_FEATURES ->
          Optional.of(new TaskConfig.Linear(spectrum(), parameters.get(), count));
      case QUADRATIC ->
          Optional.of(new TaskConfig.Quadratic(spectrum(), parameters.get(), scale.get(), count));
      case INLINE -> Optional.of(new InlineData(x.get(), y.get()));
      case ELSEWHERE -> Optional.of(new DataConfig.Elsewhere(count, targets.get()));
    };
  }

  /**
   * Whether the examples are there, as far as that is known; what is wrong is told at its setting.
   *
   * @throws dev.edgescope.engine.config.InvalidConfigException if there are fewer, or the model
   *     does not fit them
   */
  boolean isReady(ModelConfig model) {
    String fault = kind.get().isFile() && file.get().isEmpty() ? NO_FILE : inspection.fault();
    file.objectTo(fault);
    if (!fault.isEmpty() || inspection.isUnderWay()) {
      return false;
    }
    if (kind.get() != DataKind.INLINE) {
      range().require(examples.get());
    }
    inspection.shape().ifPresent(model::network);
    return true;
  }

  private KernelSpectrum spectrum() {
    return new KernelSpectrum(exponent.get(), outlier.get());
  }

  private ExampleRange range() {
    return switch (kind.get()) {
      case FASHION -> ExampleRange.of(DataSource.FASHION);
      case MNIST -> ExampleRange.of(DataSource.MNIST);
      case CIFAR10, CSV, NPY -> inspection.range();
      case ELSEWHERE -> ExampleRange.ANY_FILE;
      case CHEBYSHEV -> ExampleRange.CHEBYSHEV;
      case TEACHER -> ExampleRange.TEACHER;
      case RANDOM_FEATURES, QUADRATIC -> ExampleRange.TASK;
      case INLINE -> ExampleRange.WRITTEN;
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
    if (chosen.isRegression()) {
      return Targets.REGRESSION;
    }
    boolean numbers = chosen == DataKind.CSV || chosen == DataKind.NPY;
    return targets.get().isClassification() || numbers ? targets.get() : Targets.ONE_HOT;
  }
}
