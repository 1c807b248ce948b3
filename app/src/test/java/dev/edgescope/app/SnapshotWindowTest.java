package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.Snapshot;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The state of a window, named and come back to. */
class SnapshotWindowTest extends SmallRunWindow {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  private static void press(String button, FxRobot robot) {
    robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
  }

  private void trainTo(long step, FxRobot robot) {
    robot.interact(model()::start);
    await(() -> step() >= step);
    robot.interact(model()::pause);
    await(() -> model().stateProperty().get() == RunState.PAUSED);
  }

  @Test
  void aSnapshotIsOneClickAway(FxRobot robot) {
    trainTo(20, robot);
    robot.interact(() -> model().timeAxis().show(3, 17));
    robot.interact(window.workspace().view()::requestFocus);
    robot.type(KeyCode.S);
    press("#snapshot-take", robot);
    await(() -> robot.lookup("#snapshot-go").tryQuery().isPresent());
    Snapshot taken = window.workspace().view().snapshots().find("Snapshot 1").orElseThrow();
    long step = taken.runs().getFirst().step();
    robot.interact(() -> model().timeAxis().follow());
    trainTo(step + 20, robot);

    press("#snapshot-go", robot);
    await(() -> step() == step && model().stateProperty().get() == RunState.PAUSED);
    assertEquals(17, model().timeAxis().upper());
  }
}
