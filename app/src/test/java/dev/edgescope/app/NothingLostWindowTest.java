package dev.edgescope.app;

import static javafx.scene.AccessibleAttribute.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.run.RunState;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Whatever is pressed, what was trained can be had again. */
class NothingLostWindowTest extends SmallRunWindow {
  @Start
  void start(Stage stage) {
    open(stage);
  }

  @Stop
  void stop() {
    window.stage().hide();
  }

  @Test
  void aResetIsOneClickFromWhatWasBefore(FxRobot robot) {
    trainTo(30, robot);
    long before = record().lastStep();
    fire("#reset", robot);
    await(() -> model().stateProperty().get() == RunState.PAUSED && step() == 0);
    assertEquals(1, runs().size());

    fire("#bring-back", robot);
    assertEquals(2, runs().size());
    assertEquals(before, runs().getLast().record().lastStep());
  }

  @Test
  void aRunGoesBackToAStateThatItWasIn(FxRobot robot) {
    trainTo(60, robot);
    double loss = record().batchLoss().value(10);
    fire("#rewind", robot);
    Region strip = robot.lookup("#time-strip").queryAs(Region.class);
    await(() -> strip.isVisible() && strip.getHeight() > 0);
    robot.interact(strip::requestFocus);
    robot.interact(() -> model().timeAxis().show(0, 40));
    long last = model().rewind().targetProperty().get().orElseThrow().from().step();
    robot.type(KeyCode.LEFT);
    long target = model().rewind().targetProperty().get().orElseThrow().from().step();
    assertTrue(target > 10 && target < last, "step " + target);
    assertEquals(40, model().timeAxis().upper());

    fire("#rewind-go", robot);
    await(() -> step() == target && model().stateProperty().get() == RunState.PAUSED);
    assertEquals(target, record().lastStep());
    assertEquals(loss, record().batchLoss().value(10));
    trainTo(target + 5, robot);
  }

  @Test
  void theWayBackFromADivergenceComesFirst(FxRobot robot) {
    trainTo(40, robot);
    Label saved = robot.lookup("#status-saved").queryAs(Label.class);
    await(() -> !saved.getText().isEmpty()); // which is said too, whenever the disk is done
    robot.interact(() -> model().controls().learningRate().set(60.0));
    robot.interact(model()::start);
    await(() -> model().stateProperty().get() == RunState.FAILED);

    Button back = robot.lookup("#failure-back").queryAs(Button.class);
    assertTrue(back.isVisible());
    assertTrue(back.getText().endsWith("α 0.1"), back.getText());
    Object heard = robot.lookup("#announcer").query().queryAccessibleAttribute(TEXT);
    assertEquals(model().failureProperty().getValue(), heard);
    fire("#failure-back", robot);
    await(() -> model().stateProperty().get() == RunState.PAUSED && step() > 0);
    assertEquals(0.1, model().configuration().optimizer().learningRate());
    trainTo(step() + 5, robot);
    assertFalse(model().stateProperty().get() == RunState.FAILED);
  }
}
