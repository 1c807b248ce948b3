package dev.edgescope.app.workspace.sweep;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.chart.GridPane;
import dev.edgescope.app.chart.grid.GridReadout;
import dev.edgescope.app.control.Banner;
import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.control.MarkdownText;
import dev.edgescope.app.control.Notices;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.TasksButton;
import dev.edgescope.app.control.View;
import dev.edgescope.app.sweep.SweepForm;
import dev.edgescope.app.sweep.SweepModel;
import dev.edgescope.app.sweep.SweepStage;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.Outcome;
import dev.edgescope.app.workspace.OutcomeBanner;
import dev.edgescope.app.workspace.Pictures;
import dev.edgescope.app.workspace.Presentation;
import dev.edgescope.app.workspace.Saving;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.engine.sweep.plan.SweepPreset;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser.ExtensionFilter;
import org.controlsfx.control.action.Action;
import org.kordamp.ikonli.feather.Feather;

/** The bar of a sweep, its settings, and its plane. */
public final class SweepView extends BorderPane implements View {
  private final Subscriptions life = new Subscriptions();
  private final SweepModel model;
  private final SweepForm form;
  private final Cells cells;
  private final Commands commands;
  private final GridPane plane;
  private final MembersPane members;
  private final CurvesPane curves;
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(this, "part", Part.PLANE);
  private final ObjectProperty<SweepStage> stage =
      new SimpleObjectProperty<>(this, "stage", SweepStage.NONE);
  private final StringProperty problem = new SimpleStringProperty(this, "problem", "");
  private final BooleanProperty presentation =
      new SimpleBooleanProperty(this, "presentation", false);

  /** What is shown of a sweep at a time. */
  private enum Part {
    PLANE("sweep.sweepView.plane"),
    CURVES("sweep.sweepView.curves"),
    MEMBERS("sweep.sweepView.members");

    private final String title;

    Part(String title) {
      this.title = title;
    }
  }

  /** What is done with a cell that was picked. */
  public interface Cells {
    /** Where its run goes on, at once or as it was recorded. */
    void open(int column, int row);
  }

  public SweepView(
      Workspaces workspaces,
      SweepModel model,
      SweepForm form,
      Cells cells,
      ObjectProperty<Appearance> appearance) {
    this.model = model;
    this.form = form;
    this.cells = cells;
    getStyleClass().addAll("study-view", "sweep-view");
    plane = new GridPane(model.plane().content(), new PlaneActions());
    plane.setId("sweep-plane");
    members = life.own(new MembersPane(model.plane()));
    curves = life.own(new CurvesPane(model.plane()));
    life.add(model.stageProperty().subscribe(stage::set));
    life.add(model.problemProperty().subscribe(problem::set));
    Outcome outcome = new Outcome();
    commands = commands(appearance);
    commands.takeKeysIn(this);
    setTop(bar(workspaces, commands, outcome, appearance));
    setLeft(column(commands));
    setCenter(center(outcome, commands));
    life.add(
        appearance.subscribe(value -> {
          plane.themeProperty().set(value.chartTheme());
          curves.setTheme(value.chartTheme());
        }));
    presentation.subscribe(this::present);
  }

  /** What can be done in it. */
  Commands commands() {
    return commands;
  }

  @Override
  public void close() {
    life.end();
  }

  /** Whether everything is larger, to be seen from the back of a room. */
  public BooleanProperty presentationProperty() {
    return presentation;
  }

  /** Draws what has changed, once a frame. */
  public void pulse() {
    plane.pulse();
    members.pulse();
    curves.pulse();
  }

  private Commands commands(ObjectProperty<Appearance> appearance) {
    Commands commands = Commands.ofWorkspace(appearance);
    Action toggle =
        commands.addSwitch(
            Command.SWEEP,
            model::toggle,
            stage.map(now -> now == SweepStage.RUNNING),
            Words.text("sweep.sweepView.pause"),
            Feather.PAUSE);
    toggle.textProperty().unbind();
    toggle
        .textProperty()
        .bind(
            stage.map(now ->
                switch (now) {
                  case RUNNING -> Words.text("sweep.sweepView.pause");
                  case PAUSED, STOPPED, STOPPING -> Words.text("sweep.sweepView.goOn");
                  case NONE, READY, STARTING, COMPLETE -> Command.SWEEP.title();
                }));
    toggle
        .disabledProperty()
        .bind(
            stage.map(now ->
                switch (now) {
                  case READY, RUNNING, PAUSED, STOPPED -> false;
                  case NONE, STARTING, STOPPING, COMPLETE -> true;
                }));
    commands
        .add(Command.STOP_SWEEP, model::stop)
        .disabledProperty()
        .bind(stage.map(now -> now != SweepStage.RUNNING && now != SweepStage.PAUSED));
    commands
        .add(Command.MAKE_SWEEP, () -> model.make(form.draft(), form.title()))
        .disabledProperty()
        .bind(stage.map(SweepStage::isUnderWay));
    commands
        .add(Command.OPEN_SWEEP, this::chooseFile)
        .disabledProperty()
        .bind(stage.map(SweepStage::isUnderWay));
    commands.add(Command.PRESENTATION, () -> presentation.set(!presentation.get()));
    return commands;
  }

