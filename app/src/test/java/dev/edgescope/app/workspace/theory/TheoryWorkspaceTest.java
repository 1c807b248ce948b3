package dev.edgescope.app.workspace.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.LineChartPane;
import dev.edgescope.app.chart.Series;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.theme.Fonts;
import dev.edgescope.app.theme.StyleSheet;
import dev.edgescope.app.workspace.Workspaces;
import dev.edgescope.app.workspace.study.Study;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The studies on the screen, with the engine behind them. */
@ExtendWith(ApplicationExtension.class)
class TheoryWorkspaceTest {
  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(Appearance.LIGHT);

  @SuppressWarnings("NullAway.Init") // by start()
  private TheoryWorkspace workspace;

  @Start
  void start(Stage stage) {
    Fonts.load();
    Workspaces workspaces = new Workspaces();
    workspace = new TheoryWorkspace(workspaces, appearance);
    workspaces.add(workspace);
    Scene scene = new Scene(workspace.view(), 1280, 800);
    scene.getStylesheets().add(StyleSheet.location());
    stage.setScene(scene);
    stage.show();
  }

  @Stop
  void stop() {
    workspace.close();
  }

  private static Series series(FxRobot robot, String chart, int index) {
    return robot.lookup("#chart-" + chart).queryAs(LineChartPane.class).series().get(index);
  }

  private static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(
          20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    } catch (TimeoutException e) {
      throw new AssertionError("waited 20 seconds in vain", e);
    }
  }

  @Test
  void theMeanOfTheRunsLiesOnThePrediction(FxRobot robot) {
    robot.clickOn("#study-start");
    await(() -> robot.lookup("#study-start").queryButton().getText().equals("Start"));
    Series mean = series(robot, "mean-loss", 0);
    Series predicted = series(robot, "mean-loss", 1);
    int last = mean.size() - 1;
    assertEquals(200, mean.step(last));
    for (int i = 0; mean.step(i) <= 80; i += 10) {
      double expected = predicted.value((int) mean.step(i));
      assertEquals(expected, mean.value(i), 0.35 * expected, "step " + mean.step(i));
    }
  }

  @Test
  void theSlidersStartTheRunsAnew(FxRobot robot) {
    robot.clickOn("#study-start");
    await(() -> !series(robot, "mean-loss", 1).isEmpty());
    double before = series(robot, "mean-loss", 1).value(200);
    robot.interact(() -> robot.lookup("#noise-kernel").queryAs(Slider.class).setValue(30));
    await(
        () ->
            series(robot, "mean-loss", 1).size() > 200
                && series(robot, "mean-loss", 1).value(200) > before);
  }

  @Test
  void theQuadraticModelShowsFourBatchSizes(FxRobot robot) {
    ComboBox<Study> chooser = robot.lookup("#study").queryComboBox();
    robot.interact(() -> chooser.setValue(chooser.getItems().get(1)));
    robot.interact(
        () -> {
          robot.lookup("#seeds").queryAs(Slider.class).setValue(0);
          robot.lookup("#task-parameters").queryAs(Slider.class).setValue(30);
        });
    await(() -> !series(robot, "mean-sharpness", 3).isEmpty());
    assertEquals("B = 10", series(robot, "mean-sharpness", 3).style().name());
    assertTrue(series(robot, "mean-sharpness", 0).value(0) > 0.9);
  }
}
