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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;

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
  private final FileForm files = new FileForm();
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
    degree = new SettingModel<>(DEGREE, RunFormats.DEGREE);
    inputs = new SettingModel<>(INPUTS, RunFormats.INPUTS);
    examples = new SettingModel<>(config.examples(), RunFormats.examples(this::range));
    targets = new SettingModel<>(config.targets(), SettingWords.TARGETS);
    adopt(config);
    files
        .chosen()
        .valueProperty()
        .addListener((property, before, after) -> {
          if (!adopting) {
            whole(() -> files.chosenAnew(kind.get(), before, after));
          }
        });
    kind.valueProperty().addListener(property -> inspect());
    files.all().forEach(setting -> setting.valueProperty().addListener(property -> inspect()));
    inspection.underWayProperty().addListener(property -> takeAllThereAre());
    kind.valueProperty().addListener((property, before, after) -> targets.set(usualTargets(after)));
  }

  public SettingModel<DataKind> kind() {
    return kind;
  }

  /** The files that the examples come from. */
  public FileForm files() {
    return files;
  }

  /**
   * What the file holds and how it is read, in a sentence or two; empty while that is not known.
   */
  public ReadOnlyStringProperty foundProperty() {
    return inspection.foundProperty();
  }

  /** What the file leaves open and only the user can say; empty where nothing is. */
  public ReadOnlyObjectProperty<Optional<FileQuestion>> questionProperty() {
    return inspection.questionProperty();
  }

  /** The user says it. */
  public void answer(FileQuestion question, String choice) {
    files.answer(question.question(), choice);
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
    whole(() -> take(config));
  }

  /** One look into the file, once all that names it is in place. */
  private void whole(Runnable change) {
    adopting = true;
    change.run();
    adopting = false;
    inspect();
  }

  private void take(DataConfig config) {
    kind.set(config.kind());
    examples.set(config.examples());
    targets.set(config.targets());
    switch (config) {
      case DataConfig.Bundled bundled -> {}
      case DataConfig.Elsewhere elsewhere -> {}
      case DataConfig.InFile inFile -> files.adopt(inFile.source());
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
  }

  /** The settings that the chosen source has. */
  List<SettingModel<?>> active() {
    List<SettingModel<?>> active = new ArrayList<>(List.of(kind));
    if (kind.get() != DataKind.INLINE) {
      active.add(examples);
    }
    switch (kind.get()) {
      case FASHION, MNIST, ELSEWHERE -> active.add(targets);
      case CIFAR10, CIFAR100, CSV, NPY, IDX, PICTURES -> {
        active.addAll(files.active(kind.get()));
        active.add(targets);
      }
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
    List<SettingModel<?>> all =
        new ArrayList<>(
            List.of(
                kind,
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
                targets));
    all.addAll(files.all());
    return all;
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
      case CIFAR10, CIFAR100, CSV, NPY, IDX, PICTURES ->
          files
              .source(kind.get())
              .map(source -> new DataConfig.InFile(source, count, targets.get()));
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
    boolean none = kind.get().isFile() && files.chosen().get().isEmpty();
    String fault = none ? NO_FILE : inspection.fault();
    files.chosen().objectTo(fault);
    if (!fault.isEmpty()
        || inspection.isUnderWay()
        || inspection.questionProperty().get().isPresent()) {
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
      case CIFAR10, CIFAR100, CSV, NPY, IDX, PICTURES -> inspection.range();
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
      inspection.inspect(() -> files.source(kind.get()), targets.get());
    }
  }

  /** Where the file has fewer examples than are asked for, all that there are. */
  private void takeAllThereAre() {
    int most = inspection.range().most();
    if (kind.get().isFile() && !inspection.isUnderWay() && examples.get() > most) {
      examples.set(most);
    }
  }

  /** The targets that go with a source, so that choosing it alone makes a run. */
  private Targets usualTargets(DataKind chosen) {
    if (chosen.isRegression()) {
      return Targets.REGRESSION;
    }
    return targets.get().isClassification() || !chosen.hasClasses()
        ? targets.get()
        : Targets.ONE_HOT;
  }
}
