package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ValueAxisTest {
  private static ValueAxis fitted(ValueScale scale, double min, double max) {
    ValueAxis axis = new ValueAxis(scale);
    axis.fit(min, max);
    return axis;
  }

  @Test
  void positiveDataStartsAtZero() {
    assertEquals(0, fitted(ValueScale.LINEAR, 2, 18).lower());
  }

  @Test
  void dataFarFromZeroDoesNot() {
    assertTrue(fitted(ValueScale.LINEAR, 990, 1_000).lower() > 900);
  }

  @Test
  void boundsHoldTheData() {
    ValueAxis axis = fitted(ValueScale.LINEAR, -3.3, 7.1);
    assertTrue(axis.lower() < -3.3 && axis.upper() > 7.1);
  }

  /** Else the line would be drawn half. */
  @Test
  void dataThatGrowUpToABoundMoveIt() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 0, 1.8);
    double before = axis.upper();
    axis.fit(0, before);
    assertTrue(axis.upper() > before);
  }

  @Test
  void constantDataHasRoom() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 5, 5);
    assertTrue(axis.lower() < 5 && axis.upper() > 5);
  }

  @Test
  void zeroDataHasRoom() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 0, 0);
    assertTrue(axis.upper() > 0);
  }

  @Test
  void divergedDataHasFiniteBounds() {
    ValueAxis axis = fitted(ValueScale.LINEAR, -Double.MAX_VALUE, Double.MAX_VALUE);
    assertTrue(Double.isFinite(axis.upper() - axis.lower()));
  }

  @Test
  void vanishingDataHasPositiveBoundsOnLogarithmicScale() {
    assertTrue(fitted(ValueScale.LOGARITHMIC, Double.MIN_VALUE, 1).lower() > 0);
  }

  @Test
  void smallMovesLeaveTheRange() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 0, 10);
    long before = axis.revision();
    axis.fit(0, 10.1);
    axis.fit(0, 9);
    assertEquals(before, axis.revision());
  }

  @Test
  void muchSmallerDataNarrowsTheRange() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 0, 100);
    axis.fit(0, 10);
    assertTrue(axis.upper() < 20, "upper " + axis.upper());
  }

  @Test
  void logarithmicBoundsHoldTheData() {
    ValueAxis axis = fitted(ValueScale.LOGARITHMIC, 3e-4, 2.3);
    assertTrue(axis.lower() <= 3e-4 && axis.lower() > 5e-5, "lower " + axis.lower());
  }

  @Test
  void zoomTakesTheRangeFromTheData() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 0, 10);
    axis.zoom(0.5, 5);
    assertFalse(axis.isAutomatic());
  }

  @Test
  void zoomKeepsTheValueUnderThePointer() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 0, 10);
    double share = 4 / axis.upper();
    axis.zoom(0.5, 4);
    assertEquals(share, (4 - axis.lower()) / (axis.upper() - axis.lower()), 1e-12);
  }

  @Test
  void userRangeIgnoresTheData() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 0, 10);
    axis.zoom(0.5, 5);
    double upper = axis.upper();
    axis.fit(0, 1_000);
    assertEquals(upper, axis.upper());
  }

  @Test
  void panMovesOnlyRangeOfTheUser() {
    ValueAxis axis = fitted(ValueScale.LINEAR, 0, 10);
    long before = axis.revision();
    axis.pan(0.5);
    assertEquals(before, axis.revision());
  }
}
