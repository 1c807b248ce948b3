package dev.edgescope.app.workspace.live;

import dev.edgescope.app.control.Banner;
import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.control.View;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.record.Recovery;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.OutcomeBanner;
import dev.edgescope.app.workspace.Presentation;
import dev.edgescope.app.workspace.Shortcut;
import dev.edgescope.app.workspace.WorkspaceBar;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.board.ChartBoard;
import dev.edgescope.app.workspace.board.ChartChooser;
import dev.edgescope.app.workspace.board.RunStrip;
import dev.edgescope.app.workspace.form.ControlColumn;
import dev.edgescope.app.workspace.runs.RunListPane;
import dev.edgescope.app.workspace.story.GlossaryPane;
import dev.edgescope.app.workspace.story.LessonStrip;
import dev.edgescope.app.workspace.takeaway.TakeAway;
import dev.edgescope.app.workspace.takeaway.TakeAwayMenu;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The live workspace: bar, controls, charts and status line, bound to the view model. */
public final class LiveView extends BorderPane implements View {
  private final Subscriptions life = new Subscriptions();
  private final LiveViewModel model;
  private final ObjectProperty<Appearance> appearance;
  private final BooleanProperty columnShown = new SimpleBooleanProperty(this, "columnShown", true);
  private final HelpPopover help = new HelpPopover();
  private final TakeAway takeAway;
  private final TopBar bar;
  private final ControlColumn column;
  private final LessonStrip lesson;
  private final ChartBoard charts;
  private final RunStrip strip;
  private final Button chartsButton;
  private @Nullable ChartChooser chooser;
  private final GlossaryPane glossary = new GlossaryPane();
  private final BooleanProperty presentation =
      new SimpleBooleanProperty(this, "presentation", false);

