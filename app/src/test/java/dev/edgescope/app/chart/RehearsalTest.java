package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class RehearsalTest {
  @Test
  void itIsOverAfterAMomentOfFrames(FxRobot robot) {
    robot.interact(() -> {
      Rehearsal rehearsal = new Rehearsal();
      assertFalse(rehearsal.isOver());
      for (int i = 0; i < 120 && !rehearsal.isOver(); i++) {
        rehearsal.drawNext();
      }
      assertTrue(rehearsal.isOver());
    });
  }
}
