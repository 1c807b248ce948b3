package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SmoothingTest {
  private final Series raw = new Series(SeriesStyle.of("loss", 0));
  private final Smoothing smoothing = new Smoothing();

  private void record(double... values) {
    for (double value : values) {
      raw.append(raw.size(), 0.1 * raw.size(), value);
    }
  }

  @Test
  void withoutSmoothingTheSeriesIsDrawnItself() {
    assertSame(raw, smoothing.of(raw));
  }

  @Test
  void weightsFallOffGeometricallyFromTheLatest() {
    smoothing.setPoints(3);
    record(4, 1, 2);

    // Weights 1/2, 1/4, 1/8 from the latest back, divided by their sum.
    assertEquals(4, smoothing.of(raw).value(0), 1e-12);
    assertEquals((2 * 0.5 + 1 * 0.25 + 4 * 0.125) / 0.875, smoothing.of(raw).value(2), 1e-12);
  }

  @Test
  void aGapStaysAGapAndDoesNotSpoilTheRest() {
    smoothing.setPoints(3);
    record(2, Double.NaN, 2);

    assertTrue(Double.isNaN(smoothing.of(raw).value(1)));
    assertEquals(2, smoothing.of(raw).value(2), 1e-12);
  }

  @Test
  void whatComesLaterIsTakenIn() {
    smoothing.setPoints(5);
    record(1);
    smoothing.of(raw);
    record(1, 1);

    assertEquals(3, smoothing.of(raw).size());
  }

  @Test
  void aRunThatBeginsAnewIsSmoothedAnew() {
    smoothing.setPoints(5);
    record(9, 9, 9);
    smoothing.of(raw);
    raw.clear();
    record(1);

    assertEquals(1, smoothing.of(raw).value(0), 1e-12);
  }
}
