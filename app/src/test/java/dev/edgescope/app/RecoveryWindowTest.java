package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.control.ChosenFiles;
import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.run.LiveRun;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.run.RunEntry;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The window after one with several runs was killed. */
@ExtendWith(ApplicationExtension.class)
class RecoveryWindowTest {
  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16);
  private static final int FEWEST = 20;

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by start()
  private MainWindow window;

  @Start
  void start(Stage stage) throws IOException {
    for (int i = 0; i < BATCHES.size(); i++) {
      RunConfig config = SmallRuns.config();
      BatchSize size = BatchSize.of(BATCHES.get(i));
      SmallRuns.kill(
          folder.resolve(String.format(Locale.ROOT, "run (%d).edgescope", i + 1)),
          config.withOptimizer(config.optimizer().withBatchSize(size)),
          FEWEST + i);
    }
    window = Windows.open(stage, folder, new ChosenFiles());
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  private RunComparison comparison() {
    return window.workspace().comparison();
  }

  @Test
  void allRunsOfTheKilledWindowGoOnTogether(FxRobot robot) {
    Windows.await(() -> Windows.isShown(robot, "#unfinished"));
    String offer = Windows.said(robot, "#unfinished");
    String names =
        "B = 1 at step 20; B = 2 at step 21; B = 4 at step 22; B = 8 at step 23; B = 16 at step"
            + " 24.";
    assertEquals(names, offer.substring(offer.indexOf("ended: ") + "ended: ".length()));

    Button recover = robot.lookup("#recover").queryAs(Button.class);
    assertEquals("Recover all 5", recover.getText());
    robot.interact(recover::fire);
    Windows.awaitRun(window);
    assertEquals(
        List.of("B = 1", "B = 2", "B = 4", "B = 8", "B = 16"),
        comparison().runs().entries().stream()
            .map(RunEntry::nameProperty)
            .map(n -> n.get())
            .toList());

    // The first step is made by the run that is furthest behind.
    for (int step = FEWEST + 1; step < FEWEST + BATCHES.size(); step++) {
      int reached = step;
      robot.interact(window.workspace().model()::step);
      Windows.await(() -> made(0) == reached);
    }
    assertEquals(
        List.of(24, 24, 24, 24, 24),
        comparison().live().stream().map(LiveRun::history).map(h -> h.steps()).toList());
  }

  private int made(int run) {
    return comparison().live().get(run).history().steps();
  }
}
