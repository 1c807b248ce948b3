package dev.edgescope.app.workspace.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalmScaleTest {
  private static Series powers(double factor) {
    Series series = new Series(SeriesStyle.of("×" + factor, 0));
    for (int step = 0; step <= 100; step++) {
      series.append(step, step, Math.pow(factor, step));
    }
    return series;
  }

  private static double top(Series... curves) {
    ChartContent content = new ChartContent("Loss", ValueScale.LINEAR, new TimeAxis());
    content.series().setAll(curves);
    new CalmScale(List.of(curves)).refresh();
    content.refresh(0, true);
    return content.valueAxis().upper();
  }

  @Test
  void aCurveThatRunsAwayLeavesTheScaleToTheOther() {
    assertTrue(top(powers(0.9), powers(2)) < 20);
  }

  @Test
  void curvesThatAllRunAwayAreSeenFromTheirBeginning() {
    // Ten times the first tenth, 2 to the 10th.
    assertTrue(top(powers(2)) < 20_000);
  }

  @Test
  void aCurveThatGrowsModeratelyIsSeenWhole() {
    double last = Math.pow(1.05, 100);
    assertTrue(top(powers(0.9), powers(1.05)) >= last);
  }

  @Test
  void whatComesLaterIsLookedAtAnew() {
    Series curve = powers(2);
    CalmScale scale = new CalmScale(List.of(curve));
    scale.refresh();
    curve.clear();
    curve.append(0, 0, 1);
    scale.refresh();
    ChartContent content = new ChartContent("Loss", ValueScale.LINEAR, new TimeAxis());
    content.series().add(curve);
    content.refresh(0, true);
    assertEquals(1, content.valueAxis().upper(), 1);
  }
}
