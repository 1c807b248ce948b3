package dev.edgescope.app.control;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.testfx.util.WaitForAsyncUtils.asyncFx;
import static org.testfx.util.WaitForAsyncUtils.waitFor;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // The window is built before each test, on its own thread.
class FramePulseTest {
  private final AtomicBoolean moves = new AtomicBoolean();
  private final AtomicInteger calls = new AtomicInteger();
  private FramePulse pulse;
  private Stage stage;

  @Start
  void show(Stage shared) {
    StackPane view = new StackPane();
    pulse = new FramePulse(calls::incrementAndGet, moves::get, 0);
    stage = new Stage();
    stage.setScene(new Scene(view, 200, 100));
    stage.show();
    pulse.start(view);
  }

  @Stop
  void hide() {
    pulse.stop();
    stage.hide();
  }

  private void awaitFrames(boolean wanted) throws TimeoutException {
    waitFor(60, SECONDS, () -> asyncFx(pulse::isFraming).get() == wanted);
  }

  @Test
  void whereNothingMovesTheWorkGoesOnWithoutFrames() throws TimeoutException {
    awaitFrames(false);
    int before = calls.get();
    waitFor(60, SECONDS, () -> calls.get() > before + 1);
    awaitFrames(false);
  }

  @Test
  void whatBeginsToMoveHasFrames() throws TimeoutException {
    awaitFrames(false);
    moves.set(true);
    awaitFrames(true);
  }
}
