package dev.edgescope.app.run.curve;

import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Series;
import java.util.List;

/**
 * What a chart shows of several runs that are drawn as one.
 *
 * @param mean over the members
 * @param low the tenth percentile
 * @param high the ninetieth
 * @param members the runs themselves, without names
 */
public record Band(Series mean, Series low, Series high, List<Series> members) {
  public Band {
    members = List.copyOf(members);
  }

  /** Between the percentiles. */
  public Gap gap() {
    return new Gap(low, high, mean);
  }

  /** The lines that are of use in a table. */
  public List<RunCurves.Named> named() {
    return List.of(
        new RunCurves.Named(mean.style().name(), mean),
        new RunCurves.Named(low.style().name(), low),
        new RunCurves.Named(high.style().name(), high));
  }
}
