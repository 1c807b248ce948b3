package dev.edgescope.app.workspace.runs;

import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.SwitchRow;
import dev.edgescope.app.control.View;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunEntry.Role;
import dev.edgescope.app.run.RunList;
import dev.edgescope.app.run.curve.RunLook;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.ChartTheme;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The runs that share the charts, the switch for the twin, and how others come to them. */
public final class RunListPane extends VBox implements View {
  private static final double SWATCH = 20;
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final Subscriptions life = new Subscriptions();

  /** Of the rows that are shown now. */
  private final Subscriptions rowLife = new Subscriptions();

  private final RunComparison comparison;
  private final ObservableValue<Appearance> appearance;
  private final RunCopies copies;
  private final VBox rows = new VBox();

  public RunListPane(RunComparison comparison, ObservableValue<Appearance> appearance) {
    this.comparison = comparison;
    this.appearance = appearance;
    copies = new RunCopies(comparison);
    getStyleClass().add("run-list");
    Label title = new Label(Words.text("workspace.runListPane.runs"));
    title.getStyleClass().add("section-title");
    rows.getStyleClass().add("run-rows");
    PredictionPane predictions =
        life.own(
            new PredictionPane(comparison.selectedProperty().map(comparison.companions()::flows)));
    SeedsPane seeds = life.own(new SeedsPane(comparison.companions().seeds()));
    getChildren().addAll(title, twinSwitch(), seeds, predictions, rows, branchButton());
    RunList runs = comparison.runs();
    life.add(runs.entries().subscribe(this::fill));
    life.add(comparison.selectedProperty().subscribe(selected -> fill()));
    life.add(appearance.subscribe(value -> fill()));
  }

  @Override
  public void close() {
    life.end();
    rowLife.end();
  }

  private Node twinSwitch() {
    SwitchRow row =
        new SwitchRow(
            "twin",
            Words.text("workspace.runListPane.fullBatchTwin"),
            Words.text("workspace.runListPane.theSameRunOnThe"));
    row.selectedProperty().bindBidirectional(comparison.twinOnProperty());
    return row;
  }

