package dev.edgescope.app.run.curve;

import dev.edgescope.app.catalogue.ChartTable;
import dev.edgescope.app.catalogue.LineKind;
import dev.edgescope.app.chart.model.Moment;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Weight;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.sweep.EnsembleCurve;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Recorded runs that are drawn as one. Runs are measured at steps of their own: at each step at
 * which one of them was, the others count with what lies on a straight line between their
 * measurements before and after.
 *
 * <p>A mean begins where the last of the runs begins and ends where the first of them ends, so that
 * it is over the same runs all along; a run that diverged counts as infinite from its end on. A
 * quantity that one of the runs does not have has no mean. Learning times and examples are those of
 * the first run.
 */
public final class GroupCurves implements Bands {
  private final int count;
  private final KernelMark mark;
  private final Map<LineKind, Band> bands = new LinkedHashMap<>();

  /**
   * A recorded run.
   *
   * @param diverged whether it ended by that
   */
  public record Member(RunCurves curves, boolean diverged) {}

  /**
   * All means. Takes a time that grows with the number of points; the members must be left alone
   * meanwhile.
   *
   * @param members at least one
   * @param mark of their K
   */
  public GroupCurves(List<Member> members, KernelMark mark) {
    count = members.size();
    this.mark = mark;
    for (LineKind kind : ChartTable.lines()) {
      List<Line> lines =
          members.stream()
              .map(member -> new Line(member.curves().of(kind, 0).getFirst(), member.diverged()))
              .toList();
      if (lines.stream().noneMatch(line -> line.series.isEmpty())) {
        band(lines).ifPresent(band -> bands.put(kind, band));
      }
    }
    setLook(RunLook.FIRST);
  }

  @Override
  public Optional<Band> of(LineKind kind) {
    return Optional.ofNullable(bands.get(kind));
  }

  @Override
  public void setLook(RunLook look) {
    bands.forEach(
        (kind, band) -> style(band, look, kind.isOfNoiseKernel() ? mark : KernelMark.NONE));
  }

  private void style(Band band, RunLook look, KernelMark shown) {
    String name =
        look.alone()
            ? Words.text("run.groupCurves.meanOfRuns", String.valueOf(count))
            : look.name();
    SeriesStyle leading =
        SeriesStyle.of(EngineWords.marked(shown, name), look.colour()).withDash(look.dash());
    band.mean().setStyle(leading);
    band.low().setStyle(leading.withName(Words.text("run.groupCurves.tenth")));
    band.high().setStyle(leading.withName(Words.text("run.groupCurves.ninetieth")));
    SeriesStyle member = SeriesStyle.of("", look.colour()).withWeight(Weight.PALE);
    band.members().forEach(line -> line.setStyle(member));
  }

  private static Optional<Band> band(List<Line> lines) {
    long begin = lines.stream().mapToLong(Line::first).max().orElseThrow();
    long end =
        lines.stream()
            .filter(line -> !line.diverged)
            .mapToLong(Line::last)
            .min()
            .orElseGet(() -> lines.stream().mapToLong(Line::last).max().orElseThrow());
    // It goes as far as the mean does, and tells how far the learning had got.
    Line clock = lines.stream().filter(line -> line.last() >= end).findFirst().orElseThrow();
    SeriesStyle unnamed = SeriesStyle.of("", 0);
    Series mean = new Series(unnamed);
    Series low = new Series(unnamed);
    Series high = new Series(unnamed);
    long[] steps =
        lines.stream()
            .flatMapToLong(Line::steps)
            .filter(step -> begin <= step && step <= end)
            .sorted()
            .distinct()
            .toArray();
    for (long step : steps) {
      double[] known =
          lines.stream()
              .mapToDouble(line -> line.at(step))
              .filter(value -> !Double.isNaN(value))
              .toArray();
      Moment moment = clock.moment(step);
      if (known.length == 0) {
        mean.append(moment, Double.NaN);
        low.append(moment, Double.NaN);
        high.append(moment, Double.NaN);
      } else {
        EnsembleCurve.Point point = EnsembleCurve.Point.of(step, moment.learningTime(), known);
        mean.append(moment, point.mean());
        low.append(moment, point.low());
        high.append(moment, point.high());
      }
    }
    return mean.isEmpty()
        ? Optional.empty()
        : Optional.of(new Band(mean, low, high, lines.stream().map(line -> line.series).toList()));
  }

  /** A run's line, read forward in time. */
  private static final class Line {
    private final Series series;
    private final boolean diverged;

    /** The first point after the step that was asked for last. */
    private int next;

    Line(Series series, boolean diverged) {
      this.series = series;
      this.diverged = diverged;
    }

    long first() {
      return series.step(0);
    }

    long last() {
      return series.step(series.size() - 1);
    }

    LongStream steps() {
      return IntStream.range(0, series.size()).mapToLong(series::step);
    }

    /** The value at a step, which never goes back; infinite where the run has diverged. */
    double at(long step) {
      seek(step);
      if (next == series.size() && step > last()) {
        return Double.POSITIVE_INFINITY;
      }
      double before = series.value(next - 1);
      double share = share(step);
      return share == 0 ? before : before + share * (series.value(next) - before);
    }

    /** The moment of a step within the line. */
    Moment moment(long step) {
      seek(step);
      Moment before = series.moment(next - 1);
      double share = share(step);
      if (share == 0) {
        return before;
      }
      Moment after = series.moment(next);
      return new Moment(
          step,
          before.learningTime() + share * (after.learningTime() - before.learningTime()),
          before.examplesSeen()
              + Math.round(share * (after.examplesSeen() - before.examplesSeen())));
    }

    private void seek(long step) {
      while (next < series.size() && series.step(next) <= step) {
        next++;
      }
    }

    /** How far the step is on the way from the point before it to the next. */
    private double share(long step) {
      long before = series.step(next - 1);
      return step == before ? 0 : (double) (step - before) / (double) (series.step(next) - before);
    }
  }
}
