package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SlidingSlopeTest {

  private static SlidingSlope of(int window, double... pairs) {
    SlidingSlope slope = new SlidingSlope(window);
    for (int i = 0; i < pairs.length; i += 2) {
      slope.add(pairs[i], pairs[i + 1]);
    }
    return slope;
  }

  @Test
  void aLineHasItsSlope() {
    assertEquals(3, of(5, 1, 2, 2, 5, 4, 11).slope(), 1e-12);
  }

  @Test
  void isTheLeastSquaresSlope() {
    // tau 0 1 2 3, y 0 2 1 3: sum of products 4, of squares 5
    assertEquals(0.8, of(5, 0, 0, 1, 2, 2, 1, 3, 3).slope(), 1e-12);
  }

  @Test
  void forgetsWhatLeftTheWindow() {
    assertEquals(1, of(3, 0, 100, 1, 0, 2, 1, 3, 2).slope(), 1e-12);
  }

  @Test
  void isUndefinedBeforeTheThirdReading() {
    assertTrue(Double.isNaN(of(5, 0, 0, 1, 1).slope()));
  }

  @Test
  void startsAnewWhereTimeGoesBack() {
    assertTrue(Double.isNaN(of(5, 0, 0, 1, 1, 2, 2, 0.5, 1).slope()));
  }

  @Test
  void aSecondReadingAtOneTimeReplacesTheFirst() {
    assertEquals(1, of(5, 0, 0, 1, 1, 2, 7, 2, 2).slope(), 1e-12);
  }
}
