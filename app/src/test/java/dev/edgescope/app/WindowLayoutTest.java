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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;

/**
 * The layout of the real window: no text is cut and no control lies outside. A display at 150 %
 * leaves a window of 1920 by 1080 pixels 1280 by 720, at 200 % 960 by 540.
 *
 * <p>One window is shown to all, first as it opens, then with what is opened in it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WindowLayoutTest {
  /** What a window has of a display, in its own pixels, and how many of the display's one is. */
  private record Size(double width, double height, double scale) {}

  private static final List<Size> SIZES =
      List.of(
          new Size(1280, 800, 1),
          new Size(1920, 1080, 1),
          new Size(1280, 720, 1.5),
          new Size(960, 540, 2));

  @TempDir private static Path folder;

  @RegisterExtension
  private static final SharedWindow WINDOW =
      new SharedWindow(() -> Windows.onPresets(folder, 1280, 800));

  private final MainWindow window = WINDOW.get();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  @Order(1)
  void nothingIsCut(int workspace, FxRobot robot) {
    Windows.show(window, workspace, robot);
    assertEquals(List.of(), problems(SIZES, robot));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Order(4)
  void nothingIsCutInPresentation(boolean withControls, FxRobot robot) {
    robot.interact(() -> {
      window.workspaces().show(window.workspace());
      window.workspace().view().presentationProperty().set(true);
      window.workspace().view().columnShownProperty().set(withControls);
    });
    assertEquals(List.of(), problems(SIZES.subList(0, 2), robot));
  }

  @Test
  @Order(2)
  void nothingIsCutInAReplay(FxRobot robot) {
    Path file = folder.resolve("run.edgescope");
    SmallRuns.record(file, 300);
    robot.interact(() -> {
      window.workspaces().show(window.library());
      window.library().open(file);
    });
    Windows.await(() -> {
      ReplayModel replay = window.library().replay();
      return replay != null && replay.isCaughtUp();
    });
    assertEquals(List.of(), problems(SIZES, robot));
  }

  @Test
  @Order(3)
  void nothingIsCutInASweep(FxRobot robot) throws Exception {
    Path made = MadeSweeps.make(folder.resolve("made.edgesweep"), 10);
    robot.interact(() -> window.sweep().open(made));
    Windows.await(() -> window.sweep().model().stageProperty().get() == SweepStage.COMPLETE);
    assertEquals(List.of(), problems(SIZES, robot));
  }

  /** What is wrong at each of the sizes, with the size. */
  private List<String> problems(List<Size> sizes, FxRobot robot) {
    List<String> problems = new ArrayList<>();
    for (Size size : sizes) {
      robot.interact(() -> {
        window.stage().setRenderScaleX(size.scale());
        window.stage().setRenderScaleY(size.scale());
      });
      robot.interact(() -> {
        Parent root = window.stage().getScene().getRoot();
        root.resize(size.width(), size.height());
        root.applyCss();
        root.layout();
        root.layout();
        LayoutProblems.of(root, size.width(), size.height())
            .forEach(problem -> problems.add(size + ": " + problem));
      });
    }
    return problems;
  }
}
