package dev.edgescope.app.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.chart.mark.Cursors;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeAxis;
import dev.edgescope.app.chart.model.ValueScale;
import org.junit.jupiter.api.Test;

class ChartDescriptionTest {
  private final ChartContent content =
      new ChartContent("Sharpness", ValueScale.LINEAR, new TimeAxis());

  private String description() {
    return ChartDescription.of(content, new Cursors());
  }

  @Test
  void theLatestValuesAreTold() {
    Series eigenvalue = new Series(SeriesStyle.of("λ₁", 0));
    eigenvalue.append(390, 39, 11);
    eigenvalue.append(400, 40, 12);
    Threshold edge = new Threshold("2/α");
    edge.record(new Moment(0, 0), 10);
    content.series().add(eigenvalue);
    content.thresholds().add(edge);
    assertEquals("Sharpness, λ₁ 12.00 at step 400, 2/α 10", description());
  }

  @Test
  void anEmptyChartSaysWhatStartsIt() {
    content.setEmptyText("Press Start to measure the sharpness");
    content.series().add(new Series(SeriesStyle.of("λ₁", 0)));
    assertEquals("Sharpness. Press Start to measure the sharpness", description());
  }
}
