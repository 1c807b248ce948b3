package dev.edgescope.app;

import dev.edgescope.app.control.Banner;
import dev.edgescope.app.control.ChosenFiles;
import dev.edgescope.app.control.FileDialogs;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.run.RunState;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The real window on runs that take no time. */
final class Windows {
  private static final Preset SMALL =
      new Preset(
          "small",
          "Small",
          "What to see.",
          "What to do.",
          SmallRuns.config(),
          List.of(),
          Double.POSITIVE_INFINITY);

  private Windows() {}

  /** Opens it. */
  static MainWindow open(Stage stage, Path runs, ChosenFiles files) {
    MainWindow window = new MainWindow(stage, List.of(SMALL), SMALL, runs, 1000, 900);
    FileDialogs.install(stage.getScene(), files);
    stage.setX(0);
    stage.setY(0);
    stage.show();
    return window;
  }

  /** The window on the bundled presets, not shown yet. */
  static MainWindow onPresets(Stage stage, Path runs, double width, double height) {
    Presets presets = Presets.load(Words.language());
    return new MainWindow(
        stage, presets.all(), presets.byId("conservative-sharpening"), runs, width, height);
  }

  /**
   * The same in a stage of its own, shown: sizes and scales would stay with the one that all tests
   * share. The headless screen is small; the contents are laid out at the sizes that are tried.
   */
  static MainWindow onPresets(Path runs, double width, double height) {
    Stage stage = new Stage();
    MainWindow window = onPresets(stage, runs, width, height);
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(400);
    stage.setHeight(300);
    stage.show();
    return window;
  }

  /** Shows the workspace at a place of the bar. */
  static void show(MainWindow window, int workspace, FxRobot robot) {
    robot.interact(() -> window.workspaces().show(window.workspaces().all().get(workspace)));
  }

  /** Waits until the live run is laid out and measured. */
  static void awaitRun(MainWindow window) {
    await(() ->
        window.workspace().model().stateProperty().get() == RunState.PAUSED
            && !window.workspace().model().selected().history().measurements().isEmpty());
  }

  /** Trains up to a step and waits there. */
  static void train(MainWindow window, int steps) {
    for (int step = made(window) + 1; step <= steps; step++) {
      int reached = step;
      FxWait.on(() -> window.workspace().model().step());
      await(() -> made(window) == reached);
    }
  }

  private static int made(MainWindow window) {
    return window.workspace().model().selected().history().steps();
  }

  /** What a banner says. */
  static String said(FxRobot robot, String banner) {
    return robot.lookup(banner).queryAs(Banner.class).getMessage();
  }

  /** Clicks on what may only be shown with the next frame. */
  static void clickOn(String query, FxRobot robot) {
    await(() -> isShown(robot, query));
    robot.clickOn(query);
  }

  static boolean isShown(FxRobot robot, String query) {
    return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
  }

  /** Waits for something that is read on the JavaFX thread. */
  static void await(Callable<Boolean> condition) {
    FxWait.await(condition);
  }
}
