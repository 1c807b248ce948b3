package dev.edgescope.app.workspace.live;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import dev.edgescope.app.control.ScaledSlider;
import dev.edgescope.app.control.View;
import dev.edgescope.app.experiment.PaceScale;
import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.lesson.Lesson;
import dev.edgescope.app.lesson.PauseAt;
import dev.edgescope.app.lesson.RunEventKind;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.workspace.AxisSwitch;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.engine.config.RunConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/** The one bar: which experiment, the transport, the pace, and how to look at it. */
final class TopBar implements View {
  private final LiveViewModel model;
  private final WorkspaceBar bar;
  private final AxisSwitch axis;
  private final Lecture lecture;
  private final Map<Command, Node> owners;
  private final MenuRehearsal rehearsal;

  TopBar(
      Workspaces workspaces,
      LiveViewModel model,
      Commands commands,
      Node takeAway,
      Lecture lecture,
      PauseAt pauseAt) {
    this.model = model;
    this.lecture = lecture;
    Label title = new Label(Words.text("live.topBar.pace"));
    title.getStyleClass().add(Styles.TEXT_MUTED);
    Node slider = pace(title);
    Label words = new Label();
    words.setId("pace-words");
    words.textProperty().bind(model.controls().pace().textProperty());
    Node first = WorkspaceBar.divider();
    Node second = WorkspaceBar.divider();
    Node lightOrDark = commands.iconButton(Command.APPEARANCE);
    Button charts = commands.iconButton(Command.CHARTS);
    Button help = commands.iconButton(Command.HELP);
    owners = Map.of(Command.CHARTS, charts, Command.SNAPSHOTS, takeAway, Command.HELP, help);
    Button start = commands.button(Command.TOGGLE);
    start.getStyleClass().addAll(Styles.ACCENT, "start-button");
    axis = new AxisSwitch(model.timeAxis());
    MenuButton chooser = presetChooser(pauseAt);
    rehearsal = new MenuRehearsal(chooser, model);
    bar =
        new WorkspaceBar(
            workspaces,
            commands.iconButton(Command.CONTROLS),
            chooser,
            first,
            start,
            commands.iconButton(Command.STEP),
            commands.iconButton(Command.RESET),
            second,
            title,
            slider,
            words,
            new Spacer(),
            axis,
            charts,
            takeAway,
            lightOrDark,
            help);
    bar.setDispensable(List.of(words, title, first, second, slider, lightOrDark, axis));
  }

  @Override
  public void close() {
    bar.close();
  }

  Node node() {
    return bar;
  }

  /** Brings what is offered up to date, once a frame. */
  void pulse() {
    axis.pulse();
  }

  /** What is made of its menu before it is opened. */
  MenuRehearsal rehearsal() {
    return rehearsal;
  }

  /** Where the popover of a command is attached. */
  Node owner(Command command) {
    return Objects.requireNonNull(owners.get(command));
  }

  private MenuButton presetChooser(PauseAt pauseAt) {
    MenuButton chooser = new MenuButton();
    chooser.setId("preset");
    chooser.setAccessibleText(Words.text("live.topBar.experiment"));
    chooser.setTooltip(new Tooltip(Words.text("live.topBar.chooseAnExperimentItStarts")));
    chooser.textProperty().bind(lecture.titleProperty());
    PresetMenu presets = new PresetMenu(model);
    chooser.getItems().setAll(presets.items());
    Menu recent = new Menu(Words.text("live.topBar.recent"));
    recent.setId("recent");
    Menu lessons = new Menu(Words.text("live.topBar.lessons"));
    lessons.setId("lessons");
    chooser.getItems().addAll(new SeparatorMenuItem(), lessons, recent, pauses(pauseAt));
    chooser.setOnShowing(event -> {
      presets.showChosen();
      recent.getItems().setAll(recentItems());
      lessons.getItems().setAll(lecture.lessons().stream().map(this::lesson).toList());
    });
    return chooser;
  }

  private MenuItem lesson(Lesson lesson) {
    int reached = lecture.progress(lesson);
    String title = lesson.title();
    MenuItem item =
        new MenuItem(
            reached == 0
                ? title
                : Words.text(
                    "live.topBar.lessonReached",
                    title,
                    String.valueOf(reached),
                    String.valueOf(lesson.steps().size())));
    item.setId("lesson-" + lesson.id());
    item.setOnAction(event -> lecture.open(lesson));
    return item;
  }

  private static Menu pauses(PauseAt pauseAt) {
    Menu menu = new Menu(Words.text("live.topBar.pauseWhen"));
    menu.setId("pause-at");
    ToggleGroup group = new ToggleGroup();
    menu.getItems()
        .add(pauseItem(Words.text("live.topBar.never"), Optional.empty(), pauseAt, group));
    for (RunEventKind event : PauseAt.EVENTS) {
      menu.getItems().add(pauseItem(event.words(), Optional.of(event), pauseAt, group));
    }
    return menu;
  }

  private static MenuItem pauseItem(
      String title, Optional<RunEventKind> event, PauseAt pauseAt, ToggleGroup group) {
    RadioMenuItem item = new RadioMenuItem(title);
    item.setToggleGroup(group);
    item.setSelected(event.isEmpty());
    item.setOnAction(action -> pauseAt.eventProperty().set(event));
    return item;
  }

  private List<MenuItem> recentItems() {
    List<RunConfig> configs = model.recent().all();
    List<String> titles = model.preset().names().of(configs);
    List<MenuItem> items = new ArrayList<>();
    for (int i = 0; i < configs.size(); i++) {
      RunConfig config = configs.get(i);
      MenuItem item = new MenuItem(titles.get(i));
      item.setOnAction(event -> model.run(config));
      items.add(item);
    }
    return items;
  }

  private Node pace(Label title) {
    ScaledSlider<Double> slider =
        new ScaledSlider<>(
            Words.text("live.topBar.pace"), model.controls().pace(), new PaceScale());
    slider.setId("pace");
    slider.setTooltip(new Tooltip(Words.text("live.topBar.theHighestNumberOfSteps")));
    title.setLabelFor(slider);
    return slider;
  }
}
