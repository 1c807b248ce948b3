package dev.edgescope.app.workspace.study;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.PhasePane;
import dev.edgescope.app.chart.mark.ChartMarks;
import dev.edgescope.app.chart.model.PhaseContent;
import dev.edgescope.app.control.MarkdownText;
import dev.edgescope.app.control.Notices;
import dev.edgescope.app.control.SettingSlider;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.TasksButton;
import dev.edgescope.app.control.View;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.ChartTheme;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.CursorCommands;
import dev.edgescope.app.workspace.Outcome;
import dev.edgescope.app.workspace.OutcomeBanner;
import dev.edgescope.app.workspace.Pictures;
import dev.edgescope.app.workspace.Presentation;
import dev.edgescope.app.workspace.Saving;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.engine.config.json.Bundled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The bar, the settings of a study, its page and its charts. */
public final class StudyView extends BorderPane implements View {
  private final Subscriptions life = new Subscriptions();
  private final ObjectProperty<Appearance> appearance;
  private final ComboBox<Study> chooser = new ComboBox<>();
  private final Label status = new Label();
  private final Label note = new Label();
  private final MarkdownText page = new MarkdownText();
  private final VBox center = new VBox();
  private final List<PhasePane> planes = new ArrayList<>();
  private final List<CalmScale> scales = new ArrayList<>();
  private final List<LineChartPane> charts = new ArrayList<>();
  private final Set<Study> begun = new HashSet<>();
  private final BooleanProperty presentation =
      new SimpleBooleanProperty(this, "presentation", false);
  private final BooleanProperty running = new SimpleBooleanProperty(this, "running", false);
  private final Outcome outcome = new Outcome();
  private final Notices noticed = new Notices(center, List.of(OutcomeBanner.of(outcome)));
  private final StudyMenu menu;
  private final Commands commands;
  private Subscription shown = Subscription.EMPTY;

  public StudyView(
      Workspaces workspaces, List<Study> studies, ObjectProperty<Appearance> appearance) {
    this.appearance = appearance;
    Saving saving = new Saving(workspaces.tasks(), outcome);
    menu = new StudyMenu(outcome, new Pictures(appearance, outcome, saving), saving);
    getStyleClass().add("study-view");
    center.getStyleClass().add("center");
    commands = Commands.ofWorkspace(appearance);
    commands.addSwitch(
        Command.STUDY, this::toggle, running, Words.text("study.studyView.stop"), Feather.SQUARE);
    commands.add(Command.PRESENTATION, () -> presentation.set(!presentation.get()));
    commands.takeKeysIn(this);
    Button start = commands.button(Command.STUDY);
    start.getStyleClass().addAll(Styles.ACCENT, "start-button");
    status.setId("study-status");
    note.setId("study-note");
    note.getStyleClass().add("setting-title");
    status.getStyleClass().add(Styles.TEXT_MUTED);
    Label message = new Label();
    message.setId("study-message");
    message.getStyleClass().add(Styles.TEXT_MUTED);
    message.textProperty().bind(outcome.messageProperty());
    WorkspaceBar bar =
        life.own(
            new WorkspaceBar(
                workspaces,
                studyChooser(studies),
                WorkspaceBar.divider(),
                start,
                status,
                new Spacer(),
                new TasksButton(workspaces.tasks()),
                message,
                note,
                menu.button(commands),
                commands.iconButton(Command.APPEARANCE)));
    bar.setDispensable(List.of(message, note, status));
    setTop(bar);
    setCenter(noticed);
    life.add(appearance.subscribe(value -> setTheme()));
    chooser.valueProperty().subscribe(this::show);
    presentation.addListener((property, before, after) -> present(after));
  }

  /** Whether everything is larger, to be seen from the back of a room. */
  public BooleanProperty presentationProperty() {
    return presentation;
  }

  /** Everything larger, and the room of the settings for the charts. */
  private void present(boolean large) {
    Presentation.show(this, large);
    getLeft().setVisible(!large);
    getLeft().setManaged(!large);
  }

  private Node studyChooser(List<Study> studies) {
    chooser.setId("study");
    chooser.setAccessibleText(Words.text("study.studyView.study"));
    chooser.getItems().setAll(studies);
    chooser.setConverter(
        new StringConverter<Study>() {
          @Override
          public String toString(Study study) {
            return study == null ? "" : study.title();
          }

          @Override
          public Study fromString(String title) {
            return studies.stream()
                .filter(study -> study.title().equals(title))
                .findFirst()
                .orElseThrow();
          }
        });
    chooser.setValue(studies.getFirst());
    return chooser;
  }