  private Node branchButton() {
    Button button =
        new Button(
            Words.text("workspace.runListPane.branchHere"), new FontIcon(Feather.GIT_BRANCH));
    button.setId("branch-here");
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(Words.text("workspace.runListPane.aCopyOfTheSelected")));
    button.setOnAction(event -> copies.branchHere(button));
    return button;
  }

  private void fill() {
    rowLife.end();
    List<RunEntry> entries = comparison.runs().entries();
    rows.getChildren().setAll(entries.stream().map(this::row).toList());
  }

  private Node row(RunEntry entry) {
    HBox row =
        new HBox(
            swatch(entry),
            name(entry),
            solo(entry),
            toggle(
                "eye",
                entry.shownProperty(),
                Feather.EYE,
                Feather.EYE_OFF,
                Words.text("workspace.runListPane.showInTheCharts"),
                Words.text("workspace.runListPane.shownInTheChartsOr")),
            toggle(
                "pin",
                entry.pinnedProperty(),
                Feather.LOCK,
                Feather.UNLOCK,
                Words.text("workspace.runListPane.keep"),
                entry.role() == Role.EARLIER
                    ? Words.text("workspace.runListPane.keptFromBefore")
                    : Words.text("workspace.runListPane.keepThisRunInThe")),
            duplicate(entry),
            delete(entry));
    row.getStyleClass().add("run-row");
    row.getStyleClass().add("run-" + entry.role().name().toLowerCase(Locale.ROOT));
    comparison.find(entry).ifPresent(run -> makeSelectable(row, run));
    return row;
  }

  private Node name(RunEntry entry) {
    Label name = new Label();
    name.textProperty().bind(entry.nameProperty().map(NumberText::unbroken));
    name.getStyleClass().add("run-name");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    name.setWrapText(true);
    HBox.setHgrow(name, Priority.ALWAYS);
    Tooltip whole = new Tooltip();
    name.setTooltip(whole);
    name.opacityProperty().bind(entry.shownProperty().map(shown -> shown ? 1.0 : 0.55));
    FontIcon stopped = new FontIcon(Feather.ALERT_TRIANGLE);
    comparison
        .find(entry)
        .ifPresentOrElse(
            run -> {
              whole
                  .textProperty()
                  .bind(
                      Bindings.createStringBinding(
                          () -> tip(entry, run),
                          entry.nameProperty(),
                          run.messages().failureProperty()));
              rowLife.bind(
                  name.graphicProperty(),
                  run.messages().failureProperty().map(why -> why.isEmpty() ? null : stopped));
            },
            () -> whole.textProperty().bind(entry.nameProperty()));
    return name;
  }

  private static String tip(RunEntry entry, LiveRun run) {
    String failure = run.messages().failureProperty().get();
    return failure.isEmpty()
        ? Words.text("workspace.runListPane.clickToMove", entry.nameProperty().get())
        : entry.nameProperty().get() + ": " + failure;
  }

  /** With others beside it, a click or Enter lets the controls move a run. */
  private void makeSelectable(HBox row, LiveRun run) {
    if (comparison.live().size() < 2) {
      return;
    }
    boolean selected = run == comparison.selectedProperty().get();
    row.pseudoClassStateChanged(SELECTED, selected);
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    row.setAccessibleText(
        selected
            ? Words.text("workspace.runListPane.theControlsMoveThisRun")
            : Words.text("workspace.runListPane.letTheControlsMoveIt"));
    row.setOnMouseClicked(event -> comparison.select(run));
    row.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ENTER) {
        comparison.select(run);
        event.consume();
      }
    });
  }

  /** A piece of the run's line as the charts draw it among others. */
  private Node swatch(RunEntry entry) {
    Line line = new Line(0, 0, SWATCH, 0);
    line.setStrokeWidth(3);
    RunLook look = entry.look(false);
    ChartTheme theme = appearance.getValue().chartTheme();
    line.setStroke(
        look.faded() ? theme.paleColour(look.colour()) : theme.seriesColour(look.colour()));
    line.getStrokeDashArray().setAll(look.dash().pattern());
    return line;
  }

  private Node solo(RunEntry entry) {
    Button button =
        icon(
            Feather.TARGET,
            Words.text("workspace.runListPane.showAlone"),
            Words.text("workspace.runListPane.showThisRunAloneOr"));
    button.getStyleClass().add("solo");
    button.setOnAction(event -> comparison.runs().toggleSolo(entry));
    return button;
  }

  private Node duplicate(RunEntry entry) {
    Button button =
        icon(
            Feather.COPY,
            Words.text("workspace.runListPane.duplicateWithChanges"),
            Words.text("workspace.runListPane.startTheSameRunWith"));
    button.getStyleClass().add("duplicate");
    button.setOnAction(event -> copies.duplicate(entry, button));
    return button;
  }

  private Node delete(RunEntry entry) {
    Button button =
        icon(
            Feather.X,
            Words.text("workspace.runListPane.remove"),
            comparison.canDelete(entry)
                ? Words.text("workspace.runListPane.takeThisRunOffThe")
                : Words.text("workspace.runListPane.theLastLiveRunStays"));
    button.getStyleClass().add("delete");
    button.setDisable(!comparison.canDelete(entry));
    button.setOnAction(event -> comparison.delete(entry));
    return button;
  }

  private ToggleButton toggle(
      String styleClass,
      BooleanProperty value,
      Feather on,
      Feather off,
      String name,
      String explanation) {
    FontIcon icon = new FontIcon(off);
    ToggleButton button = new ToggleButton(null, icon);
    rowLife.add(value.subscribe(is -> icon.setIconCode(is ? on : off)));
    button.selectedProperty().bindBidirectional(value);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "run-button", styleClass);
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(explanation));
    return button;
  }

  private static Button icon(Feather icon, String name, String explanation) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "run-button");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(explanation));
    return button;
  }
}
