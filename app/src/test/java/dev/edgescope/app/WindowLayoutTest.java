package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.sweep.MadeSweeps;
import dev.edgescope.app.sweep.SweepStage;
import dev.edgescope.app.workspace.replay.ReplayModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/**
 * The layout of the real window: no text is cut and no control lies outside. A display at 150 %
 * leaves a window of 1920 by 1080 pixels 1280 by 720, at 200 % 960 by 540.
 */
@ExtendWith(ApplicationExtension.class)
class WindowLayoutTest {
  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  /** In a stage of its own: sizes and scales would stay with the one that all tests share. */
  @Start
  void start(Stage shared) {
    Stage stage = new Stage();
    window = Windows.onPresets(stage, folder, 1280, 800);
    // The headless screen is small; the contents are laid out at the sizes that are tried.
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.setWidth(400);
    stage.setHeight(300);
    stage.show();
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @ParameterizedTest
  @CsvSource({
    "1280, 800, 1, 0",
    "1920, 1080, 1, 0",
    "1280, 720, 1.5, 0",
    "960, 540, 2, 0",
    "1280, 800, 1, 1",
    "1920, 1080, 1, 1",
    "1280, 800, 1, 2",
    "1280, 800, 1, 3",
    "960, 540, 2, 1",
    "960, 540, 2, 2",
    "960, 540, 2, 3",
    "1280, 800, 1, 4",
    "960, 540, 2, 4"
  })
  void nothingIsCut(double width, double height, double scale, int workspace, FxRobot robot) {
    Windows.show(window, workspace, robot);
    robot.interact(
        () -> {
          window.stage().setRenderScaleX(scale);
          window.stage().setRenderScaleY(scale);
        });
    assertEquals(List.of(), problems(width, height, robot));
  }

  @ParameterizedTest
  @CsvSource({"1280, 800, false", "1920, 1080, false", "1280, 800, true", "1920, 1080, true"})
  void nothingIsCutInPresentation(
      double width, double height, boolean withControls, FxRobot robot) {
    robot.interact(
        () -> {
          window.workspace().view().presentationProperty().set(true);
          window.workspace().view().columnShownProperty().set(withControls);
        });
    assertEquals(List.of(), problems(width, height, robot));
  }

  @ParameterizedTest
  @CsvSource({"1280, 800, 1", "1920, 1080, 1", "960, 540, 2"})
  void nothingIsCutInAReplay(double width, double height, double scale, FxRobot robot) {
    Path file = folder.resolve("run.edgescope");
    SmallRuns.record(file, 300);
    robot.interact(
        () -> {
          window.stage().setRenderScaleX(scale);
          window.stage().setRenderScaleY(scale);
          window.workspaces().show(window.library());
          window.library().open(file);
        });
    Windows.await(
        () -> {
          ReplayModel replay = window.library().replay();
          return replay != null && replay.isCaughtUp();
        });
    assertEquals(List.of(), problems(width, height, robot));
  }

  @ParameterizedTest
  @CsvSource({"1280, 800, 1", "1920, 1080, 1", "960, 540, 2"})
  void nothingIsCutInASweep(double width, double height, double scale, FxRobot robot)
      throws Exception {
    Path made = MadeSweeps.make(folder.resolve("made.edgesweep"), 10);
    robot.interact(
        () -> {
          window.stage().setRenderScaleX(scale);
          window.stage().setRenderScaleY(scale);
          window.sweep().open(made);
        });
    Windows.await(() -> window.sweep().model().stageProperty().get() == SweepStage.COMPLETE);
    assertEquals(List.of(), problems(width, height, robot));
  }

  private List<String> problems(double width, double height, FxRobot robot) {
    List<String> problems = new ArrayList<>();
    robot.interact(
        () -> {
          Parent root = window.stage().getScene().getRoot();
          root.resize(width, height);
          root.applyCss();
          root.layout();
          root.layout();
          problems.addAll(LayoutProblems.of(root, width, height));
        });
    return problems;
  }
}
