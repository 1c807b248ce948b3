package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.board.BoardLayout;
import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.chart.LandscapePane;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.app.run.RunState;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.DataConfig;
import dev.edgescope.engine.config.ModelConfig;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.RunLength;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.data.DataSource;
import dev.edgescope.engine.data.Targets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.training.History;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Several runs in the real window on the real engine, with a small network. */
@ExtendWith(ApplicationExtension.class)
class ComparisonWindowTest {
  private static final RunConfig CONFIG =
      new RunConfig(
          new DataConfig.Bundled(DataSource.FASHION, 200, Targets.ONE_HOT),
          new ModelConfig.Perceptron(List.of(16), Activation.TANH, 0.3),
          Loss.SQUARED_ERROR,
          new OptimizerConfig(0.05, 0, BatchSize.of(4)),
          new ProbeConfig(2, ProbeConfig.Spacing.budget(0.5)).plus(Set.of(Quantity.CONSERVATISM)),
          Precision.FLOAT,
          1,
          RunLength.endless());
  private static final Preset PAIR =
      new Preset(
          "pair",
          "Pair",
          "What to see.",
          "What to do.",
          CONFIG,
          List.of(ConfigPatch.FULL_BATCH),
          Double.POSITIVE_INFINITY);

  @TempDir
  @SuppressWarnings("NullAway.Init") // by JUnit
  Path folder;

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @Start
  void start(Stage stage) {
    window = new MainWindow(stage, List.of(PAIR), PAIR, folder, 1000, 900);
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @BeforeEach
  void waitForTheRuns() {
    Windows.await(() -> comparison().stateProperty().get() == RunState.PAUSED);
  }

  @Test
  void aPresetWithARunAlongsideOpensWithBoth() {
    assertEquals(List.of("B = 4", "full batch"), names());
    assertTrue(comparison().twinOnProperty().get());
  }

  @Test
  void threeCompanionsRestWithinOneStepOfTheRun(FxRobot robot) {
    duplicate(robot, "#editor-seed", "2");
    duplicate(robot, "#editor-learning-rate", "0.02");
    Windows.await(() -> comparison().stateProperty().get() == RunState.PAUSED);
    assertEquals(4, comparison().live().size());

    runUntil(robot, 40);

    assertTrue(earliest(times()) > 0, "all have moved: " + times());
    assertTrue(latest(times()) - earliest(times()) < 0.05 + 1e-9, "within a step: " + times());
  }

  private List<Double> times() {
    return comparison().live().stream()
        .map(LiveRun::history)
        .map(ComparisonWindowTest::end)
        .toList();
  }

  private static double earliest(List<Double> times) {
    return times.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static double latest(List<Double> times) {
    return times.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  @Test
  void aBranchGoesOnBitwiseAsTheRunWhileNothingIsChanged(FxRobot robot) {
    runUntil(robot, 20);
    LiveRun run = comparison().main();
    int at = run.history().steps();

    robot.clickOn("#branch-here");
    Windows.await(() -> robot.lookup("#editor-title").tryQuery().isPresent());
    assertEquals(
        "Branch at step " + at, robot.lookup("#editor-title").queryAs(Label.class).getText());
    robot.clickOn("#editor-start");
    Windows.await(() -> comparison().live().size() == 3);
    Windows.await(() -> comparison().stateProperty().get() == RunState.PAUSED);
    assertEquals("B = 4, from step " + at, names().get(2));

    LiveRun branch = comparison().live().getLast();
    assertEquals(at, branch.history().steps());
    runUntil(robot, at + 15);
    History original = run.history();
    History copy = branch.history();
    int steps = Math.min(original.steps(), copy.steps());
    assertTrue(steps > at + 10, "steps " + steps);
    for (int step = 0; step < steps; step++) {
      assertEquals(original.loss(step), copy.loss(step));
    }
    assertEquals(at, branch.recordProperty().get().batchLoss().step(0));
  }

  @Test
  void theSelectedRunIsTheOneThatTheControlsMove(FxRobot robot) {
    RunEntry twin = entries().get(1);
    LiveRun run = comparison().find(twin).orElseThrow();
    robot.clickOn("full batch");
    assertEquals(run, comparison().selectedProperty().get());

    robot.interact(() -> window.workspace().model().controls().learningRate().set(0.1));
    assertEquals(40, entries().get(0).record().edge().current(), 1e-9);
    assertEquals(20, twin.record().edge().current(), 1e-9);
  }

  @Test
  void aRunIsShownAloneAndDeleted(FxRobot robot) {
    robot.clickOn(robot.lookup(".run-live .solo").nth(1).<Node>query());
    assertEquals(List.of(entries().get(1)), comparison().runs().shown());
    robot.clickOn(robot.lookup(".run-live .delete").nth(1).<Node>query());

    assertEquals(1, comparison().live().size());
    assertFalse(comparison().twinOnProperty().get());
  }

  @Test
  void theGaugeSaysWhatTheRatioMeans(FxRobot robot) {
    Label value = robot.lookup("#conservatism-value").queryAs(Label.class);
    Label words = robot.lookup("#conservatism-words").queryAs(Label.class);
    // How often the run is measured depends on the machine.
    robot.clickOn("#start");
    Windows.await(() -> comparison().stateProperty().get() == RunState.RUNNING);
    Windows.await(() -> comparison().main().history().measurements().size() >= 40);
    robot.clickOn("#start");
    Windows.await(() -> comparison().stateProperty().get() == RunState.PAUSED);
    Windows.await(() -> !List.of("", "too few measurements").contains(words.getText()));
    assertTrue(
        words
            .getText()
            .matches("(conservative|progressive)( vs twin)?|at an edge|nothing to hold back now"),
        words.getText());
    assertEquals(words.getText().startsWith("nothing"), value.getText().isEmpty());
    assertTrue(
        robot
            .lookup("#conservatism")
            .query()
            .getAccessibleText()
            .matches("Conservatism (" + value.getText() + ": )?" + words.getText()));
  }

  @Test
  void theLandscapeIsDrawnWhereTheRunIs(FxRobot robot) {
    robot.interact(() ->
        window
            .workspace()
            .model()
            .layoutProperty()
            .set(BoardLayout.grid(List.of(ChartTable.LOSS_LANDSCAPE.id()))));
    Windows.await(() -> !landscape(robot).slices().isEmpty());

    double sharpness =
        comparison().main().history().measurements().getLast().curvature().hessian().largest();
    assertEquals(sharpness, landscape(robot).slices().getFirst().curvature());
  }

  private static LandscapePane landscape(FxRobot robot) {
    return robot.lookup("#loss-landscape").queryAs(LandscapePane.class);
  }

  private void duplicate(FxRobot robot, String field, String text) {
    int before = comparison().live().size();
    robot.clickOn(".run-live .duplicate");
    Windows.await(() -> robot.lookup(field).tryQuery().isPresent());
    robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(text));
    robot.clickOn("#editor-start");
    Windows.await(() -> comparison().live().size() == before + 1);
    // The next duplicate is one of the main run again.
    robot.interact(() -> comparison().select(comparison().main()));
  }

  private void runUntil(FxRobot robot, long step) {
    robot.clickOn("#start");
    Windows.await(() -> comparison().stateProperty().get() == RunState.RUNNING);
    Windows.await(
        () -> comparison().live().stream().allMatch(run -> run.history().steps() >= step / 3));
    Windows.await(() -> comparison().main().history().steps() >= step);
    robot.clickOn("#start");
    Windows.await(() -> comparison().stateProperty().get() == RunState.PAUSED);
  }

  private static double end(History history) {
    int last = history.steps() - 1;
    double step = history.learningTime(last) - history.learningTime(last - 1);
    return history.learningTime(last) + step;
  }

  private RunComparison comparison() {
    return window.workspace().comparison();
  }

  private List<RunEntry> entries() {
    return comparison().runs().entries();
  }

  private List<String> names() {
    return entries().stream().map(entry -> entry.nameProperty().get()).toList();
  }
}
