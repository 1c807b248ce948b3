package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.collections.FXCollections;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.controlsfx.control.MaskerPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A window that is asked to go while a run ends slowly. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is built before each test, on its own thread.
class LeavingTest {
  private final CountDownLatch ending = new CountDownLatch(1);
  private final StackPane root = new StackPane(new Pane());
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    Leaving leaving =
        new Leaving(
            stage,
            root,
            this::awaitEnd,
            FXCollections.observableArrayList(),
            () -> List.of("full batch", "B = 8"));
    stage.setOnCloseRequest(leaving::request);
    stage.setScene(new Scene(root, 600, 400));
    stage.show();
  }

  private void awaitEnd() {
    try {
      ending.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(FxRobot robot) {
    robot.interact(
        () -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  @Test
  void itStaysUntilTheRunHasEnded(FxRobot robot) {
    ask(robot);
    assertTrue(stage.isShowing());
    ending.countDown();
    FxWait.await(() -> !stage.isShowing());
  }

  @Test
  void itSaysWhatItWaitsFor(FxRobot robot) {
    ask(robot);
    FxWait.await(() -> root.lookup("#leaving") != null);
    String said = ((MaskerPane) root.lookup("#leaving")).getText();
    assertTrue(said.startsWith("Waiting for: full batch, B = 8."), said);
    ending.countDown();
  }

  @Test
  void askedASecondTimeItIsGone(FxRobot robot) {
    ask(robot);
    ask(robot);
    assertFalse(stage.isShowing());
    ending.countDown();
  }
}