  public LiveView(
      Workspaces workspaces,
      LiveViewModel model,
      RunComparison comparison,
      Recording recording,
      Recovery recovery,
      ObjectProperty<Appearance> appearance) {
    this.model = model;
    this.appearance = appearance;
    getStyleClass().add("live-view");
    chartsButton = chartsButton();
    takeAway = new TakeAway(model, comparison.runs(), appearance);
    TakeAwayMenu menu = new TakeAwayMenu(takeAway);
    bar =
        life.own(
            new TopBar(
                workspaces, model, columnShown, appearance, chartsButton, menu.liveButton()));
    bar.helpButton().setOnAction(event -> toggleHelp());
    RunListPane runs = life.own(new RunListPane(comparison, appearance));
    column = life.own(new ControlColumn(model, runs));
    charts =
        life.own(new ChartBoard(model, comparison, model.layoutProperty(), appearance, takeAway));
    lesson = life.own(new LessonStrip(model, comparison, appearance, true));
    lesson.fitInto(heightProperty());
    VBox.setVgrow(charts, Priority.ALWAYS);
    strip = life.own(new RunStrip(model.timeAxis(), comparison.runs(), appearance));
    VBox center =
        new VBox(
            failureBanner(),
            recordingBanner(recording),
            recoveryBanner(recovery),
            OutcomeBanner.of(takeAway.outcome()),
            lesson,
            charts,
            strip.node());
    center.getStyleClass().add("center");
    setTop(bar.node());
    setCenter(center);
    setBottom(life.own(new StatusBar(model, takeAway, recording)));
    columnShown.subscribe(this::fold);
    // The key that opens it is a letter to its search field.
    glossary.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            toggleGlossary();
            event.consume();
          }
        });
    presentation.addListener((property, before, after) -> present(after));
    // On this node and not on the scene: focus lies inside it, and it goes when the view goes.
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  /** What leaves the window. */
  public TakeAway takeAway() {
    return takeAway;
  }

  @Override
  public void close() {
    life.end();
    hideChooser();
    help.hide();
  }

  /** Whether the controls are unfolded. */
  public BooleanProperty columnShownProperty() {
    return columnShown;
  }

  /** Whether everything is larger, to be seen from the back of a room. */
  public BooleanProperty presentationProperty() {
    return presentation;
  }

  /** Brings everything that moves up to date, once a frame. */
  public void pulse() {
    model.pulse();
    bar.pulse();
    lesson.pulse(System.nanoTime());
    charts.pulse();
    strip.pulse();
  }

  private void fold(boolean shown) {
    setLeft(shown ? column : null);
    // The tabulator goes by the order of the children: bar, controls, charts.
    Node center = getCenter();
    setCenter(null);
    setCenter(center);
  }

  private Button chartsButton() {
    Button button =
        WorkspaceBar.iconButton(
            "charts", Feather.LAYOUT, "Charts", "Which charts are shown, and how (C).");
    button.setOnAction(event -> toggleChooser(button));
    return button;
  }

  /** Why a run ended before its time; the charts stay below it. */
  private Banner failureBanner() {
    return new Banner(
        "failure",
        Banner.Kind.FAILURE,
        model.failureProperty(),
        Banner.action("failure-reset", "Reset", model::reset));
  }

  private Banner recordingBanner(Recording recording) {
    return new Banner(
        "unsaved",
        Banner.Kind.WARNING,
        recording.noticeProperty(),
        Banner.action("unsaved-folder", "Choose folder…", () -> chooseFolder(recording)),
        Banner.action("unsaved-dismiss", "Dismiss", recording::dismiss));
  }

  private Banner recoveryBanner(Recovery recovery) {
    return new Banner(
        "unfinished",
        Banner.Kind.NOTICE,
        recovery.offerProperty(),
        Banner.action("recover", "Recover unfinished run", () -> recovery.recover(model::restore)),
        Banner.action("recover-dismiss", "Dismiss", recovery::dismiss));
  }

  private void chooseFolder(Recording recording) {
    FileDialogs.of(this)
        .folder(getScene().getWindow(), "Folder for runs")
        .ifPresent(recording::moveTo);
  }

  private void keyPressed(KeyEvent event) {
    Scene scene = getScene();
    Shortcut.of(event, scene == null ? null : scene.getFocusOwner())
        .ifPresent(
            shortcut -> {
              run(shortcut);
              event.consume();
            });
  }

  private void run(Shortcut shortcut) {
    switch (shortcut) {
      case TOGGLE -> model.toggle();
      case STEP -> model.step();
      case RESET -> model.reset();
      case LEARNING_RATE -> {
        columnShown.set(true);
        column.editLearningRate();
      }
      case UNDO -> model.undo().undo();
      case REDO -> model.undo().redo();
      case CHARTS -> chartsButton.fire();
      case PRESENTATION -> presentation.set(!presentation.get());
      case GLOSSARY -> toggleGlossary();
      case APPEARANCE -> appearance.set(appearance.get().other());
      case HELP -> toggleHelp();
    }
  }

  /** Everything larger, and the room of the controls for the charts. */
  private void present(boolean large) {
    columnShown.set(!large);
    getStyleClass().remove("presentation");
    if (large) {
      getStyleClass().add("presentation");
    }
    charts.setScale(large ? Presentation.SCALE : 1);
    strip.setScale(large ? Presentation.SCALE : 1);
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

  private void toggleChooser(Button owner) {
    if (!hideChooser()) {
      chooser = new ChartChooser(model.experiment().probes(), model.layoutProperty());
      chooser.show(owner);
    }
  }

  /** Hides the chooser; false if there was none to hide. */
  private boolean hideChooser() {
    ChartChooser open = chooser;
    boolean shown = open != null && open.isShowing();
    if (open != null && shown) {
      open.hide();
    }
    return shown;
  }

  private void toggleHelp() {
    if (help.isShowing()) {
      help.hide();
    } else {
      help.show(bar.helpButton());
    }
  }
}
