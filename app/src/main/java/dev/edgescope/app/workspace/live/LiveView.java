package dev.edgescope.app.workspace.live;

import dev.edgescope.app.chart.Display;
import dev.edgescope.app.control.Notices;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.lesson.Lecture;
import dev.edgescope.app.lesson.Lessons;
import dev.edgescope.app.lesson.PauseAt;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.session.Recovery;
import dev.edgescope.app.session.Snapshots;
import dev.edgescope.app.text.Language;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.Command;
import dev.edgescope.app.workspace.Commands;
import dev.edgescope.app.workspace.OutcomeBanner;
import dev.edgescope.app.workspace.Presentation;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.board.ChartBoard;
import dev.edgescope.app.workspace.board.ChartChooser;
import dev.edgescope.app.workspace.board.RunStrip;
import dev.edgescope.app.workspace.form.ControlColumn;
import dev.edgescope.app.workspace.form.ExperimentPane;
import dev.edgescope.app.workspace.runs.RunListPane;
import dev.edgescope.app.workspace.story.GlossaryPane;
import dev.edgescope.app.workspace.story.LessonPane;
import dev.edgescope.app.workspace.story.LessonStrip;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import dev.edgescope.app.workspace.takeaway.TakeAwayMenu;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import org.controlsfx.control.action.Action;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The live workspace: bar, controls, charts and status line, bound to the view model. */
public final class LiveView extends BorderPane implements View {
  private final Subscriptions life = new Subscriptions();
  private final LiveViewModel model;
  private final Workspaces workspaces;
  private final Commands commands;
  private final ObjectProperty<Language> language =
      new SimpleObjectProperty<>(this, "language", Language.SYSTEM);
  private final BooleanProperty columnShown = new SimpleBooleanProperty(this, "columnShown", true);
  private @Nullable HelpPopover help;
  private final TakeAway takeAway;
  private final TopBar bar;
  private final ControlColumn column;
  private final ExperimentPane experiment;
  private final BooleanProperty experimentOpen =
      new SimpleBooleanProperty(this, "experimentOpen", false);
  private final LessonStrip lesson;
  private final Lecture lecture;
  private final LessonPane lessonPane;
  private final PauseAt pauseAt;
  private final ChartBoard charts;
  private final RunStrip strip;
  private @Nullable ChartChooser chooser;
  private final Snapshots snapshots;
  private final SnapshotFiles snapshotFiles;
  private final DroppedFiles files;
  private @Nullable SnapshotPopover snapshotList;
  private boolean columnBefore = true;

  private final GlossaryPane glossary = new GlossaryPane();
  private final BooleanProperty presentation =
      new SimpleBooleanProperty(this, "presentation", false);
  private final PresentationHead head;
  private final PresentationFoot foot;
  private final Settled status;

