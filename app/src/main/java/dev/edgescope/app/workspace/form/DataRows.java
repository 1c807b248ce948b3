package dev.edgescope.app.workspace.form;

import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.DataForm;
import dev.edgescope.app.experiment.SettingWords;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.data.Targets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;

/** The rows that say where the examples come from. */
final class DataRows {
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

  List<Node> rows() {
    List<Node> rows = new ArrayList<>();
    rows.add(
        ExperimentPane.choice(
            "data-set",
            "Data",
            "Where the examples come from.",
            form.kind(),
            DataKind.here(),
            SettingWords.DATA));
    rows.addAll(new FileRows(form).rows());
    rows.addAll(others());
    return rows;
  }

  private List<SettingRow> others() {
    return List.of(
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
                "Number of training examples, the first of the set; of a file \"all\" takes all.",
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
}
