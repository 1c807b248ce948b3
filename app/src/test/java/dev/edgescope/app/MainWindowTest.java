package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.control.SettingRow;
import dev.edgescope.app.run.RunState;
import dev.edgescope.engine.config.DataKind;
import dev.edgescope.engine.config.ModelKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** Transport, settings and runs of the real window. */
class MainWindowTest extends SmallRunWindow {

  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @Test
  void startLetsTheSharpnessRiseAndPauseStopsIt(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> sharpness().size() > 10 && last(sharpness()) > 1.5 * sharpness().value(0));

    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    long step = step();
    WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
    assertEquals(step, step());
    assertTrue(step > 10);
  }

  @Test
  void beforeTheStartTheRegimeIsSaidToBeOpen(FxRobot robot) {
    assertEquals("No regime yet", text(robot, "#regime"));
    assertTrue(text(robot, "#regime-reason").contains("from a few measurements on"));
  }

  @Test
  void spaceAndArrowWorkTheTransport(FxRobot robot) {
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    await(() -> model().stateProperty().get() == RunState.RUNNING && step() > 0);
    robot.press(KeyCode.SPACE).release(KeyCode.SPACE);
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    long before = step();

    robot.press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    await(() -> step() > before);
    assertEquals(before + 1, step());

    robot.press(KeyCode.R).release(KeyCode.R);
    await(() -> step() == 0 && model().stateProperty().get() == RunState.PAUSED);
  }

  @Test
  void theFormShowsWhatTheChosenModelHas(FxRobot robot) {
    openExperiment(robot);
    robot.interact(() -> model().experiment().model().kind().set(ModelKind.CONVNET));
    assertEquals(
        List.of(false, true, false),
        Stream.of("#hidden", "#channels", "#blocks").map(id -> isShown(robot, id)).toList());
  }

  @Test
  void theFormShowsWhatTheChosenDataHave(FxRobot robot) {
    openExperiment(robot);
    robot.interact(() -> model().experiment().data().kind().set(DataKind.NPY));
    assertEquals(
        List.of(true, true, false),
        Stream.of("#data-file", "#labels-file", "#degree").map(id -> isShown(robot, id)).toList());
  }

  @Test
  void aSingleStepIsMeasured(FxRobot robot) {
    robot.clickOn("#step");
    await(() -> step() == 1 && sharpness().size() == 2);

    assertEquals("step 1", text(robot, "#status-step"));
    assertEquals("Paused", text(robot, "#status-state"));
  }

  @Test
  void draggingTheLearningRateMovesTheEdgeAndIsMarkedInARun(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> step() > 20);
    double before = record().edge().current();

    robot.drag(thumb(robot, "#learning-rate")).moveBy(40, 0).drop();

    double rate = model().controls().learningRate().get();
    assertTrue(rate > 0.1, "rate " + rate);
    assertEquals(2 / rate, record().edge().current(), 1e-9);
    assertTrue(record().edge().current() < before);
    await(() -> !changes().isEmpty());
    assertTrue(changes().getFirst().label().startsWith("α 0.1 → "));
    assertEquals(
        model().controls().learningRate().words(),
        robot.lookup("#learning-rate-value").queryAs(TextField.class).getText());
  }

  @Test
  void theBatchSizeChangesALiveRun(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> step() > 5);
    Slider slider = robot.lookup("#batch-size").queryAs(Slider.class);

    robot.interact(() -> slider.setValue(3));

    assertEquals("8", robot.lookup("#batch-size-value").queryAs(TextField.class).getText());
    await(() -> last(record().noiseKernelTrace()) > 0);
    assertEquals("B full → 8", changes().getLast().label());
  }

  @Test
  void aBrokenTextIsExplainedAndLeavesTheRunAlone(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> step() > 0);

    robot.doubleClickOn("#learning-rate-value").write("x9");
    robot.press(KeyCode.ENTER).release(KeyCode.ENTER);

    Node error = robot.lookup("#learning-rate-error").query();
    assertTrue(error.isVisible());
    assertTrue(text(robot, "#learning-rate-error").contains("is not a number"));
    assertEquals(0.1, model().controls().learningRate().get());
    long step = step();
    await(() -> step() > step);
    assertEquals(List.of(), changes());

    robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertFalse(error.isVisible());
  }

  private void openExperiment(FxRobot robot) {
    robot.interact(() -> window.workspace().view().experimentOpenProperty().set(true));
  }

  @Test
  void theRowThatWasChangedIsMarked(FxRobot robot) {
    openExperiment(robot);
    robot.interact(() -> {
      model().experiment().seed().set(42L);
      window.workspace().view().pulse();
    });
    assertEquals(List.of("seed"), markedRows(robot));

    robot.interact(() -> {
      model().experiment().discard();
      window.workspace().view().pulse();
    });
    assertEquals(List.of(), markedRows(robot));
  }

  private static List<String> markedRows(FxRobot robot) {
    return robot.lookup(".setting-row").queryAllAs(SettingRow.class).stream()
        .filter(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("changed")))
        .map(row -> row.lookup(".text-field").getId())
        .toList();
  }

  @Test
  void theButtonThatAppliesIsInSightWhereverTheSettingsAreScrolled(FxRobot robot) {
    openExperiment(robot);
    ScrollPane settings = robot.lookup("#experiment .scroll-pane").queryAs(ScrollPane.class);
    for (double place : new double[] {0, 1}) {
      robot.interact(() -> {
        settings.setVvalue(place);
        window.stage().getScene().getRoot().layout();
      });
      Node apply = robot.lookup("#apply").query();
      double bottom = apply.localToScene(apply.getBoundsInLocal()).getMaxY();
      assertTrue(bottom <= window.stage().getScene().getHeight(), "at " + bottom);
    }
  }

  @Test
  void keysInATextFieldAreText(FxRobot robot) {
    openExperiment(robot);
    robot.clickOn("#hidden").write("r ");

    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(RunState.PAUSED, model().stateProperty().get());
    assertTrue(robot.lookup("#hidden").queryAs(TextField.class).getText().contains("r "));
  }

  @Test
  void anotherPresetIsAnotherRun(FxRobot robot) {
    robot.clickOn("#preset").clickOn("#preset-noisy");
    await(() -> model().stateProperty().get() == RunState.PAUSED);

    assertEquals("0.05", robot.lookup("#learning-rate-value").queryAs(TextField.class).getText());
    assertEquals("4", robot.lookup("#batch-size-value").queryAs(TextField.class).getText());
    assertEquals(40, record().edge().current(), 1e-9);
  }

  @Test
  void aRunThatDivergesSaysSoKeepsItsCurvesAndCanBeReset(FxRobot robot) {
    robot.clickOn("#preset").clickOn("#preset-wild");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.FAILED);

    assertTrue(robot.lookup("#failure").query().isVisible());
    assertTrue(Windows.said(robot, "#failure").contains("step"));
    assertFalse(record().batchLoss().isEmpty());
    assertTrue(robot.lookup("#start").query().isDisabled());

    robot.clickOn("#reset");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    assertFalse(Windows.isShown(robot, "#failure"));
  }

  @Test
  void settingsOfTheExperimentWaitForTheButton(FxRobot robot) {
    openExperiment(robot);
    assertTrue(robot.lookup("#apply").query().isDisabled());

    robot.doubleClickOn("#seed").write("42");
    assertFalse(robot.lookup("#apply").query().isDisabled());
    robot.clickOn("#apply");

    await(() -> model().stateProperty().get() == RunState.PAUSED);
    assertTrue(robot.lookup("#apply").query().isDisabled());
  }

  @Test
  void theTwinKeepsStepFromTheSameWeightsAndPausesBesideTheRun(FxRobot robot) {
    robot.clickOn("#preset").clickOn("#preset-noisy");
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());
    robot.clickOn("#twin .thumb");
    await(() -> runs().size() == 2 && !leading(1).isEmpty());
    assertEquals(sharpness().value(0), leading(1).value(0));

    robot.clickOn("#start");
    await(() -> step() > 30 && leading(1).size() > 3);
    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    await(() -> lastStep(leading(1)) == step());

    assertEquals(
        List.of("B = 4", "full batch"),
        runs().stream().map(entry -> entry.nameProperty().get()).toList());
    long step = step();
    robot.clickOn("#step");
    await(() -> step() == step + 1 && lastStep(leading(1)) == step + 1);
  }

  @Test
  void aPinnedRunStaysOverAResetUntilItIsDeleted(FxRobot robot) {
    robot.clickOn("#start");
    await(() -> step() > 5);
    robot.clickOn("#start");
    await(() -> model().stateProperty().get() == RunState.PAUSED);
    Series kept = sharpness();
    robot.clickOn(".run-live .pin");
    robot.clickOn("#reset");
    await(() -> model().stateProperty().get() == RunState.PAUSED && !sharpness().isEmpty());

    assertEquals(2, runs().size());
    assertEquals(kept, leading(1));
    LineChartPane chart = robot.lookup("#chart-sharpness").queryAs(LineChartPane.class);
    assertEquals(List.of(sharpness(), kept), chart.series());

    robot.clickOn(".run-earlier .eye");
    assertFalse(chart.series().contains(kept));
    robot.clickOn(".run-earlier .delete");
    assertEquals(1, runs().size());
    assertTrue(robot.lookup(".run-live .delete").query().isDisabled());
  }

  @Test
  void settingsAreTakenBackAndSetAgain(FxRobot robot) {
    robot.interact(() -> model().controls().learningRate().set(0.2));
    robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    assertEquals(0.1, model().controls().learningRate().get());

    robot
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z)
        .release(KeyCode.Z, KeyCode.SHIFT, KeyCode.CONTROL);
    assertEquals(0.2, model().controls().learningRate().get());
  }

  @Test
  void undoLeavesARunThatWasBegun(FxRobot robot) {
    robot.interact(() -> {
      model().experiment().seed().set(42L);
      model().applyExperiment();
    });
    robot.interact(() -> model().undo().undo());
    assertEquals(42, model().configuration().seed());
  }
}
