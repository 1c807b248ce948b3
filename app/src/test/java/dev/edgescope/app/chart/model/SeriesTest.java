package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final long SEED = 20260301;

  private static Series series() {
    return new Series(SeriesStyle.of("λ₁", 0));
  }

  /** Random values of both signs with a gap now and then. */
  private static double[] noise(Random random, int length) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian();
    }
    return values;
  }

  private static Series seriesOf(double[] values) {
    Series series = series();
    for (int i = 0; i < values.length; i++) {
      series.append(i, 0.1 * i, values[i]);
    }
    return series;
  }

  @Test
  void extentOfRandomWindowsEqualsBruteForce() {
    Random random = new Random(SEED);
    double[] values = noise(random, 10_000);
    Series series = seriesOf(values);
    for (int trial = 0; trial < 500; trial++) {
      int from = random.nextInt(values.length);
      int to = from + random.nextInt(values.length - from);
      Extent expected = new Extent();
      for (int i = from; i < to; i++) {
        expected.include(values[i]);
      }
      Extent actual = new Extent();
      series.include(from, to, actual);
      String window = "[" + from + ", " + to + ")";
      assertEquals(expected.min(ValueScale.LINEAR), actual.min(ValueScale.LINEAR), window);
      assertEquals(expected.max(), actual.max(), window);
      assertEquals(
          expected.min(ValueScale.LOGARITHMIC), actual.min(ValueScale.LOGARITHMIC), window);
    }
  }

  @Test
  void extentWhileGrowingEqualsBruteForce() {
    double[] values = noise(new Random(SEED), 600);
    Series series = series();
    Extent expected = new Extent();
    for (int i = 0; i < values.length; i++) {
      series.append(i, i, values[i]);
      expected.include(values[i]);
      Extent actual = new Extent();
      series.include(0, i + 1, actual);
      assertEquals(expected.max(), actual.max(), "after " + i);
    }
  }

  @Test
  void extentAfterClearKnowsOnlyTheNewPoints() {
    Series series = seriesOf(noise(new Random(SEED), 1_000));
    series.clear();
    for (int i = 0; i < 100; i++) {
      series.append(i, i, 50 + i);
    }
    Extent extent = new Extent();
    series.include(0, 100, extent);
    assertEquals(50, extent.min(ValueScale.LINEAR));
  }

  @Test
  void infiniteValueIsGap() {
    Series series = seriesOf(new double[] {1, Double.POSITIVE_INFINITY, 2});
    Extent extent = new Extent();
    series.include(0, 3, extent);
    assertEquals(2, extent.max());
  }

  @Test
  void windowOfGapsIsEmpty() {
    Series series = seriesOf(new double[] {Double.NaN, Double.NaN});
    Extent extent = new Extent();
    series.include(0, 2, extent);
    assertTrue(extent.isEmpty(ValueScale.LINEAR));
  }

  @Test
  void windowWithoutPositiveValueIsEmptyOnLogarithmicScale() {
    Series series = seriesOf(new double[] {-1, 0});
    Extent extent = new Extent();
    series.include(0, 2, extent);
    assertTrue(extent.isEmpty(ValueScale.LOGARITHMIC));
  }

  @Test
  void gapKeepsItsRecordedValue() {
    Series series = seriesOf(new double[] {1, Double.NEGATIVE_INFINITY});
    assertEquals(Double.NEGATIVE_INFINITY, series.value(1));
  }

  @Test
  void unconvergedPointIsRemembered() {
    Series series = series();
    series.append(new Moment(1, 0.1), 2, true);
    series.append(new Moment(2, 0.2), 3, false);
    assertFalse(series.isConverged(1));
  }

  @Test
  void stepRunningBackwardsIsRefused() {
    Series series = series();
    series.append(5, 0.5, 1);
    var thrown = assertThrows(IllegalArgumentException.class, () -> series.append(4, 0.5, 1));
    assertTrue(String.valueOf(thrown.getMessage()).contains("step 4"));
  }

  @Test
  void indexBeyondTheEndIsRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> series().value(0));
  }

  @Test
  void nearestPrefersTheCloserPoint() {
    Series series = series();
    series.append(0, 0, 1);
    series.append(10, 1, 2);
    assertEquals(1, series.nearest(6, TimeBase.STEP));
  }

  @Test
  void nearestBeyondTheEndIsTheLast() {
    Series series = series();
    series.append(0, 0, 1);
    series.append(10, 1, 2);
    assertEquals(1, series.nearest(99, TimeBase.STEP));
  }

  @Test
  void nearestUsesTheChosenBase() {
    Series series = series();
    series.append(0, 0, 1);
    series.append(10, 1, 2);
    assertEquals(1, series.nearest(0.7, TimeBase.LEARNING_TIME));
  }

  @Test
  void pointsAreFoundByTheExamplesSeen() {
    Series series = series();
    series.append(new Moment(0, 0, 0), 1);
    series.append(new Moment(10, 1, 80), 2);
    series.append(new Moment(20, 2, 90), 3);
    assertEquals(2, series.nearest(86, TimeBase.EXAMPLES_SEEN));
    assertEquals(new Moment(10, 1, 80), series.moment(1));
  }

  @Test
  void examplesSeenRunningBackwardsAreRefused() {
    Series series = series();
    series.append(new Moment(5, 0.5, 40), 1);
    assertThrows(IllegalArgumentException.class, () -> series.append(new Moment(6, 0.6, 39), 1));
  }

  @Test
  void nearestOfEmptySeriesIsNone() {
    assertEquals(-1, series().nearest(1, TimeBase.STEP));
  }

  @Test
  void guessedSearchFindsWhatThePlainSearchFinds() {
    Random random = new Random(SEED);
    Series series = series();
    int step = 0;
    for (int i = 0; i < 1_000; i++) {
      series.append(step, step, 1);
      step += random.nextInt(4);
    }
    for (int trial = 0; trial < 2_000; trial++) {
      double x = random.nextInt(step + 10) - 5.0;
      int from = random.nextInt(1_000);
      int guess = random.nextInt(1_200);
      assertEquals(
          series.firstAtOrAfter(x, TimeBase.STEP, from),
          series.firstAtOrAfter(x, TimeBase.STEP, from, guess),
          "x " + x + " from " + from + " guess " + guess);
    }
  }

  /** As of an adaptive rule, whose first values mean nothing and are a thousand times as large. */
  @Test
  void pointsBeforeItsScaleBeginsSetNoneOnceThereAreOthers() {
    Series series = new Series(SeriesStyle.of("λ₁(P⁻¹H)", 0));
    series.setScaleFrom(20);
    series.append(new Moment(0, 0, 0), 1e6, true);
    series.append(new Moment(10, 1, 10), 1e5, true);
    assertEquals(0, series.calmStart());
    series.append(new Moment(20, 2, 20), 400, true);
    assertEquals(2, series.calmStart());
    series.clear();
    assertEquals(0, series.calmStart());
  }
}
