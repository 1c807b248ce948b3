package dev.edgescope.app.chart.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NameColumnTest {
  private static final double EXACT = 0;

  private static double[] place(NameColumn.Test test, double... wanted) {
    return NameColumn.place(wanted, 10, 0, 100, test);
  }

  @Test
  void namesApartStandWhereTheyWant() {
    assertArrayEquals(new double[] {20, 50}, place((label, top) -> true, 20, 50), EXACT);
  }

  @Test
  void namesTooCloseShareTheWay() {
    double[] tops = place((label, top) -> true, 50, 52);
    assertEquals(10, tops[1] - tops[0], EXACT);
    assertEquals(8, Math.abs(tops[0] - 50) + Math.abs(tops[1] - 52), EXACT);
  }

  @Test
  void namesAtTheLowestPlaceAreMovedUp() {
    double[] tops = place((label, top) -> true, 95, 96, 97);
    assertArrayEquals(new double[] {70, 80, 90}, tops, EXACT);
  }

  @Test
  void aNameKeepsOffALine() {
    assertArrayEquals(
        new double[] {38}, place((label, top) -> top + 10 <= 48 || top >= 64, 45), EXACT);
  }

  @Test
  void withoutRoomForAllNoneIsPlaced() {
    assertEquals(0, NameColumn.place(new double[] {1, 2}, 10, 0, 15, (label, top) -> true).length);
  }

  @Test
  void whereLinesAreEverywhereNoneIsPlaced() {
    assertEquals(0, place((label, top) -> false, 50).length);
  }
}
