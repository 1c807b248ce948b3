package dev.edgescope.app.workspace.runs;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.ContentPopover;
import dev.edgescope.app.control.ErrorLabel;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.control.SettingTextField;
import dev.edgescope.app.experiment.RunEditor;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.Setting;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks with which changes a copy of a run is to be started. */
final class RunEditorPopover extends ContentPopover {
  private final RunEditor editor;
  private final Consumer<RunConfig> starter;
  private final SettingTextField first;

  /**
   * @param title what is going to happen
   * @param explanation in a sentence
   * @param fromStart whether the copy begins at step 0, so that another seed means something for
   *     its initial weights
   * @param starter takes the changed configuration
   */
  RunEditorPopover(
      String title,
      String explanation,
      boolean fromStart,
      RunEditor editor,
      Consumer<RunConfig> starter) {
    super(ArrowLocation.LEFT_TOP);
    this.editor = editor;
    this.starter = starter;
    Label heading = new Label(title);
    heading.setId("editor-title");
    heading.getStyleClass().add("section-title");
    Label hint = new Label(explanation);
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    first = field(Words.text("workspace.runEditorPopover.learningRate"), editor.learningRate());
    SettingRow momentum =
        editor.momentumSetting().equals(Optional.of(Setting.BETA1))
            ? row(
                "editor-momentum",
                EngineWords.of(Setting.BETA1),
                Words.text("workspace.runEditorPopover.ofTheAverageOfThe"),
                editor.momentum())
            : row(
                "editor-momentum",
                Words.text("workspace.runEditorPopover.momentum"),
                Words.text("workspace.runEditorPopover.ofTheVelocityItLifts"),
                editor.momentum());
    momentum.setVisible(editor.momentumSetting().isPresent());
    momentum.setManaged(momentum.isVisible());
    VBox rows =
        new VBox(
            row(
                "editor-learning-rate",
                Words.text("workspace.runEditorPopover.learningRate"),
                Words.text("workspace.runEditorPopover.howFarAStepGoes"),
                first,
                editor.learningRate()),
            row(
                "editor-batch-size",
                Words.text("workspace.runEditorPopover.batchSizeB"),
                Words.text("workspace.runEditorPopover.orFull"),
                editor.batchSize()),
            momentum,
            row(
                "editor-seed",
                Words.text("workspace.runEditorPopover.seed"),
                fromStart
                    ? Words.text("workspace.runEditorPopover.ofTheInitialWeightsAnd")
                    : Words.text("workspace.runEditorPopover.ofTheBatchesFromHere"),
                editor.seed()),
            row(
                "editor-others",
                Words.text("workspace.runEditorPopover.otherChanges"),
                Words.text("workspace.runEditorPopover.anyOtherSettingsAsIn"),
                editor.others()));
    rows.getStyleClass().add("setting-rows");
    ErrorLabel error = new ErrorLabel(editor.errorProperty());
    error.setId("editor-error");
    VBox content = new VBox(new VBox(heading, hint), rows, error, buttons());
    content.setId("run-editor");
    content.getStyleClass().add("run-editor");
    fill(content);
  }

  /** Shows it beside a node, with the cursor in the first field. */
  void open(Node owner) {
    show(owner);
    first.requestFocus();
    first.selectAll();
  }

  /** Shows it at a place on the screen. */
  void open(Node owner, double x, double y) {
    show(owner, x, y);
    first.requestFocus();
    first.selectAll();
  }

  private Node buttons() {
    Button start = new Button(Words.text("workspace.runEditorPopover.startBesideTheOthers"));
    start.setId("editor-start");
    start.setDefaultButton(true);
    start.setOnAction(event -> start());
    Button cancel = new Button(Words.text("workspace.runEditorPopover.cancel"));
    cancel.setId("editor-cancel");
    cancel.setCancelButton(true);
    cancel.getStyleClass().add(Styles.FLAT);
    cancel.setOnAction(event -> hide());
    HBox buttons = new HBox(start, cancel);
    buttons.getStyleClass().add("form-buttons");
    return buttons;
  }

  private void start() {
    editor
        .config()
        .ifPresent(config -> {
          hide();
          starter.accept(config);
        });
  }

  private static SettingTextField field(String name, SettingModel<?> setting) {
    return new SettingTextField(name, setting, SettingTextField.Effect.WHILE_TYPING);
  }

  private static SettingRow row(
      String id, String name, String explanation, SettingModel<?> setting) {
    return row(id, name, explanation, field(name, setting), setting);
  }

  private static SettingRow row(
      String id, String name, String explanation, SettingTextField field, SettingModel<?> setting) {
    return new SettingRow(id, name, explanation, field, setting);
  }
}
