package dev.edgescope.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.FxWait;
import dev.edgescope.app.control.BackgroundTasks;
import dev.edgescope.app.control.TasksButton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
class SavingTest {
  private static final Path FILE = Path.of("run.csv");

  private final BackgroundTasks tasks = new BackgroundTasks();
  private final Outcome outcome = new Outcome();
  private final Saving saving = new Saving(tasks, outcome);
  private final CountDownLatch never = new CountDownLatch(1);

  @SuppressWarnings("NullAway.Init") // by start()
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    stage.setScene(new Scene(new HBox(new TasksButton(tasks)), 300, 100));
    stage.setX(0);
    stage.setY(0);
    stage.show();
  }

  @Stop
  void stop() {
    stage.hide();
  }

  @Test
  void whatIsUnderWayIsShownAndCanBeCancelled(FxRobot robot) {
    robot.interact(() ->
        saving.save(
            FILE,
            "The data",
            progress -> {
              progress.reached(0.25);
              await(never);
            }));
    FxWait.await(() -> robot.lookup("#tasks").query().isVisible());
    assertEquals(0.25, robot.lookup("#tasks .progress-bar").<ProgressBar>query().getProgress());
    robot.interact(robot.lookup("#tasks").queryButton()::fire);
    FxWait.await(() -> robot.lookup(".task-cancel-button").tryQuery().isPresent());
    robot.interact(robot.lookup(".task-cancel-button").queryButton()::fire);

    FxWait.await(() -> tasks.underWay().isEmpty());
    assertEquals("Cancelled: run.csv.", outcome.messageProperty().get());
    assertTrue(robot.lookup("#tasks").queryAll().stream().noneMatch(node -> node.isVisible()));
  }

  @Test
  void whatCouldNotBeSavedIsSaidWithItsReason(FxRobot robot) {
    robot.interact(() ->
        saving.save(
            FILE,
            "The data",
            progress -> {
              throw new IOException("the disk is full");
            }));

    FxWait.await(() -> !outcome.problemProperty().get().isEmpty());
    assertEquals("The data could not be saved: the disk is full.", outcome.problemProperty().get());
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }
}
