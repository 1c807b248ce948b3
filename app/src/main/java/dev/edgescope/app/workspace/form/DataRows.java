package dev.edgescope.app.workspace.form;

import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.DataForm;
import dev.edgescope.app.experiment.SettingWords;
import dev.edgescope.app.text.Words;
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
            Words.text("form.dataRows.data"),
            Words.text("form.dataRows.whereTheExamplesComeFrom"),
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
                "degree",
                Words.text("form.dataRows.degree"),
                Words.text("form.dataRows.degreeOfTheChebyshevPolynomial"),
                form.degree()),
            EnumSet.of(DataKind.CHEBYSHEV)),
        only(
            ExperimentPane.text(
                "inputs",
                Words.text("form.dataRows.inputsD"),
                Words.text("form.dataRows.dimensionOfTheGaussianInputs"),
                form.inputs()),
            EnumSet.of(DataKind.TEACHER)),
        only(
            ExperimentPane.text(
                "task-parameters",
                Words.text("form.dataRows.parametersP"),
                Words.text("form.dataRows.ofTheLinearOrQuadratic"),
                form.parameters()),
            TASKS),
        only(
            ExperimentPane.text(
                "exponent",
                Words.text("form.dataRows.exponentP"),
                Words.text("form.dataRows.theKernelsEigenvaluesOrThe"),
                form.exponent()),
            WITH_SPECTRUM),
        only(
            ExperimentPane.text(
                "target-noise",
                Words.text("form.dataRows.targetNoise"),
                Words.text("form.dataRows.standardDeviationOfTheNoise"),
                form.noise()),
            EnumSet.of(DataKind.TEACHER)),
        only(
            ExperimentPane.text(
                "outlier",
                Words.text("form.dataRows.largestLambda"),
                Words.text("form.dataRows.theKernelsLargestEigenvalue1"),
                form.outlier()),
            TASKS),
        only(
            ExperimentPane.text(
                "quadratic-scale",
                Words.text("form.dataRows.scaleOfQ"),
                Words.text("form.dataRows.standardDeviationOfTheEntries"),
                form.scale()),
            EnumSet.of(DataKind.QUADRATIC)),
        only(
            ExperimentPane.text(
                "written-x",
                Words.text("form.dataRows.inputsX"),
                Words.text("form.dataRows.numbersOfAnExampleSeparated"),
                form.x()),
            EnumSet.of(DataKind.INLINE)),
        only(
            ExperimentPane.text(
                "written-y",
                Words.text("form.dataRows.targetsY"),
                Words.text("form.dataRows.targetsOfEachExampleWritten"),
                form.y()),
            EnumSet.of(DataKind.INLINE)),
        only(
            ExperimentPane.text(
                "examples",
                Words.text("form.dataRows.examplesD"),
                Words.text("form.dataRows.numberOfTrainingExamplesThe"),
                form.examples()),
            EnumSet.complementOf(EnumSet.of(DataKind.INLINE))),
        only(
            ExperimentPane.choice(
                "targets",
                Words.text("form.dataRows.targets"),
                Words.text("form.dataRows.oneHotAnOutputA"),
                form.targets(),
                List.of(Targets.values()),
                SettingWords.TARGETS),
            WITH_A_CHOICE_OF_TARGETS));
  }

  private SettingRow only(SettingRow row, Set<DataKind> kinds) {
    return ExperimentPane.only(row, form.kind(), kinds);
  }
}
