package dev.edgescope.app.workspace.phase;

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

/** The small systems on the screen, with the engine behind them. */
@ExtendWith(ApplicationExtension.class)
class PhaseWorkspaceTest {
  private final ObjectProperty<Appearance> appearance =
      new SimpleObjectProperty<>(Appearance.LIGHT);

  @SuppressWarnings("NullAway.Init") // by start()
  private PhaseWorkspace workspace;

  @Start
  void start(Stage stage) {
    Fonts.load();
    Workspaces workspaces = new Workspaces();
    workspace = new PhaseWorkspace(workspaces, appearance);
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

  private static void choose(FxRobot robot, int index) {
    ComboBox<Study> chooser = robot.lookup("#study").queryComboBox();
    robot.interact(() -> chooser.setValue(chooser.getItems().get(index)));
    robot.interact(() -> robot.lookup("#playback").queryAs(Slider.class).setValue(60));
  }

  @Test
  void theMinimalistExampleSettlesBelowItsEdge(FxRobot robot) {
    choose(robot, 1);
    robot.clickOn("#study-start");
    await(() -> series(robot, "path-sharpness", 0).size() == 401);
    Series sharpness = series(robot, "path-sharpness", 0);
    assertTrue(sharpness.value(140) > 2 / 1.2);
    assertTrue(sharpness.value(400) < 2 / 1.2);
  }

  @Test
  void theFourScalarsSettleBelowTheirEdge(FxRobot robot) {
    choose(robot, 2);
    robot.clickOn("#study-start");
    await(() -> series(robot, "path-sharpness", 0).size() == 201);
    assertTrue(series(robot, "path-sharpness", 0).value(0) > 10);
    assertEquals(9.04, series(robot, "path-sharpness", 0).value(200), 0.01);
  }

  @Test
  void aClickIntoThePortraitStartsAWay(FxRobot robot) {
    choose(robot, 0);
    robot.clickOn("#study-start");
    await(() -> !series(robot, "pair-kernel", 0).isEmpty());
    double before = series(robot, "pair-kernel", 0).value(0);
    robot.clickOn("#plane-portrait");
    await(
        () ->
            !series(robot, "pair-kernel", 0).isEmpty()
                && series(robot, "pair-kernel", 0).value(0) != before);
  }
}
