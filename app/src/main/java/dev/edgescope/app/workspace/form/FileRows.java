package dev.edgescope.app.workspace.form;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.SettingFile;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.DataForm;
import dev.edgescope.app.experiment.FileForm;
import dev.edgescope.app.experiment.FileFormats;
import dev.edgescope.app.experiment.FileQuestion;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.data.picture.CifarLabels;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser.ExtensionFilter;

/**
 * The rows that say which files the examples come from and how they are read; what a file leaves
 * open is asked below it, with a button for each answer.
 */
final class FileRows {
  private static final Set<DataKind> FILES =
      EnumSet.of(DataKind.CIFAR10, DataKind.CIFAR100, DataKind.IDX, DataKind.CSV, DataKind.NPY);
  private static final Set<DataKind> FOLDERS =
      EnumSet.of(DataKind.CIFAR10, DataKind.CIFAR100, DataKind.IDX, DataKind.PICTURES);
  private static final Set<DataKind> PAIRS = EnumSet.of(DataKind.NPY, DataKind.IDX);
  private static final Set<DataKind> TABLES = EnumSet.of(DataKind.CSV);

  private static final Set<DataKind> NUMBERED =
      EnumSet.of(DataKind.CSV, DataKind.NPY, DataKind.IDX);

  private final DataForm form;
  private final FileForm files;

  // The form outlives the rows, and does not hold on to them.
  private final ChangeListener<Optional<FileQuestion>> asking;
  private final VBox question = new VBox();

  FileRows(DataForm form) {
    this.form = form;
    files = form.files();
    question.setId("file-question");
    question.getStyleClass().add("file-question");
    // Kept by the box, as long as that is shown.
    asking = (property, before, after) -> ask(after);
    question.setUserData(asking);
    form.questionProperty().addListener(new WeakChangeListener<>(asking));
    ask(form.questionProperty().get());
  }

  List<Node> rows() {
    return List.of(
        only(
            file(
                "data-file",
                Words.text("form.fileRows.file"),
                Words.text("form.fileRows.examplesInTheirOrderThe"),
                files.chosen(),
                () -> filter(form.kind().get())),
            FILES),
        only(
            row(
                "data-folder",
                Words.text("form.fileRows.folder"),
                Words.text("form.fileRows.theFolderOfTheWhole"),
                SettingFile.folder(Words.text("form.fileRows.chooseFolder"), files.chosen()),
                files.chosen()),
            FOLDERS),
        found(),
        question,
        only(
            file(
                "labels-file",
                Words.text("form.fileRows.labels"),
                Words.text("form.fileRows.theLabelsOrTargetsWhere"),
                files.labels(),
                () -> filter(form.kind().get())),
            PAIRS),
        only(
            ExperimentPane.text(
                "label-column",
                Words.text("form.fileRows.labelColumn"),
                Words.text("form.fileRows.nameOrNumberOfThe"),
                files.label()),
            TABLES),
        only(
            ExperimentPane.text(
                "left-out",
                Words.text("form.fileRows.leftOut"),
                Words.text("form.fileRows.namesOrNumbersOfColumns"),
                files.leaveOut()),
            TABLES),
        only(
            ExperimentPane.choice(
                "header",
                Words.text("form.fileRows.firstLine"),
                Words.text("form.fileRows.whetherTheFirstLineHas"),
                files.header(),
                FileForm.HEADERS,
                FileFormats.HEADER),
            TABLES),
        only(
            ExperimentPane.text(
                "arrays",
                Words.text("form.fileRows.arrays"),
                Words.text("form.fileRows.namesOfTheFeaturesAnd"),
                files.arrays()),
            EnumSet.of(DataKind.NPY)),
        only(
            ExperimentPane.choice(
                "layout",
                Words.text("form.fileRows.layout"),
                Words.text("form.fileRows.whetherTheChannelsOfAn"),
                files.layout(),
                FileForm.LAYOUTS,
                FileFormats.LAYOUT),
            PAIRS),
        only(
            ExperimentPane.choice(
                "renumber",
                Words.text("form.fileRows.classNumbers"),
                Words.text("form.fileRows.classNumbersWhat"),
                files.renumber(),
                List.of(false, true),
                FileFormats.RENUMBER),
            NUMBERED),
        only(
            ExperimentPane.choice(
                "cifar-labels",
                Words.text("form.fileRows.labels"),
                Words.text("form.fileRows.cifar100Has100Classes"),
                files.cifarLabels(),
                List.of(CifarLabels.FINE, CifarLabels.COARSE),
                FileFormats.CIFAR_LABELS),
            EnumSet.of(DataKind.CIFAR100)),
        only(
            file(
                "test-file",
                Words.text("form.fileRows.testFile"),
                Words.text("form.fileRows.testExamplesOfAFile"),
                files.test(),
                () -> filter(form.kind().get())),
            FILES),
        only(
            file(
                "test-labels-file",
                Words.text("form.fileRows.testLabels"),
                Words.text("form.fileRows.theLabelsOfTheTest"),
                files.testLabels(),
                () -> filter(form.kind().get())),
            PAIRS));
  }

