package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.control.ChosenFiles;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.engine.data.NpyArray;
import dev.edgescope.engine.record.RunFile;
import dev.edgescope.engine.record.export.Weights;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.TrainingRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** What the live workspace does with files: recovery, recording where it can, parameters. */
@ExtendWith(ApplicationExtension.class)
class RunFilesWindowTest {
  private static final int KILLED_AT = 35;

  @TempDir private Path folder;
  private final ChosenFiles files = new ChosenFiles();

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @SuppressWarnings("NullAway.Init") // by start()
  private Path runs;

  @Start
  void start(Stage stage) throws IOException {
    runs = Files.createDirectory(folder.resolve("runs"));
    SmallRuns.kill(runs.resolve("killed.edgescope"), KILLED_AT);
    window = Windows.open(stage, runs, files);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @Test
  void anUnfinishedRunGoesOnBitByBit(FxRobot robot) {
    Windows.await(() -> Windows.isShown(robot, "#unfinished"));
    assertTrue(
        Windows.said(robot, "#unfinished").endsWith("its window ended at step 35."),
        Windows.said(robot, "#unfinished"));
    robot.clickOn("#recover");
    Windows.await(() -> !Windows.isShown(robot, "#unfinished") && history().steps() == KILLED_AT);
    Windows.awaitRun(window);
    Windows.train(window, 60);
    History resumed = history();
    robot.interact(() -> window.stage().hide());

    try (TrainingRun whole = new TrainingRun(SmallRuns.config());
        RunFile file = RunFile.open(runs.resolve("killed.edgescope"))) {
      for (int step = 0; step < 60; step++) {
        whole.advance();
        assertEquals(whole.history().loss(step), resumed.loss(step), "step " + step);
      }
      assertEquals(60, file.run().history().steps());
      assertArrayEquals(whole.parameterValues(), file.checkpoint(60).parameters());
    }
  }

  @Test
  void aDismissedRunStaysInTheLibraryAndIsNotOfferedAgain(FxRobot robot) {
    Windows.await(() -> Windows.isShown(robot, "#unfinished"));
    robot.clickOn("#unfinished-dismiss");
    robot.clickOn("#workspace-library");
    Windows.await(() ->
        window.library().model().found().stream()
            .anyMatch(run -> run.circumstances().endsWith("35 steps · unfinished")));
    assertFalse(Windows.isShown(robot, "#unfinished"));
  }

  @Test
  void thatARunCannotBeSavedIsSaidOnce(FxRobot robot) throws IOException {
    Windows.awaitRun(window);
    loseTheFolder();
    Windows.train(window, 3);
    Windows.await(() -> Windows.isShown(robot, "#unsaved"));
    String notice = Windows.said(robot, "#unsaved");
    assertTrue(notice.endsWith("the run goes on and is kept in memory."), notice);
    robot.clickOn("#unsaved-dismiss");
    Windows.train(window, 6);
    assertFalse(Windows.isShown(robot, "#unsaved"));
    assertEquals("not saved", text(robot, "#status-saved"));
  }

  @Test
  void anotherFolderTakesWhatWasKeptInMemory(FxRobot robot) throws IOException {
    Windows.awaitRun(window);
    loseTheFolder();
    Windows.train(window, 3);
    Windows.await(() -> Windows.isShown(robot, "#unsaved"));
    Path other = folder.resolve("other");
    files.choose(other);
    robot.clickOn("#unsaved-folder");
    Windows.await(() -> text(robot, "#status-saved").equals("saved just now"));
    assertFalse(Windows.isShown(robot, "#unsaved"));
    Windows.train(window, 5);
    robot.interact(() -> window.stage().hide());

    try (Stream<Path> there = Files.list(other);
        RunFile file = RunFile.open(there.findFirst().orElseThrow())) {
      assertEquals(5, file.run().history().steps());
    }
  }

  /** The run is laid out, and makes its first step when its folder is no folder any more. */
  private void loseTheFolder() throws IOException {
    try (Stream<Path> left = Files.list(runs)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(runs);
    Files.createFile(runs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"theta.npy", "theta.npz"})
  void parametersLeaveTheWindowAndComeBack(String name, FxRobot robot) {
    Windows.awaitRun(window);
    Windows.train(window, 20);
    Path file = folder.resolve(name);
    files.choose(file);
    choose(robot, "#export-parameters");
    Windows.await(() -> status(robot).equals("Saved as " + name + "."));

    choose(robot, "#import-parameters");
    Windows.await(() -> status(robot).equals("A run from the parameters of " + name + "."));
    Windows.await(() -> history().steps() == 0);
    Windows.awaitRun(window);
    Path again = folder.resolve("again.npy");
    files.choose(again);
    choose(robot, "#export-parameters");
    Windows.await(() -> status(robot).equals("Saved as again.npy."));
    assertArrayEquals(
        Weights.read(file, SmallRuns.config()::network),
        Weights.read(again, SmallRuns.config()::network));
  }

  @Test
  void exportedParametersHaveTheLossThatTheWindowShows(FxRobot robot) {
    Windows.awaitRun(window);
    Windows.train(window, 20);
    Windows.await(() -> history().measurements().getLast().step() == 20);
    Path file = folder.resolve("theta.npy");
    files.choose(file);
    choose(robot, "#export-parameters");
    Windows.await(() -> status(robot).equals("Saved as theta.npy."));
    double shown = history().measurements().getLast().train().loss();

    try (TrainingRun anew = new TrainingRun(SmallRuns.config())) {
      assertEquals(
          anew.readings().trainLossAt(Weights.read(file, anew.network())), shown, 1e-12 * shown);
    }
  }

  @Test
  void parametersThatDoNotFitAreExplained(FxRobot robot) throws IOException {
    Windows.awaitRun(window);
    Windows.train(window, 5);
    Path file = folder.resolve("short.npy");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpyArray.ofDoubles(new double[7]).write(out);
    }
    files.choose(file);
    choose(robot, "#import-parameters");
    Windows.await(() -> Windows.isShown(robot, "#refused"));
    assertEquals(
        file + " holds 7 values, but this network has 19 parameters; give as many, in flat order.",
        Windows.said(robot, "#refused"));
    assertEquals(5, history().steps());
    robot.clickOn("#refused-dismiss");
    assertFalse(Windows.isShown(robot, "#refused"));
  }

  /** An item of the menu by which things leave the window. */
  private static void choose(FxRobot robot, String item) {
    robot.clickOn("#take-away");
    Windows.await(() -> robot.lookup("#take-away").queryAs(MenuButton.class).isShowing());
    robot.clickOn(item);
  }

  private History history() {
    return window.workspace().model().selected().history();
  }

  private static String status(FxRobot robot) {
    return text(robot, "#status-message");
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }
}
