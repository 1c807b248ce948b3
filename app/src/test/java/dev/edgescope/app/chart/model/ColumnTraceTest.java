package dev.edgescope.app.chart.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.SeriesStyle.Interpolation;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ColumnTraceTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 100;

  /** A plot of 200 by 100 pixels that shows a run of the given length and values from 0 to 10. */
  private static PlotArea area(int length, ValueScale scale) {
    TimeAxis times = new TimeAxis();
    times.show(0, length);
    ValueAxis values = new ValueAxis(scale);
    values.fit(1, 9);
    PlotArea area = new PlotArea();
    area.place(0, 0, WIDTH, HEIGHT, 1);
    area.showTimes(times);
    area.showValues(values);
    return area;
  }

  private static Series series(int length, IntToDoubleFunction values) {
    return series(length, Interpolation.LINEAR, values);
  }

  private static Series series(
      int length, Interpolation interpolation, IntToDoubleFunction values) {
    Series series = new Series(SeriesStyle.of("train", 0).withInterpolation(interpolation));
    for (int i = 0; i < length; i++) {
      series.append(i, i, values.applyAsDouble(i));
    }
    return series;
  }

  private static boolean isEmpty(ColumnTrace trace, int column) {
    return trace.top(column) > trace.bottom(column);
  }

  @Test
  void alternatingSeriesKeepsBothExtremesInEveryColumn() {
    PlotArea area = area(400, ValueScale.LINEAR);
    ColumnTrace trace = new ColumnTrace();
    trace.trace(series(400, i -> i % 2 == 0 ? 2 : 8), area, area.pixel());
    for (int column = 0; column < WIDTH; column++) {
      assertEquals(area.toPixelY(8), trace.top(column), 1e-9, "top of column " + column);
      assertEquals(area.toPixelY(2), trace.bottom(column), 1e-9, "bottom of column " + column);
    }
  }

  @Test
  void singleSpikeAmongManyPointsIsKept() {
    PlotArea area = area(100_000, ValueScale.LINEAR);
    ColumnTrace trace = new ColumnTrace();
    trace.trace(series(100_000, i -> i == 51_234 ? 9 : 1), area, area.pixel());
    assertEquals(area.toPixelY(9), trace.top(102), 1e-9);
  }

  @Test
  void neighbouringColumnsTouch() {
    PlotArea area = area(2_000, ValueScale.LINEAR);
    ColumnTrace trace = new ColumnTrace();
    trace.trace(series(2_000, i -> 5 + 4 * Math.sin(i * 0.01)), area, area.pixel());
    for (int column = 1; column < WIDTH - 1; column++) {
      boolean touches =
          trace.top(column) <= trace.bottom(column - 1) + 1e-9
              && trace.top(column - 1) <= trace.bottom(column) + 1e-9;
      assertTrue(touches, "column " + column);
    }
  }

  @Test
  void columnsBetweenSparsePointsLieOnTheLine() {
    PlotArea area = area(100, ValueScale.LINEAR);
    Series series = new Series(SeriesStyle.of("λ₁", 0));
    series.append(0, 0, 0);
    series.append(100, 100, 10);
    ColumnTrace trace = new ColumnTrace();
    trace.trace(series, area, area.pixel());
    double middle = 0.5 * (trace.top(100) + trace.bottom(100));
    assertEquals(area.toPixelY(5), middle, 1);
  }

  @Test
  void stepKeepsTheEarlierLevelBetweenPoints() {
    PlotArea area = area(100, ValueScale.LINEAR);
    Series series = new Series(SeriesStyle.of("α", 0).withInterpolation(Interpolation.STEP));
    series.append(0, 0, 2);
    series.append(100, 100, 8);
    ColumnTrace trace = new ColumnTrace();
    trace.trace(series, area, area.pixel());
    assertEquals(area.toPixelY(2), trace.top(150), 1e-9);
  }

  @Test
  void gapIsNotBridged() {
    PlotArea area = area(1_000, ValueScale.LINEAR);
    ColumnTrace trace = new ColumnTrace();
    trace.trace(series(1_000, i -> i >= 400 && i < 600 ? Double.NaN : 5), area, area.pixel());
    assertTrue(isEmpty(trace, 100));
  }

  @Test
  void valueThatIsNotPositiveIsGapOnLogarithmicScale() {
    PlotArea area = area(1_000, ValueScale.LOGARITHMIC);
    ColumnTrace trace = new ColumnTrace();
    trace.trace(series(1_000, i -> i >= 400 && i < 600 ? 0 : 5), area, area.pixel());
    assertTrue(isEmpty(trace, 100));
  }

  @Test
  void lineEntersFromOutsideTheWindow() {
    PlotArea area = area(100, ValueScale.LINEAR);
    Series series = new Series(SeriesStyle.of("λ₁", 0));
    series.append(0, 0, 5);
    series.append(1_000, 1_000, 5);
    ColumnTrace trace = new ColumnTrace();
    trace.trace(series, area, area.pixel());
    assertFalse(isEmpty(trace, WIDTH - 1));
  }
}