  public LiveView(
      Workspaces workspaces,
      LiveViewModel model,
      RunComparison comparison,
      Recording recording,
      Recovery recovery,
      ObjectProperty<Appearance> appearance) {
    this.workspaces = workspaces;
    this.model = model;
    commands = Commands.ofWorkspace(appearance);
    getStyleClass().add("live-view");
    takeAway = new TakeAway(model, comparison.runs(), workspaces.tasks(), appearance);
    lecture = new Lecture(model, Lessons.load(Words.language()));
    pauseAt = new PauseAt(model);
    snapshotFiles = new SnapshotFiles(recording, takeAway.outcome(), workspaces.tasks());
    snapshots = new Snapshots(model, comparison, snapshotFiles);
    files =
        new DroppedFiles(
            path -> snapshotFiles.open(path, snapshots),
            lecture,
            workspaces.tasks(),
            takeAway.outcome());
    addCommands();
    TakeAwayMenu menu = new TakeAwayMenu(takeAway);
    bar =
        life.own(
            new TopBar(workspaces, model, commands, menu.liveButton(commands), lecture, pauseAt));
    RunListPane runs = life.own(new RunListPane(comparison, appearance));
    column =
        life.own(new ControlColumn(model, runs, experimentOpen, commands.button(Command.REWIND)));
    experiment = life.own(new ExperimentPane(model, experimentOpen));
    StackPane.setAlignment(experiment, Pos.TOP_LEFT);
    charts =
        life.own(new ChartBoard(model, comparison, model.layoutProperty(), appearance, takeAway));
    lesson = life.own(new LessonStrip(model, comparison, appearance, true));
    lessonPane = life.own(new LessonPane(lecture, new ChartGuesses(charts)));
    VBox.setVgrow(charts, Priority.ALWAYS);
    strip = life.own(new RunStrip(model, comparison.runs(), appearance));
    VBox center =
        new VBox(lesson, lessonPane, charts, strip.node(), life.own(new RewindPane(model)));
    center.getStyleClass().add("center");
    center.getChildren().add(life.own(new Announcements(model, recording, pauseAt)).announcer());
    setTop(bar.node());
    List<Node> notices =
        new ArrayList<>(life.own(new LiveBanners(model, recording, recovery, pauseAt)).all());
    notices.add(OutcomeBanner.of(takeAway.outcome()));
    notices.add(life.own(new FormerRunsNotice(model.former())));
    head = life.own(new PresentationHead(model, lecture));
    foot = life.own(new PresentationFoot(model, commands));
    status = new Settled(life.own(new StatusBar(model, workspaces.tasks(), takeAway, recording)));
    StackPane middle = new StackPane(center);
    // Its thousand nodes would be gone through at every frame.
    life.add(
        experimentOpen.subscribe(open ->
            middle.getChildren().setAll(open ? List.of(center, experiment) : List.of(center))));
    setCenter(new Notices(middle, notices));
    setBottom(status);
    // The keys are the charts' again once a button of the bar has been pressed with the mouse.
    bar.node()
        .addEventFilter(
            MouseEvent.MOUSE_RELEASED,
            event -> {
              if (getScene() != null && getScene().getFocusOwner() instanceof Button) {
                requestFocus();
              }
            });
    columnShown.subscribe(this::fold);
    // The key that opens it is a letter to its search field.
    glossary.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        toggleGlossary();
        event.consume();
      }
    });
    presentation.addListener((property, before, after) -> present(after));
    // What is to be applied is in sight together with the button that does.
    life.add(
        model
            .experiment()
            .applicableProperty()
            .subscribe(applicable -> {
              if (applicable && !presentation.get()) {
                experimentOpen.set(true);
              }
            }));
    life.add(lecture.playerProperty().subscribe(player -> showWords()));
    commands.takeKeysIn(this);
  }

  /** What leaves the window. */
  public TakeAway takeAway() {
    return takeAway;
  }

  @Override
  public void close() {
    life.end();
    hide(chooser);
    hide(snapshotList);
    hide(help);
  }

  /** Whether the controls are unfolded. */
  public BooleanProperty columnShownProperty() {
    return columnShown;
  }

  /** Whether the user has the controls unfolded, also while a presentation folds them. */
  public boolean isColumnChosen() {
    return presentation.get() ? columnBefore : columnShown.get();
  }

  /** Whether the settings are shown that need a new run. */
  public BooleanProperty experimentOpenProperty() {
    return experimentOpen;
  }

  /** Whether everything is larger, to be seen from the back of a room. */
  public BooleanProperty presentationProperty() {
    return presentation;
  }

  /** Says what is amiss with what was asked for, in one sentence. */
  public void warn(String sentence) {
    takeAway.outcome().refused(sentence);
  }

  /** Brings everything that moves up to date, once a frame. */
  public void pulse() {
    lecture.pulse();
    pauseAt.pulse();
    if (!Display.shows(this)) {
      return; // minimised: what nobody sees is not laid out
    }
    model.pulse();
    experiment.pulse();
    bar.pulse();
    lesson.pulse(System.nanoTime());
    charts.pulse();
    // Where all of the run is in sight it would only repeat the chart above it.
    boolean choosing = model.rewind().openProperty().get();
    boolean zoomed = !model.timeAxis().isFollowing();
    showPart(strip.node(), (zoomed || choosing) && !presentation.get());
    strip.pulse();
  }

  /** What can be done in it. */
  Commands commands() {
    return commands;
  }

  /** What is made while nothing else is to be done. */
  MenuRehearsal rehearsal() {
    return bar.rehearsal();
  }

  private void fold(boolean shown) {
    setLeft(shown ? column : null);
    // The tabulator goes by the order of the children: bar, controls, charts.
    Node center = getCenter();
    setCenter(null);
    setCenter(center);
  }

  private void addCommands() {
    Action toggle =
        commands.addSwitch(
            Command.TOGGLE,
            model::toggle,
            model.stateProperty().map(state -> state == RunState.RUNNING),
            Words.text("live.liveView.pause"),
            Feather.PAUSE);
    Action step = commands.add(Command.STEP, model::step);
    toggle.disabledProperty().bind(model.canRun().not());
    step.disabledProperty().bind(model.canRun().not());
    commands.add(Command.RESET, model::reset);
    commands.add(Command.REWIND, model.rewind()::toggle);
    commands.add(Command.LEARNING_RATE, this::editLearningRate);
    commands.add(Command.UNDO_SETTING, model.undo()::undo);
    commands.add(Command.REDO_SETTING, model.undo()::redo);
    commands.add(Command.CONTROLS, () -> columnShown.set(!columnShown.get()));
    commands.add(Command.CHARTS, this::toggleChooser);
    commands.add(Command.SNAPSHOTS, this::toggleSnapshots);
    commands.add(Command.PRESENTATION, () -> presentation.set(!presentation.get()));
    addWhilePresenting(Command.NEXT_CHART, this::goOn);
    addWhilePresenting(Command.PREVIOUS_CHART, this::goBack);
    addWhilePresenting(Command.END_PRESENTATION, () -> presentation.set(false));
    commands.add(Command.GLOSSARY, this::toggleGlossary);
    commands.add(Command.HELP, this::toggleHelp);
  }

  /** A remote goes through the steps of a lesson, and without one through the charts. */
  private void goOn() {
    if (lessonPane.isOpen()) {
      lessonPane.goOn();
    } else {
      model.presentation().next();
    }
  }

  private void goBack() {
    if (lessonPane.isOpen()) {
      lessonPane.goBack();
    } else {
      model.presentation().previous();
    }
  }

  /** A lesson has words of its own. */
  private void showWords() {
    showPart(lesson, !presentation.get() && !lessonPane.isOpen());
  }

  /** The language of the window from the next start on. */
  public ObjectProperty<Language> languageProperty() {
    return language;
  }

  /** The lessons that can be played, and the one that is. */
  public Lecture lecture() {
    return lecture;
  }

  /** What is dropped. */
  public DroppedFiles files() {
    return files;
  }

  /** The states that have a name. */
  public Snapshots snapshots() {
    return snapshots;
  }

  private void addWhilePresenting(Command command, Runnable work) {
    commands.add(command, work).disabledProperty().bind(presentation.not());
  }

  private void editLearningRate() {
    if (presentation.get()) {
      foot.editLearningRate();
      return;
    }
    columnShown.set(true);
    column.editLearningRate();
  }

  /** One chart large, a line above it and the controls below it; or all as it was before. */
  private void present(boolean large) {
    if (large) {
      columnBefore = columnShown.get();
    }
    columnShown.set(!large && columnBefore);
    experimentOpen.set(false);
    Presentation.show(this, large);
    setTop(large ? head : bar.node());
    setBottom(large ? foot : status);
    showWords();
    model.presentation().set(large);
  }

  private static void showPart(Node part, boolean shown) {
    part.setVisible(shown);
    part.setManaged(shown);
  }

  private void toggleGlossary() {
    boolean shown = getRight() == null;
    setRight(shown ? glossary : null);
    if (shown) {
      glossary.startSearch();
    } else {
      requestFocus();
    }
  }

  private void toggleChooser() {
    if (!hide(chooser)) {
      chooser = new ChartChooser(model.experiment().probes(), model.layoutProperty());
      chooser.show(owner(Command.CHARTS));
    }
  }

  private void toggleSnapshots() {
    if (!hide(snapshotList)) {
      snapshotList = new SnapshotPopover(snapshots, snapshotFiles::save);
      snapshotList.show(owner(Command.SNAPSHOTS));
    }
  }

  private void toggleHelp() {
    if (!hide(help)) {
      help = new HelpPopover(workspaces, language);
      help.show(owner(Command.HELP));
    }
  }

  /** Where the popover of a command is attached. */
  private Node owner(Command command) {
    return presentation.get() ? head : bar.owner(command);
  }

  /** False if there was none to hide. */
  private static boolean hide(@Nullable PopupWindow open) {
    boolean shown = open != null && open.isShowing();
    if (open != null && shown) {
      open.hide();
    }
    return shown;
  }
}
