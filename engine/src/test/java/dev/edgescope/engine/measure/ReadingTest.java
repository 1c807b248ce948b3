package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.curvature.Estimate;
import org.junit.jupiter.api.Test;

class ReadingTest {

  @Test
  void whatIsBeyondThePrecisionIsUndefinedAndFlagged() {
    assertEquals(
        new Reading(Double.NaN, Double.NaN, false),
        Reading.of(new Estimate(Double.NEGATIVE_INFINITY, 1)));
  }

  @Test
  void whatIsUndefinedByItsDefinitionIsNotFlagged() {
    assertEquals(new Reading(Double.NaN, Double.NaN, true), Reading.exact(Double.NaN));
  }
}
