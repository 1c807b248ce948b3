package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LabelSpaceTest {
  @Test
  void takenPlaceIsNotFree() {
    LabelSpace space = new LabelSpace();
    space.take(0, 0, 10, 10);
    assertFalse(space.isFree(5, 5, 10, 10));
  }

  @Test
  void touchingPlaceIsFree() {
    LabelSpace space = new LabelSpace();
    space.take(0, 0, 10, 10);
    assertTrue(space.isFree(10, 0, 10, 10));
  }

  @Test
  void secondLabelMovesBelowTheFirst() {
    LabelSpace space = new LabelSpace();
    space.takeNear(0, 50, 30, 10, 0, 100);
    assertEquals(60, space.takeNear(0, 52, 30, 10, 0, 100));
  }

  @Test
  void labelWithoutRoomIsDropped() {
    LabelSpace space = new LabelSpace();
    space.takeNear(0, 0, 30, 10, 0, 10);
    assertTrue(Double.isNaN(space.takeNear(0, 0, 30, 10, 0, 10)));
  }
}
