package dev.edgescope.app;

import dev.edgescope.app.control.Subscriptions;
import dev.edgescope.app.record.Recording;
import dev.edgescope.app.record.RunsFolder;
import dev.edgescope.app.session.Recovery;
import dev.edgescope.app.sweep.SweepForm;
import dev.edgescope.app.sweep.SweepModel;
import dev.edgescope.app.text.Words;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.app.theme.Icons;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.theme.SystemLook;
import dev.edgescope.app.workspace.Keys;
import dev.edgescope.app.workspace.SystemMenuBar;
import dev.edgescope.app.workspace.Workspace;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.library.LibraryModel;
import dev.edgescope.app.workspace.library.LibraryWorkspace;
import dev.edgescope.app.workspace.live.LiveWorkspace;
import dev.edgescope.app.workspace.phase.PhaseStudies;
import dev.edgescope.app.workspace.sweep.SweepWorkspace;
import dev.edgescope.app.workspace.theory.TheoryStudies;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The window, the same with a display and without. */
public final class MainWindow {
  private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(30);
  private static final double SMALLEST_WIDTH = 960;
  private static final double SMALLEST_HEIGHT = 520;

  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(this, "appearance", Appearance.LIGHT);
  private final Stage stage;
  private final Workspaces workspaces = new Workspaces();

  /** What listens to the stage, which may outlive the window and be filled anew. */
  private final Subscriptions life = new Subscriptions();

  private final SystemFollower follower;
  private final Recording recording;
  private final LiveWorkspace workspace;
  private final LibraryWorkspace library;
  private final FileDrop drop;
  private final SweepWorkspace sweep;
  private final Leaving leaving;
  private final ExecutorService background = background("edgescope-library");
  private final ExecutorService sweeping = background("edgescope-sweep");

  /**
   * Fills a stage; the caller shows it. Closing the window closes the workspaces.
   *
   * @param runs the folder of the runs that the window makes
   */
  public MainWindow(
      Stage stage, List<Preset> presets, Preset initial, Path runs, double width, double height) {
    this.stage = stage;
    recording = new Recording(runs, System::nanoTime);
    Recovery recovery = new Recovery(runs, background, Platform::runLater);
    Fonts.load();
    appearance.subscribe(value -> Application.setUserAgentStylesheet(value.userAgentStylesheet()));
    workspace = new LiveWorkspace(workspaces, presets, initial, recording, recovery, appearance);
    StackPane root = new StackPane();
    Scene scene = new Scene(root, width, height);
    scene.getStylesheets().add(StyleSheet.location());
    follower = new SystemFollower(appearance, scene, SystemLook::now);
    workspaces.currentProperty().subscribe(shown -> show(shown, root));
    add(workspace, scene);
    library =
        new LibraryWorkspace(
            workspaces,
            new LibraryModel(recording::folder, presets, background, Platform::runLater),
            this::takeUp,
            record -> workspace.comparison().runs().layOver(record),
            this::openSweep,
            appearance);
    add(library, scene);
    add(TheoryStudies.workspace(workspaces, appearance), scene);
    add(PhaseStudies.workspace(workspaces, appearance), scene);
    sweep =
        new SweepWorkspace(
            workspaces,
            new SweepModel(
                () ->
                    RunsFolder.newSweep(
                        recording.folder(), LocalDateTime.now(ZoneId.systemDefault())),
                workspaces.tasks(),
                sweeping,
                Platform::runLater),
            new SweepForm(presets, () -> workspace.model().configuration()),
            this::take,
            library::open,
            appearance);
    add(sweep, scene);
    drop = new FileDrop(workspaces.tasks(), this::take, this::refuse);
    drop.takeFrom(scene);
    recovery.search();
    stage.setFullScreenExitHint("");
    workspaces.all().forEach(this::fillScreenWhilePresenting);
    stage.setScene(scene);
    stage.setTitle("Edgescope");
    stage.getIcons().setAll(Icons.load());
    stage.setMinWidth(SMALLEST_WIDTH);
    stage.setMinHeight(SMALLEST_HEIGHT);
    leaving =
        new Leaving(
            stage, root, recording::close, workspaces.tasks().underWay(), this::namesOfRuns);
    stage.setOnCloseRequest(this::askToLeave);
    stage.setOnHidden(event -> close());
  }

  public Stage stage() {
    return stage;
  }

  /** The live one. */
  public LiveWorkspace workspace() {
    return workspace;
  }

  public LibraryWorkspace library() {
    return library;
  }

  public SweepWorkspace sweep() {
    return sweep;
  }

  /** What is dropped on the window. */
  FileDrop drop() {
    return drop;
  }

  /** All of them. */
  public Workspaces workspaces() {
    return workspaces;
  }

  /**
   * Follows the look of the system from now on.
   *
   * @param appearanceChosen whether the user has chosen between light and dark
   */
  void followSystem(boolean appearanceChosen) {
    follower.begin(appearanceChosen, life);
  }

