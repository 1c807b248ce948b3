package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a chart whose lines grow has to be painted anew. */
class LineGrowthTest {
  private final ChartContent content = new ChartContent("Loss", ValueScale.LINEAR, new TimeAxis());
  private final Series line = new Series(SeriesStyle.of("train", 0));
  private final PlotArea area = new PlotArea();
  private final LineGrowth growth = new LineGrowth();

  /** A plot as wide as ten steps to the pixel make it, on a display with two pixels to a point. */
  @BeforeEach
  void paint() {
    content.series().add(line);
    for (int step = 0; step <= 1_000; step++) {
      line.append(step, 0.1 * step, 1);
    }
    content.refresh(1, true);
    double steps = content.timeAxis().upper() - content.timeAxis().lower();
    area.place(40, 0, steps / 10, 100, 0.5);
    area.showTimes(content.timeAxis());
    growth.note(content, area, 0);
  }

  private void growTo(int last) {
    for (int step = 1_001; step <= last; step++) {
      line.append(step, 0.1 * step, 1);
    }
  }

  @Test
  void aLineThatHasGrownByLessThanTwoDevicePixelsIsNotPaintedAnew() {
    growTo(1_009);
    assertFalse(growth.isMore(content, area, 0));
  }

  @Test
  void aLineThatHasGrownByTwoDevicePixelsIsPaintedAnew() {
    growTo(1_011);
    assertTrue(growth.isMore(content, area, 0));
  }

  @Test
  void whateverElseChangesIsPaintedAtOnce() {
    assertTrue(growth.isMore(content, area, 1));
  }
}
