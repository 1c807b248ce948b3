package dev.edgescope.app.workspace.study;

import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.Threshold;
import dev.edgescope.app.chart.model.ValueScale;
import java.util.List;
import java.util.Optional;

/**
 * What a chart of a study shows.
 *
 * @param id of the chart
 * @param subtitle formula beside the title
 * @param series in order of importance
 * @param band what is shaded between two lines
 * @param stages what is shaded from the top of the chart to its bottom
 * @param thresholds levels with their formulas
 */
public record StudyChart(
    String id,
    String title,
    String subtitle,
    ValueScale scale,
    List<Series> series,
    Optional<Gap> band,
    Optional<Series> stages,
    List<Threshold> thresholds) {

  /** Lines alone. */
  public static StudyChart of(
      String id, String title, String subtitle, ValueScale scale, List<Series> series) {
    return new StudyChart(
        id, title, subtitle, scale, series, Optional.empty(), Optional.empty(), List.of());
  }

  /** Held against a level. */
  public StudyChart against(Threshold threshold) {
    return new StudyChart(id, title, subtitle, scale, series, band, stages, List.of(threshold));
  }

  /** With the area between two series shaded. */
  public StudyChart around(Gap shaded) {
    return new StudyChart(
        id, title, subtitle, scale, series, Optional.of(shaded), stages, thresholds);
  }

  /** With stages behind the lines: 1, 2, ... from each point to the next. */
  public StudyChart over(Series newStages) {
    return new StudyChart(
        id, title, subtitle, scale, series, band, Optional.of(newStages), thresholds);
  }
}
