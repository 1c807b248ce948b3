package dev.edgescope.app.workspace.theory;

import static dev.edgescope.app.workspace.study.StudyScreen.await;
import static dev.edgescope.app.workspace.study.StudyScreen.choose;
import static dev.edgescope.app.workspace.study.StudyScreen.series;
import static dev.edgescope.app.workspace.study.StudyScreen.slide;
import static dev.edgescope.app.workspace.study.StudyScreen.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.workspace.study.StudyScreen;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The studies on the screen, with the engine behind them. */
@ExtendWith(ApplicationExtension.class)
class TheoryStudiesTest {
  private static final int PREDICTED = 0;
  private static final int MEAN = 1;

  @SuppressWarnings("NullAway.Init") // by start()
  private StudyScreen screen;

  @Start
  void start(Stage stage) {
    screen = new StudyScreen(stage, TheoryStudies::workspace);
  }

  @Stop
  void stop() {
    screen.close();
  }

  /** Without a hand on it. */
  @Test
  void theMeanOfTheRunsLiesOnThePrediction(FxRobot robot) {
    await(() -> status(robot).equals("20 of 20 runs"));
    Series mean = series(robot, "mean-loss", MEAN);
    Series predicted = series(robot, "mean-loss", PREDICTED);
    int last = mean.size() - 1;
    assertEquals(200, mean.step(last));
    for (int i = 0; mean.step(i) <= 80; i += 10) {
      double expected = predicted.value((int) mean.step(i));
      assertEquals(expected, mean.value(i), 0.35 * expected, "step " + mean.step(i));
    }
  }

  @Test
  void theSlidersStartTheRunsAnew(FxRobot robot) {
    await(() -> !series(robot, "mean-loss", PREDICTED).isEmpty());
    double before = series(robot, "mean-loss", PREDICTED).value(200);
    slide(robot, "noise-kernel", 30);
    await(() ->
        series(robot, "mean-loss", PREDICTED).size() > 200
            && series(robot, "mean-loss", PREDICTED).value(200) > before);
  }

  @Test
  void aSettingIsTypedToTheDigit(FxRobot robot) {
    await(() -> !series(robot, "mean-loss", PREDICTED).isEmpty());
    robot.interact(() -> robot.lookup("#steps-value").queryAs(TextField.class).setText("123"));
    robot.clickOn("#steps-value").type(KeyCode.ENTER);
    await(() -> series(robot, "mean-loss", PREDICTED).size() == 124);
  }

  @Test
  void aSettingOutOfRangeSaysSo(FxRobot robot) {
    robot.interact(() -> robot.lookup("#noise-kernel-value").queryAs(TextField.class).setText("7"));
    robot.clickOn("#noise-kernel-value").type(KeyCode.ENTER);
    await(() ->
        robot
            .lookup("#noise-kernel-error")
            .queryAs(Label.class)
            .getText()
            .equals("7 is out of range; give a number from 0.05 to 3."));
  }

  private static void showQuadratic(FxRobot robot) {
    choose(robot, 1);
    slide(robot, "seeds", 0);
    slide(robot, "task-parameters", 30);
  }

  @Test
  void theQuadraticModelShowsFourBatchSizes(FxRobot robot) {
    showQuadratic(robot);
    await(() -> !series(robot, "mean-sharpness", 4).isEmpty());
    assertEquals("B = 10", series(robot, "mean-sharpness", 4).style().name());
    assertTrue(series(robot, "mean-sharpness", 1).value(0) > 0.9);
  }

  @Test
  void theFullBatchLiesOnTheClosedDynamics(FxRobot robot) {
    showQuadratic(robot);
    await(() -> status(robot).equals("4 of 4 runs") && !series(robot, "mean-trace", 0).isEmpty());
    for (String quantity : List.of("sharpness", "direction", "kernel", "trace", "loss")) {
      Series closed = series(robot, "mean-" + quantity, 0);
      Series measured = series(robot, "mean-" + quantity, 1);
      assertEquals("B = 100", measured.style().name());
      for (int i = 0; i < measured.size(); i++) {
        assertEquals(measured.step(i), closed.step(i));
        double expected = closed.value(i);
        assertEquals(
            expected, measured.value(i), 1e-3 * expected, quantity + " at " + measured.step(i));
      }
    }
  }

  @Test
  void theClippedStreamLiesOnItsPrediction(FxRobot robot) {
    choose(robot, 2);
    await(() -> status(robot).equals("10 of 10 runs"));
    Series predicted = series(robot, "clipped-loss", PREDICTED);
    Series mean = series(robot, "clipped-loss", MEAN);
    for (int i = 0; i < mean.size(); i++) {
      double expected = predicted.value((int) mean.step(i));
      assertEquals(expected, mean.value(i), 0.1 * expected, "step " + mean.step(i));
    }
  }
}
