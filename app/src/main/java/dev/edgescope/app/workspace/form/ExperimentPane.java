package dev.edgescope.app.workspace.form;

import atlantafx.base.controls.Spacer;
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
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.machine.Reproducibility;
import dev.edgescope.engine.objective.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The settings that need a new run, in groups, in a drawer over the charts; what has been changed
 * is marked, and the button that makes the run is always in sight.
 */
public final class ExperimentPane extends BorderPane implements View {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final Subscriptions life = new Subscriptions();
  private final ExperimentForm form;
  private final Map<SettingRow, Object> applied = new LinkedHashMap<>();

  /** Whether a setting has moved since the marks were set. */
  private boolean moved = true;

  /**
   * The drawer of the experiment.
   *
   * @param open whether it is
   */
  public ExperimentPane(LiveViewModel model, BooleanProperty open) {
    form = model.experiment();
    setId("experiment");
    getStyleClass().add("experiment");
    Label title = new Label(Words.text("form.experimentPane.experiment"));
    title.getStyleClass().add("section-title");
    Button close = new Button(null, new FontIcon(Feather.X));
    close.setId("experiment-close");
    close.setAccessibleText(Words.text("form.experimentPane.closeTheSettingsOfThe"));
    close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    close.setOnAction(event -> open.set(false));
    HBox head = new HBox(title, new Spacer(), close);
    head.getStyleClass().add("drawer-head");
    Label hint = new Label(Words.text("form.experimentPane.changesHereStartANew"));
    hint.getStyleClass().addAll(Styles.TEXT_MUTED, "hint");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    VBox groups =
        new VBox(
            hint,
            group(Words.text("form.experimentPane.data"), new DataRows(form.data()).rows()),
            group(Words.text("form.experimentPane.model"), new ModelRows(form.model()).rows()),
            group(Words.text("form.experimentPane.training"), training()),
            group(
                Words.text("form.experimentPane.optimizer"),
                new OptimizerRows(form.optimizer()).rows()),
            group(Words.text("form.experimentPane.measuring"), measuring()));
    groups.getStyleClass().add("drawer-groups");
    ScrollPane scroll = new ScrollPane(groups);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    setTop(head);
    setCenter(scroll);
    setBottom(buttons(model));
    life.add(form.changedProperty().subscribe(() -> moved = true));
    life.bind(visibleProperty(), open);
    life.bind(managedProperty(), open);
  }

  @Override
  public void close() {
    life.end();
  }

  /** Marks what has been changed, once a frame: by then all of a change has come through. */
  public void pulse() {
    if (!moved) {
      return;
    }
    moved = false;
    boolean changed = form.changedProperty().get();
    applied.replaceAll((row, before) -> changed ? before : row.setting().get());
    applied.forEach(
        (row, before) -> row.pseudoClassStateChanged(CHANGED, !before.equals(row.setting().get())));
  }

  private VBox group(String name, List<? extends Node> rows) {
    Label title = new Label(name);
    title.getStyleClass().add("form-part");
    VBox group = new VBox(title);
    group.getStyleClass().add("setting-rows");
    group.getChildren().addAll(rows);
    rows.stream()
        .filter(SettingRow.class::isInstance)
        .map(SettingRow.class::cast)
        .forEach(row -> {
          applied.put(row, row.setting().get());
          life.add(row.setting().valueProperty().subscribe(() -> moved = true));
        });
    return group;
  }

  private List<SettingRow> training() {
    return List.of(
        choice(
            "loss",
            Words.text("form.experimentPane.loss"),
            Words.text("form.experimentPane.lossWhat"),
            form.loss(),
            List.of(Loss.values()),
            SettingWords.LOSS),
        choice(
            "precision",
            Words.text("form.experimentPane.precision"),
            Words.text("form.experimentPane.floatingPointFormatOfThe"),
            form.precision(),
            List.of(Precision.values()),
            SettingWords.PRECISION),
        choice(
            "reproducible",
            Words.text("form.experimentPane.reproducible"),
            Words.text("form.experimentPane.reproducibleWhat"),
            form.reproducible(),
            List.of(Reproducibility.values()),
            SettingWords.REPRODUCIBLE),
        text(
            "seed",
            Words.text("form.experimentPane.seed"),
            Words.text("form.experimentPane.ofTheInitialWeightsAnd"),
            form.seed()));
  }

  private List<SettingRow> measuring() {
    return List.of(
        text(
            "eigenvalues",
            Words.text("form.experimentPane.eigenvalues"),
            Words.text(
                "form.experimentPane.eigenvaluesWhat",
                TopEigenvalues.ABOVE_HALF_EDGE_WORD,
                String.valueOf(Limits.MAX_TOP_EIGENVALUES)),
            form.eigenvalues()));
  }

  private HBox buttons(LiveViewModel model) {
    Button apply = new Button(Words.text("form.experimentPane.applyAndReset"));
    apply.setId("apply");
    // Coloured only once there is something to apply.
    life.add(
        model
            .experiment()
            .applicableProperty()
            .subscribe(applicable -> {
              apply.getStyleClass().remove(Styles.ACCENT);
              if (applicable) {
                apply.getStyleClass().add(Styles.ACCENT);
              }
            }));
    apply.disableProperty().bind(model.experiment().applicableProperty().not());
    apply.setOnAction(event -> model.applyExperiment());
    Button discard = new Button(Words.text("form.experimentPane.discard"));
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
