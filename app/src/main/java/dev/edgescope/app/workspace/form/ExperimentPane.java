package dev.edgescope.app.workspace.form;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.SettingChoice;
import dev.edgescope.app.control.SettingFormat;
import dev.edgescope.app.control.SettingModel;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.control.SettingTextField;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.experiment.ExperimentForm;
import dev.edgescope.app.experiment.SettingWords;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Loss;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The settings that need a new run, and the button that makes it. */
final class ExperimentPane extends VBox implements View {
  private final Subscriptions life = new Subscriptions();

  ExperimentPane(LiveViewModel model) {
    getStyleClass().add("experiment");
    Label title = new Label("Experiment");
    title.getStyleClass().add("section-title");
    Label hint = new Label("Changes here start a new run.");
    hint.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    ExperimentForm form = model.experiment();
    VBox rows = new VBox();
    rows.getStyleClass().add("setting-rows");
    rows.getChildren().addAll(new DataRows(form.data()).rows());
    rows.getChildren().addAll(new ModelRows(form.model()).rows());
    rows.getChildren()
        .addAll(
            choice(
                "loss",
                "Loss",
                "Squared error ½|f − y|², summed over the outputs, or cross-entropy.",
                form.loss(),
                List.of(Loss.values()),
                SettingWords.LOSS),
            text(
                "eigenvalues",
                "Eigenvalues",
                String.format(
                    Locale.ROOT,
                    "How many of the largest Hessian eigenvalues are followed, or \"%s\": as many"
                        + " as lie above half the edge, %d at the most. Each costs time.",
                    TopEigenvalues.ABOVE_HALF_EDGE_WORD,
                    Limits.MAX_TOP_EIGENVALUES),
                form.eigenvalues()),
            choice(
                "precision",
                "Precision",
                "Floating-point format of the whole run.",
                form.precision(),
                List.of(Precision.values()),
                SettingWords.PRECISION),
            text("seed", "Seed", "Of the initial weights and of the batches.", form.seed()));
    Label optimizer = new Label("Optimizer");
    optimizer.getStyleClass().add("form-part");
    VBox optimizerRows = new VBox(optimizer);
    optimizerRows.getStyleClass().add("setting-rows");
    optimizerRows.getChildren().addAll(new OptimizerRows(form.optimizer()).rows());
    getChildren().addAll(new VBox(title, hint), rows, optimizerRows, buttons(model));
  }

  @Override
  public void close() {
    life.end();
  }

  private HBox buttons(LiveViewModel model) {
    Button apply = new Button("Apply and reset");
    apply.setId("apply");
    // Coloured only once there is something to apply.
    life.add(
        model
            .experiment()
            .applicableProperty()
            .subscribe(
                applicable -> {
                  apply.getStyleClass().remove(Styles.ACCENT);
                  if (applicable) {
                    apply.getStyleClass().add(Styles.ACCENT);
                  }
                }));
    apply.disableProperty().bind(model.experiment().applicableProperty().not());
    apply.setOnAction(event -> model.applyExperiment());
    Button discard = new Button("Discard");
    discard.setId("discard");
    discard.getStyleClass().add(Styles.FLAT);
    discard.disableProperty().bind(model.experiment().changedProperty().not());
    discard.setOnAction(event -> model.experiment().discard());
    HBox buttons = new HBox(apply, discard);
    buttons.getStyleClass().add("form-buttons");
    return buttons;
  }

  static <T> SettingRow choice(
      String id,
      String name,
      String explanation,
      SettingModel<T> setting,
      List<T> values,
      SettingFormat<T> words) {
    return new SettingRow(
        id, name, explanation, new SettingChoice<>(setting, values, words), setting);
  }

  static SettingRow text(String id, String name, String explanation, SettingModel<?> setting) {
    return new SettingRow(
        id,
        name,
        explanation,
        new SettingTextField(name, setting, SettingTextField.Effect.WHILE_TYPING),
        setting);
  }

  /** Shows a row only while one of the given kinds is chosen; without it, it takes no room. */
  static <K> SettingRow only(SettingRow row, SettingModel<K> kind, Set<K> kinds) {
    row.visibleProperty().bind(kind.valueProperty().map(kinds::contains));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }
}
