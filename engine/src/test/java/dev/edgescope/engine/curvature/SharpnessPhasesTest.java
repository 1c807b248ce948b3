package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharpnessPhasesTest {
  private static final double EDGE = 20;

  private final SharpnessPhases phases = new SharpnessPhases();

  /** The phases at these readings, without repetitions. */
  private double[] phasesAt(double... sharpness) {
    double[] all = Arrays.stream(sharpness).map(value -> phases.observe(value, EDGE)).toArray();
    return IntStream.range(0, all.length)
        .filter(i -> i == 0 || Double.compare(all[i], all[i - 1]) != 0)
        .mapToDouble(i -> all[i])
        .toArray();
  }

  @Test
  void aCycleGoesThroughAllFour() {
    double[] cycle =
        IntStream.range(0, 80).mapToDouble(i -> EDGE - 3 * Math.cos(i * Math.PI / 20)).toArray();
    assertArrayEquals(new double[] {Double.NaN, 1, 2, 3, 4, 1, 2, 3, 4}, phasesAt(cycle));
  }

  @Test
  void nothingIsSaidBeforeTheFirstMove() {
    assertArrayEquals(new double[] {Double.NaN}, phasesAt(5, 5.1, 5.05, 5.15));
  }

  @Test
  void aTremorTurnsNothing() {
    assertArrayEquals(new double[] {Double.NaN, 1}, phasesAt(5, 6, 5.9, 7, 6.85, 7.2, 7.1, 8));
  }

  @Test
  void aTouchOfTheEdgeIsNoCrossing() {
    assertArrayEquals(new double[] {Double.NaN, 1}, phasesAt(15, 18, 19, 20.05, 19.98, 20.04));
  }

  @Test
  void aTurnIsMeasuredFromTheLastExtremum() {
    assertArrayEquals(new double[] {Double.NaN, 1, 4}, phasesAt(10, 12, 14, 13.85, 13.7));
  }

  @Test
  void whatWasForgottenIsNoExtremum() {
    phasesAt(10, 12);
    phases.forget();
    assertArrayEquals(new double[] {Double.NaN, 4}, phasesAt(9, 8));
  }

  @Test
  void anUndefinedReadingStartsAnew() {
    phasesAt(10, 12);
    assertEquals(Double.NaN, phases.observe(Double.NaN, EDGE));
    assertEquals(Double.NaN, phases.observe(12, EDGE));
  }
}
