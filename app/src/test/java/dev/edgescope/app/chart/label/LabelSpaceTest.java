package dev.edgescope.app.chart.label;

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

  @Test
  void bestPlaceIsTheFirstThatIsClear() {
    LabelSpace space = new LabelSpace();
    space.clear(0, 100);
    space.take(60, 0, 30, 10);
    space.ink().add(new double[] {30, 59}, new double[] {5, 5}, 2);
    assertEquals(2, space.takeBest(new double[] {60, 30, 0}, new double[] {0, 0, 0}, 3, 28, 10));
  }

  @Test
  void withoutAClearPlaceTheLeastCrossedOneIsTaken() {
    LabelSpace space = new LabelSpace();
    space.clear(0, 100);
    space.ink().add(new double[] {0, 100}, new double[] {5, 5}, 2);
    space.ink().add(new double[] {0, 40}, new double[] {7, 7}, 2);
    assertEquals(1, space.takeBest(new double[] {0, 50}, new double[] {0, 0}, 2, 30, 10));
  }

  @Test
  void aGapInALineIsNoLine() {
    LabelSpace space = new LabelSpace();
    space.clear(0, 100);
    space.ink().add(new double[] {0, 20, 40, 60}, new double[] {5, Double.NaN, 5, 5}, 4);
    assertTrue(space.isClear(4, 0, 30, 10));
    assertFalse(space.isClear(44, 0, 10, 10));
  }
}
