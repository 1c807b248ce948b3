package dev.edgescope.app.workspace.form;

import dev.edgescope.app.control.SettingFile;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.DataForm;
import dev.edgescope.app.experiment.SettingWords;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.data.Targets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.FileChooser.ExtensionFilter;

/** The rows that say where the examples come from. */
final class DataRows {
  private static final Set<DataKind> FILES =
      EnumSet.of(DataKind.CIFAR10, DataKind.CSV, DataKind.NPY);
  private static final Set<DataKind> WITH_A_CHOICE_OF_TARGETS =
      DataKind.here().stream()
          .filter(kind -> !kind.isRegression())
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataKind.class)));
  private static final Set<DataKind> TASKS =
      EnumSet.of(DataKind.RANDOM_FEATURES, DataKind.QUADRATIC);

  private static final Set<DataKind> WITH_SPECTRUM =
      EnumSet.of(DataKind.TEACHER, DataKind.RANDOM_FEATURES, DataKind.QUADRATIC);

  private final DataForm form;

  DataRows(DataForm form) {
    this.form = form;
  }

  List<SettingRow> rows() {
    return List.of(
        ExperimentPane.choice(
            "data-set",
            "Data",
            "Where the examples come from.",
            form.kind(),
            DataKind.here(),
            SettingWords.DATA),
        only(
            file(
                "data-file",
                "File",
                "Examples in their order: the first are trained on, up to 1,000 that follow are"
                    + " tested on.",
                form.file(),
                () -> filter(form.kind().get())),
            FILES),
        only(
            file(
                "labels-file",
                "Labels",
                "The labels or targets as .npy, where the file above is .npy; an .npz has both.",
                form.labels(),
                () -> new ExtensionFilter("NumPy array", "*.npy")),
            EnumSet.of(DataKind.NPY)),
        only(
            ExperimentPane.text(
                "degree", "Degree", "Degree of the Chebyshev polynomial.", form.degree()),
            EnumSet.of(DataKind.CHEBYSHEV)),
        only(
            ExperimentPane.text(
                "inputs", "Inputs d", "Dimension of the Gaussian inputs.", form.inputs()),
            EnumSet.of(DataKind.TEACHER)),
        only(
            ExperimentPane.text(
                "task-parameters",
                "Parameters P",
                "Of the linear or quadratic model that the task is drawn for.",
                form.parameters()),
            TASKS),
        only(
            ExperimentPane.text(
                "exponent",
                "Exponent p",
                "The kernel's eigenvalues, or the teacher's input variances, are k⁻ᵖ; 0 makes them"
                    + " all equal.",
                form.exponent()),
            WITH_SPECTRUM),
        only(
            ExperimentPane.text(
                "target-noise",
                "Target noise",
                "Standard deviation of the noise of the targets.",
                form.noise()),
            EnumSet.of(DataKind.TEACHER)),
        only(
            ExperimentPane.text(
                "outlier",
                "Largest λ",
                "The kernel's largest eigenvalue; 1 leaves the power law as it is.",
                form.outlier()),
            TASKS),
        only(
            ExperimentPane.text(
                "quadratic-scale",
                "Scale of Q",
                "Standard deviation of the entries of Q, the model's curvature.",
                form.scale()),
            EnumSet.of(DataKind.QUADRATIC)),
        only(
            ExperimentPane.text(
                "written-x",
                "Inputs x",
                "Numbers of an example separated by commas, examples by semicolons.",
                form.x()),
            EnumSet.of(DataKind.INLINE)),
        only(
            ExperimentPane.text(
                "written-y",
                "Targets y",
                "Targets of each example, written as the inputs.",
                form.y()),
            EnumSet.of(DataKind.INLINE)),
        only(
            ExperimentPane.text(
                "examples",
                "Examples D",
                "Number of training examples, the first of the set.",
                form.examples()),
            EnumSet.complementOf(EnumSet.of(DataKind.INLINE))),
        only(
            ExperimentPane.choice(
                "targets",
                "Targets",
                "One-hot: an output a class, 1 at the label. Parity: one output, −1 for even"
                    + " labels, +1 for odd ones. Regression: the numbers themselves.",
                form.targets(),
                List.of(Targets.values()),
                SettingWords.TARGETS),
            WITH_A_CHOICE_OF_TARGETS));
  }

  private SettingRow only(SettingRow row, Set<DataKind> kinds) {
    return ExperimentPane.only(row, form.kind(), kinds);
  }

  private static SettingRow file(
      String id,
      String name,
      String explanation,
      SettingModel<Optional<Path>> setting,
      Supplier<ExtensionFilter> filter) {
    return new SettingRow(
        id, name, explanation, new SettingFile("Choose file", setting, filter), setting);
  }

  private static ExtensionFilter filter(DataKind kind) {
    return switch (kind) {
      case CIFAR10 -> new ExtensionFilter("CIFAR-10, binary version", "*.bin", "*.bin.gz");
      case NPY -> new ExtensionFilter("NumPy arrays", "*.npz", "*.npy");
      case CSV, FASHION, MNIST, CHEBYSHEV, TEACHER, RANDOM_FEATURES, QUADRATIC, INLINE, ELSEWHERE ->
          new ExtensionFilter("Tables of numbers", "*.csv", "*.tsv", "*.txt", "*.csv.gz");
    };
  }
}
