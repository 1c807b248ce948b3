package dev.edgescope.app.workspace.theory;

import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.sweep.EnsembleCurve;
import dev.edgescope.engine.sweep.EnsembleMember;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The mean of a quantity over the runs of an ensemble, and the tenth to ninetieth percentile. */
final class MeanCurve {
  private final Series mean;
  private final Series low;
  private final Series high;

  MeanCurve(String name, int colour) {
    mean = new Series(SeriesStyle.of(name, colour));
    low =
        new Series(
            SeriesStyle.of(Words.text("study.meanCurve.tenth"), colour)
                .withWeight(SeriesStyle.Weight.PALE));
    high =
        new Series(
            SeriesStyle.of(Words.text("study.meanCurve.ninetieth"), colour)
                .withWeight(SeriesStyle.Weight.PALE));
  }

  Series mean() {
    return mean;
  }

  /** Between the percentiles. */
  Gap band() {
    return new Gap(low, high, mean);
  }

  /** Empties it, under another name. */
  void rename(String name) {
    clear();
    mean.setStyle(mean.style().withName(name));
  }

  void clear() {
    for (Series series : List.of(mean, low, high)) {
      series.clear();
    }
  }

  /** Draws the members that there are. */
  void show(List<EnsembleMember> members, ToDoubleFunction<Measurement> quantity) {
    clear();
    for (EnsembleCurve.Point point : EnsembleCurve.of(members, quantity).points()) {
      mean.append(point.step(), point.learningTime(), point.mean());
      low.append(point.step(), point.learningTime(), point.low());
      high.append(point.step(), point.learningTime(), point.high());
    }
  }
}
