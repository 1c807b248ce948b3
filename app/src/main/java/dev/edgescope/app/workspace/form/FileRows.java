package dev.edgescope.app.workspace.form;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.SettingFile;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.experiment.DataForm;
import dev.edgescope.app.experiment.FileForm;
import dev.edgescope.app.experiment.FileFormats;
import dev.edgescope.app.experiment.FileQuestion;
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
                "File",
                "Examples in their order: the first are trained on, and up to 1,000 that follow are"
                    + " tested on unless there is a test set.",
                files.chosen(),
                () -> filter(form.kind().get())),
            FILES),
        only(
            row(
                "data-folder",
                "Folder",
                "The folder of the whole set as its archive unpacks it, or one with a folder of"
                    + " pictures for each class.",
                SettingFile.folder("Choose folder", files.chosen()),
                files.chosen()),
            FOLDERS),
        found(),
        question,
        only(
            file(
                "labels-file",
                "Labels",
                "The labels or targets, where the file above has the features alone; an .npz has"
                    + " both.",
                files.labels(),
                () -> filter(form.kind().get())),
            PAIRS),
        only(
            ExperimentPane.text(
                "label-column",
                "Label column",
                "Name or number of the column of the label, counted from 1; the last unless another"
                    + " is named.",
                files.label()),
            TABLES),
        only(
            ExperimentPane.text(
                "left-out",
                "Left out",
                "Names or numbers of columns that are neither features nor label, separated by"
                    + " commas.",
                files.leaveOut()),
            TABLES),
        only(
            ExperimentPane.choice(
                "header",
                "First line",
                "Whether the first line has the names of the columns; told by its cells where"
                    + " nobody says.",
                files.header(),
                FileForm.HEADERS,
                FileFormats.HEADER),
            TABLES),
        only(
            ExperimentPane.text(
                "arrays",
                "Arrays",
                "Names of the features and the labels in an .npz, and of those of a test set after"
                    + " them, separated by commas.",
                files.arrays()),
            EnumSet.of(DataKind.NPY)),
        only(
            ExperimentPane.choice(
                "layout",
                "Layout",
                "Whether the channels of an image come before its height and width, as in PyTorch,"
                    + " or after them, as in Keras.",
                files.layout(),
                FileForm.LAYOUTS,
                FileFormats.LAYOUT),
            PAIRS),
        only(
            ExperimentPane.choice(
                "cifar-labels",
                "Labels",
                "CIFAR-100 has 100 classes, in 20 groups.",
                files.cifarLabels(),
                List.of(CifarLabels.FINE, CifarLabels.COARSE),
                FileFormats.CIFAR_LABELS),
            EnumSet.of(DataKind.CIFAR100)),
        only(
            file(
                "test-file",
                "Test file",
                "Test examples of a file of their own, up to 10,000; a folder or an .npz may have"
                    + " them inside.",
                files.test(),
                () -> filter(form.kind().get())),
            FILES),
        only(
            file(
                "test-labels-file",
                "Test labels",
                "The labels of the test examples, where their file has the features alone.",
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
    return row(id, name, explanation, new SettingFile("Choose file", setting, filter), setting);
  }

  private static ExtensionFilter filter(DataKind kind) {
    return switch (kind) {
      case CIFAR10, CIFAR100 -> new ExtensionFilter("CIFAR, binary version", "*.bin", "*.bin.gz");
      case NPY -> new ExtensionFilter("NumPy arrays", "*.npz", "*.npy");
      case IDX -> new ExtensionFilter("MNIST's format", "*ubyte", "*ubyte.gz", "*.idx", "*.idx.gz");
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
          new ExtensionFilter("Tables", "*.csv", "*.tsv", "*.txt", "*.csv.gz");
    };
  }
}
