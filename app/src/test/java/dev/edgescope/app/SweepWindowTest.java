package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.GridPane;
import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.grid.GridContent.State;
import dev.edgescope.app.control.ChosenFiles;
import dev.edgescope.app.sweep.MadeSweeps;
import dev.edgescope.app.sweep.OutcomeKind;
import dev.edgescope.app.sweep.PlaneChoice;
import dev.edgescope.app.sweep.SweepModel;
import dev.edgescope.app.sweep.SweepResults;
import dev.edgescope.app.sweep.SweepStage;
import dev.edgescope.engine.sweep.file.SweepExport;
import dev.edgescope.engine.sweep.file.SweepFile;
import dev.edgescope.engine.sweep.plan.SweepPresets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.concurrent.Task;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The workspace of sweeps in the real window, on real runs. */
@ExtendWith(ApplicationExtension.class)
class SweepWindowTest {
  private static final int STEPS = 20;

  @TempDir private Path folder;
  private final ChosenFiles files = new ChosenFiles();

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @Start
  void start(Stage stage) {
    window = Windows.open(stage, folder.resolve("runs"), files);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @BeforeEach
  void showSweeps(FxRobot robot) {
    Windows.awaitRun(window);
    robot.clickOn("#workspace-sweep");
  }

  private SweepModel model() {
    return window.sweep().model();
  }

  private void awaitStage(SweepStage stage) {
    Windows.await(() -> model().stageProperty().get() == stage);
  }

  private void openPlan(int steps, FxRobot robot) throws Exception {
    files.choose(MadeSweeps.plan(folder, steps));
    robot.clickOn("#sweep-open");
    awaitStage(SweepStage.READY);
  }

  /** Opens a sweep whose cells are all there. */
  private void openMade(FxRobot robot) throws Exception {
    files.choose(MadeSweeps.make(folder.resolve("made.edgesweep"), STEPS));
    robot.clickOn("#sweep-open");
    awaitStage(SweepStage.COMPLETE);
    Windows.await(() -> model().plane().content().has(State.DIVERGED));
    robot.sleep(100);
  }

  private static Point2D middle(int column, int row, FxRobot robot) {
    GridPane plane = robot.lookup("#sweep-plane").queryAs(GridPane.class);
    return plane.localToScreen(plane.middleX(column), plane.middleY(row));
  }

  @Test
  void anEmptyWorkspaceSaysWhatToDo(FxRobot robot) {
    assertTrue(Windows.isShown(robot, "#sweep-empty"));
    assertTrue(robot.lookup("#sweep-toggle").query().isDisabled());
  }

  @Test
  void aSweepIsPutTogetherStartedAndMade(FxRobot robot) {
    type(robot, "#sweep-x-values", "2, full");
    type(robot, "#sweep-y-values", "0.05, 0.1");
    type(robot, "#sweep-steps", "5");
    robot.clickOn("#sweep-make-first");
    awaitStage(SweepStage.READY);
    assertEquals("4 cells to be made", text(robot, "#sweep-status"));
    robot.clickOn("#sweep-toggle");
    awaitStage(SweepStage.COMPLETE);
    Windows.await(() -> text(robot, "#sweep-status").equals("4 of 4 cells"));
    Windows.await(() -> !model().plane().content().has(State.TO_COME));
    assertTrue(
        SweepResults.read(model().file().orElseThrow()).isComplete(), "its file has all members");
  }

  @Test
  void valuesThatCannotBeAreRefusedInASentence(FxRobot robot) {
    type(robot, "#sweep-y-values", "-1");
    robot.clickOn("#sweep-make-first");
    Windows.await(() -> Windows.isShown(robot, "#sweep-problem"));
    assertTrue(model().problemProperty().get().contains("optimizer.learningRate"));
    assertEquals(SweepStage.NONE, model().stageProperty().get());
  }

  @Test
  void aSweepIsHeldStoppedAndGoesOnElsewhere(FxRobot robot) throws Exception {
    openPlan(4000, robot);
    robot.clickOn("#sweep-toggle");
    Windows.await(() -> model().plane().results().map(SweepResults::done).orElse(0) > 0);
    robot.interact(() ->
        assertEquals(
            List.of("Making the sweep plan.json"),
            window.workspaces().tasks().underWay().stream().map(Task::getTitle).toList()));
    robot.clickOn("#sweep-toggle");
    awaitStage(SweepStage.PAUSED);
    robot.clickOn("#sweep-stop");
    awaitStage(SweepStage.STOPPED);
    int before = model().plane().results().orElseThrow().done();
    assertFalse(model().plane().results().orElseThrow().isComplete());

    robot.clickOn("#sweep-toggle");
    Windows.await(() -> model().stageProperty().get() != SweepStage.STOPPED);
    robot.clickOn("#workspace-library");
    Windows.await(() -> model().plane().results().orElseThrow().done() > before);
    robot.clickOn("#workspace-sweep");
    robot.interact(() -> window.workspaces().tasks().underWay().getFirst().cancel());
    awaitStage(SweepStage.STOPPED);
    assertTrue(window.workspaces().tasks().underWay().isEmpty());
  }

  @Test
  void closingTheWindowAsksWhileASweepIsMade(FxRobot robot) throws Exception {
    openPlan(4000, robot);
    robot.clickOn("#sweep-toggle");
    awaitStage(SweepStage.RUNNING);
    Platform.runLater(() ->
        Event.fireEvent(
            window.stage(), new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    Windows.await(() -> robot.lookup("Keep it running").tryQuery().isPresent());
    robot.clickOn("Keep it running");
    assertTrue(window.stage().isShowing());
    assertEquals(SweepStage.RUNNING, model().stageProperty().get());
    robot.clickOn("#sweep-stop");
    awaitStage(SweepStage.STOPPED);
  }

  @Test
  void aPreparedSweepComesWithItsPage(FxRobot robot) {
    robot.clickOn("#sweep-prepared").clickOn("#sweep-prepared-linear-model-plane");
    awaitStage(SweepStage.READY);
    assertTrue(Windows.isShown(robot, "#sweep-page"));
    assertEquals(
        SweepPresets.byId("linear-model-plane").orElseThrow().title(), text(robot, "#sweep-title"));
  }

  @Test
  void aCellBecomesTheLiveRun(FxRobot robot) throws Exception {
    openMade(robot);
    robot.clickOn(middle(1, 2, robot));
    Windows.await(() -> window.workspaces().currentProperty().get() == window.workspace());
    Windows.await(
        () -> window.workspace().model().configuration().optimizer().learningRate() == 0.2);
    assertTrue(window.workspace().model().configuration().optimizer().batchSize().isFull());
  }

  @Test
  void aRectangleBecomesAFinerSweep(FxRobot robot) throws Exception {
    openMade(robot);
    robot.drag(middle(0, 0, robot)).dropTo(middle(1, 2, robot));
    awaitStage(SweepStage.READY);
    assertEquals(8, model().plane().content().y().size());
  }

  @Test
  void theColourAndTheAxesAreChosen(FxRobot robot) throws Exception {
    openMade(robot);
    robot.interact(() ->
        robot.lookup("#plane-outcome").<ComboBox<OutcomeKind>>query().setValue(OutcomeKind.MAX_X));
    Windows.await(() -> model().plane().content().title().equals(OutcomeKind.MAX_X.title()));
    robot.interact(() -> robot.lookup("#plane-x").<ComboBox<Integer>>query().setValue(2));
    PlaneChoice choice = Objects.requireNonNull(model().plane().choiceProperty().get());
    assertEquals("Momentum", model().plane().content().x().title());
    assertEquals(OutcomeKind.MAX_X, choice.outcome());
  }

  @Test
  void theMembersAreATableThatFilters(FxRobot robot) throws Exception {
    openMade(robot);
    robot.clickOn("#sweep-part-members");
    Windows.await(() -> text(robot, "#members-count").equals("32 members"));
    type(robot, "#members-search", "learningRate>=0.2");
    Windows.await(() -> text(robot, "#members-count").equals("16 of 32 members"));
  }

  @Test
  void aLineForEachColumnIsShownOverLearningTime(FxRobot robot) throws Exception {
    openMade(robot);
    robot.clickOn("#sweep-part-curves");
    LineChartPane chart = robot.lookup("#curves-sharpness").queryAs(LineChartPane.class);
    Windows.await(() -> chart.series().size() == 2);
    assertEquals(2, chart.gaps().size());
    assertTrue(Windows.isShown(robot, "#plane-axis-0"));
  }

  @Test
  void theLibraryListsASweepAndOpensIt(FxRobot robot) throws Exception {
    Path runs = folder.resolve("runs");
    Files.createDirectories(runs);
    MadeSweeps.make(runs.resolve("made.edgesweep"), STEPS);
    robot.clickOn("#workspace-library");
    Windows.await(() ->
        window.library().model().found().stream()
            .anyMatch(run -> run.circumstances().endsWith("32 of 32 cells")));
    robot.doubleClickOn("Sweep over Learning rate α, Batch size B, Momentum, Seed");
    Windows.await(() -> window.workspaces().currentProperty().get() == window.sweep());
    awaitStage(SweepStage.COMPLETE);
  }

  @Test
  void theTableIsThatOfTheCommandLine(FxRobot robot) throws Exception {
    openMade(robot);
    Path table = folder.resolve("out.csv");
    files.choose(table);
    robot.clickOn("#take-away").clickOn("#sweep-data");
    Windows.await(() -> text(robot, "#sweep-message").equals("Saved as out.csv."));
    StringBuilder expected = new StringBuilder();
    try (SweepFile made = SweepFile.open(folder.resolve("made.edgesweep"))) {
      SweepExport.csv(made, expected);
    }
    assertEquals(expected.toString(), Files.readString(table));
  }

  private static void type(FxRobot robot, String field, String text) {
    robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }
}
