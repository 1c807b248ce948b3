package dev.edgescope.app.chart;

import dev.edgescope.app.chart.mark.CursorReading;
import dev.edgescope.app.chart.mark.Cursors;
import dev.edgescope.app.chart.model.ChartContent;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;

/** A line chart for those who hear it: its title and the latest value of everything in it. */
final class ChartDescription {
  private ChartDescription() {}

  static String of(ChartContent content, Cursors cursors) {
    StringBuilder text = new StringBuilder(content.title());
    if (content.isEmpty()) {
      return text.append(". ").append(content.emptyText()).toString();
    }
    for (Series one : content.series()) {
      if (!one.isEmpty()) {
        text.append(", ").append(last(one));
      }
    }
    for (Threshold threshold : content.thresholds()) {
      text.append(", ").append(threshold.name());
      text.append(' ').append(NumberText.setting(threshold.current()));
    }
    TimeBase base = content.timeAxis().base();
    cursors
        .pair()
        .map(pair -> CursorReading.of(pair, content.series(), base))
        .ifPresent(reading -> text.append(". ").append(reading.words(base)));
    return text.toString();
  }

  private static String last(Series series) {
    int last = series.size() - 1;
    return Words.text(
        "chart.lineChartPane.last",
        series.style().name(),
        NumberText.value(series.value(last)),
        NumberText.step(series.step(last)));
  }
}
