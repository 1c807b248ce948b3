package dev.edgescope.engine.sweep.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelativeSharpnessTest {
  /** Pairs of a learning time and a sharpness. */
  private static List<CurvePoint> curve(double... pairs) {
    List<CurvePoint> curve = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      curve.add(new CurvePoint(i, pairs[i], 1, pairs[i + 1], 0, 0));
    }
    return curve;
  }

  @Test
  void meansAreTakenOverTheCommonTimeAlone() {
    // The full batch has 1, 2, 3 at 0, 1, 2 and goes on; up to 2 its mean is 2.
    assertEquals(
        0.5, RelativeSharpness.of(curve(0, 1, 2, 1), curve(0, 1, 1, 2, 2, 3, 9, 100)), 1e-12);
  }

  @Test
  void theEndMayLieBetweenTwoReadings() {
    // 2 tau up to 1.5 has the mean 1.5.
    assertEquals(2, RelativeSharpness.of(curve(0, 3, 1.5, 3), curve(0, 0, 3, 6)), 1e-12);
  }

  @Test
  void readingsWithoutASharpnessAreLeftOut() {
    assertEquals(
        1, RelativeSharpness.of(curve(0, 2, 1, Double.NaN, 2, 2), curve(0, 2, 2, 2)), 1e-12);
  }

  @Test
  void oneReadingIsNoMean() {
    assertTrue(Double.isNaN(RelativeSharpness.of(curve(0, 1), curve(0, 1, 1, 2))));
  }
}
