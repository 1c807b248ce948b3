package dev.edgescope.app.chart.paint;

import dev.edgescope.app.chart.model.EventMarker;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.PlotArea;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Dash;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.TimeBase;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart says about the moment under the cross-hair: for every series the nearest recorded
 * point, with the value as it was recorded and never interpolated, and the level of every
 * threshold.
 *
 * @param events what happened to the run about then, a line each
 */
public record Readout(Moment moment, List<String> events, List<Row> rows) {

  /**
   * One line of the read-out.
   *
   * @param style of the series, null for a threshold
   * @param dash of its line
   * @param at where the value was recorded
   */
  public record Row(@Nullable SeriesStyle style, Dash dash, String name, double value, Moment at) {
    /** Whether the value was recorded elsewhere than the read-out says. */
    boolean isElsewhere(Moment moment) {
      return at.step() != moment.step();
    }
  }

  public Readout {
    events = List.copyOf(events);
    rows = List.copyOf(rows);
  }

  public static Readout at(
      Moment moment, List<Series> series, List<Threshold> thresholds, TimeBase base) {
    List<Row> rows = new ArrayList<>();
    for (Series one : series) {
      int index = one.nearest(moment.in(base), base);
      if (index >= 0) {
        SeriesStyle style = one.style();
        rows.add(new Row(style, style.dash(), style.name(), one.value(index), one.moment(index)));
      }
    }
    for (Threshold threshold : thresholds) {
      double level = threshold.levelAt(moment.in(base), base);
      if (!Double.isNaN(level) && moment.in(base) <= threshold.end(base)) {
        String owner = threshold.owner().isEmpty() ? "" : threshold.owner() + ": ";
        rows.add(new Row(null, threshold.dash(), owner + threshold.name(), level, moment));
      }
    }
    return new Readout(moment, List.of(), rows);
  }

  /** With the words of the events that are drawn within a few pixels of its moment. */
  public Readout with(List<EventMarker> markers, PlotArea area, double near) {
    double x = area.toPixelX(moment.in(area.base()));
    List<String> words =
        markers.stream()
            .filter(one -> Math.abs(area.toPixelX(one.moment().in(area.base())) - x) <= near)
            .map(one ->
                Words.text(
                    "chart.readout.event", one.label(), NumberText.step(one.moment().step())))
            .toList();
    return new Readout(moment, words, rows);
  }
}
