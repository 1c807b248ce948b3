package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlaneRangeTest {
  private final PlaneRange range = new PlaneRange();

  @Test
  void theEdgeIsInSightFromTheStart() {
    assertEquals(1.5, range.upper());
    assertTrue(range.lower() < 0);
  }

  @Test
  void itGrowsAtOnceAndToARoundNumber() {
    range.fit(1.51);
    assertEquals(2, range.upper());
    range.fit(2.5);
    assertEquals(3, range.upper());
  }

  @Test
  void itNarrowsOnlyWhenMuchLessWouldDo() {
    range.fit(1.9);
    range.fit(1.4);
    assertEquals(2, range.upper());
    range.fit(1.1);
    assertEquals(1.5, range.upper());
  }

  @Test
  void itHasAnEnd() {
    range.fit(1e9);
    assertEquals(4, range.upper());
  }
}
