package dev.edgescope.app.workspace.study;

import dev.edgescope.app.chart.Gap;
import dev.edgescope.app.chart.Series;
import dev.edgescope.app.chart.Threshold;
import dev.edgescope.app.chart.ValueScale;
import java.util.List;
import java.util.Optional;

/**
 * What a chart of a study shows.
 *
 * @param id of the chart
 * @param subtitle formula beside the title
 * @param series in order of importance
 * @param band what is shaded
 * @param thresholds levels with their formulas
 */
public record StudyChart(
    String id,
    String title,
    String subtitle,
    ValueScale scale,
    List<Series> series,
    Optional<Gap> band,
    List<Threshold> thresholds) {}