  private Node bar(
      Workspaces workspaces,
      Commands commands,
      Outcome outcome,
      ObjectProperty<Appearance> appearance) {
    Button start = commands.button(Command.SWEEP);
    start.getStyleClass().addAll(Styles.ACCENT, "start-button");
    Label title = new Label();
    title.setId("sweep-title");
    title.getStyleClass().add("section-title");
    life.bind(title.textProperty(), model.titleProperty());
    ProgressBar progress = new ProgressBar();
    progress.setId("sweep-progress");
    progress.setAccessibleText(Words.text("sweep.sweepView.cellsThatAreMade"));
    life.bind(progress.progressProperty(), model.progressProperty());
    progress.visibleProperty().bind(stage.map(SweepStage::isUnderWay));
    progress.managedProperty().bind(progress.visibleProperty());
    Label status = new Label();
    status.setId("sweep-status");
    status.getStyleClass().add(Styles.TEXT_MUTED);
    life.bind(status.textProperty(), model.statusProperty());
    Label message = new Label();
    message.setId("sweep-message");
    message.getStyleClass().add(Styles.TEXT_MUTED);
    message.textProperty().bind(outcome.messageProperty());
    Saving saving = new Saving(workspaces.tasks(), outcome);
    SweepTakeAway takeAway =
        new SweepTakeAway(model, outcome, new Pictures(appearance, outcome, saving), saving);
    WorkspaceBar bar =
        life.own(
            new WorkspaceBar(
                workspaces,
                start,
                commands.iconButton(Command.STOP_SWEEP),
                progress,
                status,
                new Spacer(),
                new TasksButton(workspaces.tasks()),
                message,
                title,
                commands.button(Command.OPEN_SWEEP),
                takeAway.button(commands, plane),
                commands.iconButton(Command.APPEARANCE)));
    bar.setDispensable(List.of(message, title));
    return bar;
  }

  private Node column(Commands commands) {
    SweepFormPane pane = new SweepFormPane(form, commands.button(Command.MAKE_SWEEP));
    MarkdownText page = new MarkdownText();
    page.setId("sweep-page");
    life.add(
        model
            .pageProperty()
            .subscribe(text -> {
              page.show(text);
              page.setVisible(!text.isEmpty());
              page.setManaged(!text.isEmpty());
            }));
    VBox content =
        new VBox(
            prepared(),
            page,
            life.own(new PlaneSettings(model.plane(), part.map(now -> now == Part.CURVES))),
            pane);
    content.getStyleClass().add("column-content");
    ScrollPane column = new ScrollPane(content);
    column.getStyleClass().add("control-column");
    column.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return column;
  }

  private Node center(Outcome outcome, Commands commands) {
    Node empty = new EmptySweep(commands);
    empty.visibleProperty().bind(stage.map(now -> now == SweepStage.NONE));
    StackPane seen = new StackPane(plane, curves, members, empty);
    VBox.setVgrow(seen, Priority.ALWAYS);
    VBox center = new VBox(parts(), seen);
    center.getStyleClass().add("center");
    return new Notices(
        center,
        List.of(
            OutcomeBanner.of(outcome),
            new Banner("sweep-problem", Banner.Kind.WARNING, problem, model::dismiss)));
  }

  /** The switch between plane, curves and table; there once there is a sweep. */
  private Node parts() {
    HBox buttons = new HBox();
    ToggleGroup group = new ToggleGroup();
    for (Part each : Part.values()) {
      ToggleButton button = new ToggleButton(Words.text(each.title));
      button.setId("sweep-part-" + each.name().toLowerCase(Locale.ROOT));
      button
          .getStyleClass()
          .add(
              each == Part.PLANE
                  ? Styles.LEFT_PILL
                  : each == Part.MEMBERS ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
      button.setToggleGroup(group);
      button.setSelected(each == part.get());
      button.setOnAction(event -> {
        button.setSelected(true);
        part.set(each);
      });
      buttons.getChildren().add(button);
    }
    buttons.visibleProperty().bind(stage.map(now -> now != SweepStage.NONE));
    buttons.managedProperty().bind(buttons.visibleProperty());
    show(plane, Part.PLANE);
    show(curves, Part.CURVES);
    show(members, Part.MEMBERS);
    return buttons;
  }

  private void show(Node node, Part when) {
    node.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> part.get() == when && stage.get() != SweepStage.NONE, part, stage));
  }

  /** The sweeps that come with the program. */
  private Node prepared() {
    MenuButton button = new MenuButton(Words.text("sweep.sweepView.preparedSweeps"));
    button.setId("sweep-prepared");
    button.setMaxWidth(Double.MAX_VALUE);
    button.disableProperty().bind(stage.map(SweepStage::isUnderWay));
    for (SweepPreset prepared : SweepPresets.all(Words.language())) {
      MenuItem item = new MenuItem(prepared.title());
      item.setId("sweep-prepared-" + prepared.id());
      item.setOnAction(event -> model.take(prepared));
      button.getItems().add(item);
    }
    return button;
  }

  private void present(boolean large) {
    Presentation.show(this, large);
    getLeft().setVisible(!large);
    getLeft().setManaged(!large);
  }

  private void chooseFile() {
    FileDialogs.of(this)
        .open(
            getScene().getWindow(),
            Words.text("sweep.sweepView.openASweep"),
            List.of(
                new ExtensionFilter(Words.text("sweep.sweepView.sweeps"), "*.json", "*.edgesweep"),
                FileDialogs.all()),
            model.file().map(Path::getParent))
        .ifPresent(model::open);
  }

  /** What the pointer does on the plane. */
  private final class PlaneActions implements GridPane.Actions {
    @Override
    public Optional<GridReadout> readout(int column, int row) {
      return model.plane().readout(column, row);
    }

    @Override
    public void picked(int column, int row) {
      cells.open(column, row);
    }

    @Override
    public void framed(int column, int row, int lastColumn, int lastRow) {
      model.refine(column, row, lastColumn, lastRow);
    }
  }
}
