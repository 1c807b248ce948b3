package dev.edgescope.app.workspace.phase;

import static dev.edgescope.app.workspace.study.StudyScreen.await;
import static dev.edgescope.app.workspace.study.StudyScreen.awaitRest;
import static dev.edgescope.app.workspace.study.StudyScreen.choose;
import static dev.edgescope.app.workspace.study.StudyScreen.series;
import static dev.edgescope.app.workspace.study.StudyScreen.slide;
import static dev.edgescope.app.workspace.study.StudyScreen.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.workspace.study.StudyScreen;
import java.util.List;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The small systems on the screen, with the engine behind them. */
@ExtendWith(ApplicationExtension.class)
class PhaseStudiesTest {
  @SuppressWarnings("NullAway.Init") // by start()
  private StudyScreen screen;

  @Start
  void start(Stage stage) {
    screen = new StudyScreen(stage, PhaseStudies::workspace);
  }

  @Stop
  void stop() {
    screen.close();
  }

  private static void play(FxRobot robot, int index) {
    choose(robot, index);
    slide(robot, "playback", 60);
  }

  @Test
  void theMinimalistExampleSettlesBelowItsEdge(FxRobot robot) {
    play(robot, 1);
    await(() -> series(robot, "path-sharpness", 0).size() == 301);
    Series sharpness = series(robot, "path-sharpness", 0);
    assertTrue(sharpness.value(100) > 2 / 1.2);
    assertTrue(sharpness.value(300) < 2 / 1.2);
  }

  @Test
  void aSystemThatDivergesSaysSo(FxRobot robot) {
    play(robot, 1);
    slide(robot, "step-size", robot.lookup("#step-size").queryAs(Slider.class).getMax());
    await(() -> status(robot).startsWith("Diverges after step "));
  }

  @Test
  void aSettingThatMovesAfterTheEndShowsAnotherWayToItsEnd(FxRobot robot) {
    play(robot, 1);
    await(() -> series(robot, "path-sharpness", 0).size() == 301);
    awaitRest(robot);
    double before = series(robot, "path-sharpness", 0).value(0);
    slide(robot, "noise-variance", 0);
    await(() ->
        series(robot, "path-sharpness", 0).size() == 301
            && series(robot, "path-sharpness", 0).value(0) != before);
  }

  @Test
  void aStartTooFarFromTheMinimumDivergesAtOnce(FxRobot robot) {
    play(robot, 2);
    for (String scalar : List.of("scalar-y", "scalar-z", "scalar-w")) {
      slide(robot, scalar, robot.lookup("#" + scalar).queryAs(Slider.class).getMax());
    }
    await(() -> status(robot).equals("Diverges after step 0"));
  }

  @Test
  void theFourScalarsSettleBelowTheirEdge(FxRobot robot) {
    play(robot, 2);
    await(() -> series(robot, "path-sharpness", 1).size() == 201);
    assertTrue(series(robot, "path-sharpness", 1).value(0) > 10);
    assertEquals(9.04, series(robot, "path-sharpness", 1).value(200), 0.01);
  }

  @Test
  void theFourScalarsSettleWhereGradientFlowWouldEnd(FxRobot robot) {
    play(robot, 2);
    await(() -> series(robot, "path-sharpness", 0).size() == 201);
    assertEquals(
        series(robot, "path-sharpness", 1).value(200),
        series(robot, "path-sharpness", 0).value(200),
        1e-3);
  }

  @Test
  void theKernelOfThePairSharpensToTheEdge(FxRobot robot) {
    play(robot, 0);
    Series kernel = series(robot, "pair-kernel", 0);
    await(() -> kernel.size() > 60);
    assertTrue(kernel.value(0) < 0.2);
    assertTrue(kernel.value(60) < 2 && kernel.value(60) > 1.85);
  }

  @Test
  void aClickIntoThePortraitStartsAWay(FxRobot robot) {
    play(robot, 0);
    await(() -> !series(robot, "pair-kernel", 0).isEmpty());
    double before = series(robot, "pair-kernel", 0).value(0);
    robot.clickOn("#plane-portrait");
    await(() ->
        !series(robot, "pair-kernel", 0).isEmpty()
            && series(robot, "pair-kernel", 0).value(0) != before);
  }
}
