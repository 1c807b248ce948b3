package dev.edgescope.app.workspace.replay;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.control.Banner;
import dev.edgescope.app.control.Notices;
import dev.edgescope.app.control.ScaledSlider;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.TasksButton;
import dev.edgescope.app.control.View;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.AxisSwitch;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.OutcomeBanner;
import dev.edgescope.app.workspace.Presentation;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.board.ChartBoard;
import dev.edgescope.app.workspace.board.ChartChooser;
import dev.edgescope.app.workspace.board.RunStrip;
import dev.edgescope.app.workspace.story.LessonStrip;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import dev.edgescope.app.workspace.takeaway.TakeAwayMenu;
import dev.edgescope.engine.config.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * A recorded run as the live window showed it, with its configuration beside it and the way through
 * time below it.
 */
public final class ReplayView extends BorderPane implements View {
  private final Subscriptions life = new Subscriptions();
  private final ReplayModel model;
  private final Commands commands;
  private final ChartBoard charts;
  private final LessonStrip lesson;
  private final RunStrip strip;
  private final SettingsPane settings;
  private final Button choose;
  private final BooleanProperty presentation =
      new SimpleBooleanProperty(this, "presentation", false);
  private @Nullable ChartChooser chooser;

  /**
   * The view of a replay.
   *
   * @param banners what has to be said about the file
   * @param commands of the workspace, with what can be done with the run; what is done in the
   *     replay itself is added
   */
  public ReplayView(
      Workspaces workspaces,
      ReplayModel model,
      List<Banner> banners,
      Commands commands,
      ObjectProperty<Appearance> appearance) {
    this.model = model;
    this.commands = commands;
    commands.addSwitch(
        Command.PLAY,
        model::toggle,
        model.playingProperty(),
        Words.text("library.replayView.stop"),
        Feather.PAUSE);
    commands.add(Command.FORWARD, () -> model.move(1));
    commands.add(Command.BACK, () -> model.move(-1));
    commands
        .add(Command.UNDO_SETTING, model::undo)
        .disabledProperty()
        .bind(model.screen().undo().undoableProperty().not());
    commands.add(Command.REDO_SETTING, model::redo);
    commands.add(Command.CHARTS, this::toggleChooser);
    commands.add(Command.PRESENTATION, () -> presentation.set(!presentation.get()));
    addWhilePresenting(Command.END_PRESENTATION, () -> presentation.set(false));
    addWhilePresenting(Command.NEXT_CHART, model.screen().presentation()::next);
    addWhilePresenting(Command.PREVIOUS_CHART, model.screen().presentation()::previous);
    commands.takeKeysIn(this);
    getStyleClass().addAll("live-view", "replay");
    setId("replay");
    TakeAway takeAway = new TakeAway(model.screen(), model.runs(), workspaces.tasks(), appearance);
    TakeAwayMenu menu = new TakeAwayMenu(takeAway);
    Label title = new Label(model.screen().preset().shownProperty().get().title());
    title.setId("replay-title");
    title.getStyleClass().add("section-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    WorkspaceBar bar = life.own(new WorkspaceBar(workspaces));
    if (commands.has(Command.LIBRARY)) {
      bar.add(commands.iconButton(Command.LIBRARY));
    }
    bar.add(title);
    bar.add(new Spacer());
    Stream.of(Command.BRANCH, Command.CONTINUE, Command.KEEP)
        .filter(commands::has)
        .forEach(command -> bar.add(commands.button(command)));
    bar.add(new AxisSwitch(model.screen().timeAxis()));
    choose = commands.iconButton(Command.CHARTS);
    bar.add(choose);
    bar.add(menu.button(commands));
    bar.add(commands.iconButton(Command.APPEARANCE));
    bar.setDispensable(List.of(title));
    charts =
        life.own(
            new ChartBoard(
                model.screen(),
                model.comparison(),
                model.screen().layoutProperty(),
                appearance,
                takeAway));
    boolean gauged = model.run().config().probes().quantities().contains(Quantity.CONSERVATISM);
    lesson = life.own(new LessonStrip(model.screen(), model.comparison(), appearance, gauged));
    VBox.setVgrow(charts, Priority.ALWAYS);
    List<Banner> all = new ArrayList<>(banners);
    all.add(OutcomeBanner.of(takeAway.outcome()));
    all.add(
        new Banner(
            "replay-failure", Banner.Kind.FAILURE, model.screen().failureProperty(), () -> {}));
    all.add(
        new Banner(
            "replay-portraits",
            Banner.Kind.NOTICE,
            model.portraitFailureProperty(),
            model::dismissPortraitFailure));
    strip = life.own(new RunStrip(model.screen(), model.runs(), appearance));
    VBox center = new VBox(lesson, charts, strip.node(), transport());
    center.getStyleClass().add("center");
    setTop(bar);
    settings = new SettingsPane(model.run());
    setLeft(settings);
    presentation.addListener((property, before, after) -> present(after));
    setCenter(new Notices(center, all));
    setBottom(status(workspaces.tasks(), takeAway));
  }

  /** Whether one chart is shown large, to a room. */
  public BooleanProperty presentationProperty() {
    return presentation;
  }

  /** Brings everything that moves up to date, once a frame. */
  public void pulse(long nanos) {
    model.pulse(nanos);
    charts.pulse();
    lesson.pulse(nanos);
    // Where all of the run is in sight it would only repeat the chart above it.
    boolean zoomed = !model.screen().timeAxis().isFollowing();
    strip.node().setVisible(zoomed && !presentation.get());
    strip.node().setManaged(strip.node().isVisible());
    strip.pulse();
  }

  private void addWhilePresenting(Command command, Runnable work) {
    commands.add(command, work).disabledProperty().bind(presentation.not());
  }

  /** One chart large, for a room; or all as it was before. */
  private void present(boolean large) {
    Presentation.show(this, large);
    settings.setVisible(!large);
    settings.setManaged(!large);
    model.screen().presentation().set(large);
  }

  private void toggleChooser() {
    ChartChooser open = chooser;
    if (open != null && open.isShowing()) {
      open.hide();
      return;
    }
    LiveViewModel screen = model.screen();
    ChartChooser next =
        ChartChooser.ofRecorded(
            screen.experiment().probes(),
            screen.layoutProperty(),
            model.comparison().main().recordProperty().get().names(),
            !model.run().isForeign());
    chooser = next;
    next.show(choose);
  }

  @Override
  public void close() {
    life.end();
    if (chooser != null) {
      chooser.hide();
    }
  }

  private Node transport() {
    Slider time = new Slider();
    time.setId("replay-time");
    time.setSkin(new ProgressSliderSkin(time));
    time.setAccessibleText(Words.text("library.replayView.time"));
    time.maxProperty().bind(model.endProperty());
    time.valueProperty().bindBidirectional(model.positionProperty());
    time.setOnMousePressed(event -> model.playingProperty().set(false));
    HBox.setHgrow(time, Priority.ALWAYS);
    Label step = new Label();
    step.setId("replay-step");
    step.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> where(model.step()), model.positionProperty(), model.endProperty()));
    ScaledSlider<Double> pace =
        new ScaledSlider<>(Words.text("library.replayView.pace"), model.pace(), ReplayPaces.SCALE);
    pace.setId("replay-pace");
    pace.setTooltip(new Tooltip(Words.text("library.replayView.stepsASecondOfThe")));
    Label words = new Label();
    words.setId("replay-pace-words");
    words.textProperty().bind(model.pace().textProperty());
    Label paceTitle = new Label(Words.text("library.replayView.pace"));
    paceTitle.getStyleClass().add(Styles.TEXT_MUTED);
    HBox paces = new HBox(paceTitle, pace, words);
    paces.getStyleClass().add("replay-paces");
    // The room of the longest text, so that the slider keeps its length.
    Label longest = new Label();
    longest.setVisible(false);
    life.bind(longest.textProperty(), model.endProperty().map(end -> where(end.longValue())));
    StackPane steps = new StackPane(longest, step);
    steps.setMinWidth(USE_PREF_SIZE);
    StackPane.setAlignment(step, Pos.CENTER_RIGHT);
    HBox transport = new HBox(commands.iconButton(Command.PLAY), time, steps, paces);
    transport.getStyleClass().add("replay-transport");
    return transport;
  }

  /** "460 of 600". */
  private String where(long step) {
    return Words.text(
        "library.replayView.of", NumberText.step(step), NumberText.step(model.endProperty().get()));
  }

  private Node status(BackgroundTasks tasks, TakeAway takeAway) {
    HBox status = new HBox();
    status.getStyleClass().add("status-bar");
    Label file = new Label(RunsFolder.shown(model.file()));
    file.setId("replay-file");
    Label message = new Label();
    message.textProperty().bind(takeAway.outcome().messageProperty());
    Label size = new Label();
    size.textProperty().bind(model.screen().sizeProperty());
    status
        .getChildren()
        .addAll(file, new Spacer(), life.own(new TasksButton(tasks)), message, size);
    return status;
  }
}
