package dev.edgescope.app.workspace.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.edgescope.app.record.SmallRuns;
import dev.edgescope.app.theme.Appearance;
import dev.edgescope.app.workspace.replay.ReplayModel;
import dev.edgescope.engine.record.RunFile;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The words about a recorded run whose regime stays while its numbers change. */
@ExtendWith(ApplicationExtension.class)
class LessonStripTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // by open()
  private ReplayModel replay;

  @SuppressWarnings("NullAway.Init") // by open()
  private LessonStrip strip;

  @BeforeEach
  void open(FxRobot robot) {
    Path file = folder.resolve("run.edgescope");
    SmallRuns.record(file, 300);
    try (RunFile opened = RunFile.open(file)) {
      robot.interact(() -> {
        replay = new ReplayModel(file, opened.run(), "Small");
        strip =
            new LessonStrip(
                replay.screen(),
                replay.comparison(),
                new SimpleObjectProperty<>(Appearance.LIGHT),
                false);
      });
    }
    show(200, SECOND, robot);
  }

  private String show(double position, long nanos, FxRobot robot) {
    String[] reason = new String[1];
    robot.interact(() -> {
      replay.positionProperty().set(position);
      while (!replay.isCaughtUp()) {
        replay.pulse(nanos);
      }
      strip.pulse(nanos);
      reason[0] = ((Label) strip.lookup("#regime-reason")).getText();
    });
    return reason[0];
  }

  @Test
  void theReasonStandsForASecond(FxRobot robot) {
    String before = show(200, SECOND, robot);
    assertEquals(before, show(280, SECOND + SECOND / 2, robot));
  }

  @Test
  void afterASecondTheReasonHasTheNumbersOfTheMoment(FxRobot robot) {
    String before = show(200, SECOND, robot);
    assertNotEquals(before, show(280, 2 * SECOND, robot));
  }

  @Test
  void anotherRegimeIsExplainedAtOnce(FxRobot robot) {
    String before = show(200, SECOND, robot);
    assertNotEquals(before, show(0, SECOND + 1, robot));
  }
}