  private void toggle() {
    Study study = chooser.getValue();
    if (study.state().isRunning()) {
      study.stop();
    } else {
      study.start();
    }
  }

  /** What can be done in it. */
  Commands commands() {
    return commands;
  }

  @Override
  public void close() {
    life.end();
    leave();
  }

  /** Lets go of the study that is shown. */
  private void leave() {
    shown.unsubscribe();
    charts.forEach(chart -> chart.series().clear());
    charts.clear();
    scales.clear();
    planes.clear();
  }

  private void show(Study study) {
    leave();
    for (PhaseContent content : study.planes()) {
      PhasePane plane = new PhasePane(content);
      menu.attach(plane, content, "plane-" + planes.size());
      planes.add(plane);
    }
    ChartMarks marks = new ChartMarks();
    for (StudyChart content : study.charts()) {
      LineChartPane chart = chart(content, study, marks);
      menu.attach(chart, content, study.timeAxis());
      charts.add(chart);
      scales.add(new CalmScale(content.series()));
    }
    page.show(Bundled.page("lessons/" + study.lesson(), Words.language()));
    center.getChildren().setAll(page);
    center.getChildren().addAll(arranged());
    Node column = column(study);
    // The tabulator goes by the order of the children: bar, settings, charts.
    setCenter(null);
    setLeft(column);
    setCenter(noticed);
    column.setVisible(!presentation.get());
    column.setManaged(!presentation.get());
    shown =
        Subscription.combine(
            study.state().runningProperty().subscribe(running::set),
            study.state().statusProperty().subscribe(status::setText),
            study.state().noteProperty().subscribe(note::setText));
    setTheme();
  }

  private static LineChartPane chart(StudyChart content, Study study, ChartMarks marks) {
    LineChartPane chart = new LineChartPane(content.title(), content.scale(), study.timeAxis());
    chart.setId("chart-" + content.id());
    chart.setMarks(marks, content.id());
    CursorCommands.takeKeysOf(chart);
    chart.setSubtitle(content.subtitle());
    chart.setEmptyText(Words.text("study.studyView.itWillBeHereIn"));
    chart.series().setAll(content.series());
    chart.thresholds().setAll(content.thresholds());
    chart.setGaps(content.band().stream().toList());
    chart.setBands(content.stages().orElse(null));
    return chart;
  }

  /**
   * The planes above, the charts in a row below; without planes the first chart takes their place.
   */
  private List<Node> arranged() {
    List<Region> above = new ArrayList<>(planes);
    List<Region> below = new ArrayList<>(charts);
    if (above.isEmpty()) {
      above.add(below.removeFirst());
    }
    HBox upper = row(above);
    VBox.setVgrow(upper, Priority.ALWAYS);
    return below.isEmpty() ? List.of(upper) : List.of(upper, row(below));
  }

  private static HBox row(List<Region> regions) {
    HBox row = new HBox();
    row.getStyleClass().add("chart-row");
    for (Region region : regions) {
      HBox.setHgrow(region, Priority.ALWAYS);
      row.getChildren().add(region);
    }
    return row;
  }

  private static Node column(Study study) {
    VBox settings = new VBox();
    settings.getStyleClass().add("live-controls");
    study.knobs().forEach(knob -> settings.getChildren().add(slider(knob)));
    VBox content = new VBox(settings);
    content.getStyleClass().add("column-content");
    ScrollPane column = new ScrollPane(content);
    column.getStyleClass().add("control-column");
    column.setFitToWidth(false);
    column.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return column;
  }

  private static <T> SettingSlider<T> slider(Knob<T> knob) {
    return SettingSlider.exact(
        knob.id(), knob.name(), knob.explanation(), knob.setting(), knob.scale());
  }

  private void setTheme() {
    ChartTheme theme =
        appearance.get() == Appearance.LIGHT ? ChartTheme.light() : ChartTheme.dark();
    charts.forEach(chart -> chart.themeProperty().set(theme));
    planes.forEach(plane -> plane.themeProperty().set(theme));
  }

  /** Brings the study that is shown up to date, once a frame; at its first it starts. */
  public void pulse() {
    Study study = chooser.getValue();
    if (begun.add(study)) {
      study.start();
    }
    study.pulse();
    scales.forEach(CalmScale::refresh);
    charts.forEach(LineChartPane::pulse);
    planes.forEach(PhasePane::pulse);
  }
}