  private Label found() {
    Label found = new Label();
    found.setId("file-found");
    found.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    found.setWrapText(true);
    found.textProperty().bind(form.foundProperty());
    found.visibleProperty().bind(found.textProperty().isNotEmpty());
    found.managedProperty().bind(found.visibleProperty());
    return found;
  }

  private void ask(Optional<FileQuestion> asked) {
    question.getChildren().clear();
    question.setVisible(asked.isPresent());
    question.setManaged(asked.isPresent());
    if (asked.isEmpty()) {
      return;
    }
    FileQuestion open = asked.get();
    Label words = new Label(open.words());
    words.setWrapText(true);
    FlowPane answers = new FlowPane();
    answers.getStyleClass().add("file-answers");
    for (String choice : open.choices()) {
      Button answer = new Button(open.words(choice));
      answer.setMnemonicParsing(false);
      answer.getStyleClass().add(Styles.SMALL);
      answer.setOnAction(event -> form.answer(open, choice));
      answers.getChildren().add(answer);
    }
    question.getChildren().setAll(words, answers);
  }

  private SettingRow only(SettingRow row, Set<DataKind> kinds) {
    return ExperimentPane.only(row, form.kind(), kinds);
  }

  private static SettingRow row(
      String id,
      String name,
      String explanation,
      SettingFile button,
      SettingModel<Optional<Path>> setting) {
    return new SettingRow(id, name, explanation, button, setting);
  }

  private static SettingRow file(
      String id,
      String name,
      String explanation,
      SettingModel<Optional<Path>> setting,
      Supplier<ExtensionFilter> filter) {
    return row(
        id,
        name,
        explanation,
        new SettingFile(Words.text("form.fileRows.chooseFile"), setting, filter),
        setting);
  }

  private static ExtensionFilter filter(DataKind kind) {
    return switch (kind) {
      case CIFAR10, CIFAR100 ->
          new ExtensionFilter(Words.text("form.fileRows.cifarBinaryVersion"), "*.bin", "*.bin.gz");
      case NPY -> new ExtensionFilter(Words.text("form.fileRows.numPyArrays"), "*.npz", "*.npy");
      case IDX ->
          new ExtensionFilter(
              Words.text("form.fileRows.mNISTsFormat"), "*ubyte", "*ubyte.gz", "*.idx", "*.idx.gz");
      case CSV,
          PICTURES,
          FASHION,
          MNIST,
          CHEBYSHEV,
          TEACHER,
          RANDOM_FEATURES,
          QUADRATIC,
          INLINE,
          ELSEWHERE ->
          new ExtensionFilter(
              Words.text("form.fileRows.tables"), "*.csv", "*.tsv", "*.txt", "*.csv.gz");
    };
  }
}