  /** Adds the menus that a system has over the screen; on another they are in the window. */
  void addMenuBar() {
    BorderPane around = new BorderPane();
    Parent content = stage.getScene().getRoot();
    stage.getScene().setRoot(around);
    around.setCenter(content);
    around.setTop(life.own(new SystemMenuBar(workspaces)));
  }

  /** Whether the user has chosen between light and dark. */
  boolean isAppearanceChosen() {
    return follower.isChosen();
  }

  /** Light or dark. */
  public ObjectProperty<Appearance> appearanceProperty() {
    return appearance;
  }

  /** The key that leaves the full screen leaves the presentation too. */
  private void fillScreenWhilePresenting(Workspace presented) {
    BooleanProperty presentation = presented.presentationProperty();
    life.add(presentation.subscribe((before, after) -> stage.setFullScreen(after)));
    life.add(
        stage
            .fullScreenProperty()
            .subscribe((before, after) -> {
              if (!after) {
                presentation.set(false);
              }
            }));
  }

  /** A recorded run goes on in the live workspace. */
  private void takeUp(LibraryModel.TakenUp taken) {
    workspace.model().restore(List.of(taken.run()));
    workspaces.show(workspace);
    taken.missingLog().ifPresent(workspace.view()::warn);
  }

  /** What is under way for hours is not given up by a slip of the hand. */
  private void askToLeave(WindowEvent event) {
    if (!leaving.hasBegun() && sweep.model().stageProperty().get().isUnderWay()) {
      askAboutSweep(event);
    }
    if (!event.isConsumed()) {
      leaving.request(event);
    }
  }

  private List<String> namesOfRuns() {
    return workspace.comparison().runs().entries().stream()
        .filter(entry -> workspace.comparison().isLive(entry.record()))
        .map(entry -> entry.nameProperty().get())
        .toList();
  }

  private void askAboutSweep(WindowEvent event) {
    ButtonType stop =
        new ButtonType(Words.text("window.mainWindow.stopAndClose"), ButtonBar.ButtonData.OK_DONE);
    ButtonType stay =
        new ButtonType(
            Words.text("window.mainWindow.keepItRunning"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Alert question =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            Words.text(
                "window.mainWindow.whatIsThereStaysAnd", sweep.model().statusProperty().get()),
            stop,
            stay);
    question.initOwner(stage);
    question.setTitle("Edgescope");
    question.setHeaderText(Words.text("window.mainWindow.aSweepIsBeingMade"));
    if (question.showAndWait().filter(stop::equals).isPresent()) {
      sweep.model().stop();
    } else {
      event.consume();
    }
  }

  private void openSweep(Path file) {
    sweep.open(file);
  }

  /** Shows what is in a file; with an experiment the window has begun. */
  void open(OpenedFile file) {
    switch (file.kind()) {
      case RUN -> library.open(file.path());
      case SWEEP -> sweep.open(file.path());
      case SNAPSHOT, LESSON -> {
        workspaces.show(workspace);
        workspace.view().files().open(file.path());
      }
      case EXPERIMENT -> {}
    }
  }

  /** What is dropped while the window is there: an experiment takes the place of the runs. */
  private void take(OpenedFile file, Optional<Preset> experiment) {
    if (experiment.isPresent()) {
      workspaces.show(workspace);
      workspace.model().choose(experiment.get());
    } else {
      open(file);
    }
  }

  /** Where the user is, if sentences have a place there. */
  private void refuse(String sentence) {
    Workspace shown = workspaces.currentProperty().get();
    if (shown == library) {
      library.model().refuse(sentence);
    } else if (shown == sweep) {
      sweep.model().refuse(sentence);
    } else {
      workspaces.show(workspace);
      workspace.view().warn(sentence);
    }
  }

  /** A cell of a sweep becomes the live run. */
  private void take(RunConfig config) {
    workspace.model().run(config);
    workspaces.show(workspace);
  }

  private static ExecutorService background(String name) {
    return Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory());
  }

  /** Once: a stage can be shown and hidden again, or hidden from two sides. */
  private void close() {
    stage.setOnHidden(null);
    life.end();
    stage.setFullScreen(false);
    workspaces.close();
    long end = System.nanoTime() + (leaving.hasBegun() ? Leaving.AT_ONCE : LONGEST_END).toNanos();
    workspaces.tasks().end(until(end));
    recording.closeWithin(until(end));
    end(background, Words.text("window.mainWindow.theLibrary"), end);
    end(sweeping, Words.text("window.mainWindow.aSweep"), end);
  }

  private static Duration until(long end) {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** What is under way there is waited for as long as for the rest, and not for ever. */
  private static void end(ExecutorService executor, String name, long end) {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(until(end).toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.error("{} was still at work when the window closed", name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Adds a workspace; Ctrl and its number show it. */
  private void add(Workspace added, Scene scene) {
    workspaces.add(added);
    scene
        .getAccelerators()
        .put(Keys.workspace(workspaces.all().size()), () -> workspaces.show(added));
  }

  private static void show(@Nullable Workspace shown, StackPane root) {
    if (shown != null) {
      root.getChildren().setAll(shown.view());
      // So that its keys work at once.
      shown.view().requestFocus();
    }
  }
}
