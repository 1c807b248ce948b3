package dev.edgescope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.run.RunState;
import dev.edgescope.app.session.Snapshot;
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

  @Test
  void aSnapshotIsOneClickAway(FxRobot robot) {
    trainTo(20, robot);
    robot.interact(() -> model().timeAxis().show(3, 17));
    robot.interact(window.workspace().view()::requestFocus);
    robot.type(KeyCode.S);
    fire("#snapshot-take", robot);
    await(() -> robot.lookup("#snapshot-go").tryQuery().isPresent());
    Snapshot taken = window.workspace().view().snapshots().find("Snapshot 1").orElseThrow();
    long step = taken.runs().getFirst().step();
    robot.interact(() -> model().timeAxis().follow());
    trainTo(step + 20, robot);

    fire("#snapshot-go", robot);
    await(() -> step() == step && model().stateProperty().get() == RunState.PAUSED);
    assertEquals(17, model().timeAxis().upper());
  }
}
