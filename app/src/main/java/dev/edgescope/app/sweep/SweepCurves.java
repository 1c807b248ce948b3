package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.model.Gap;
import dev.edgescope.app.chart.model.Series;
import dev.edgescope.app.chart.model.SeriesStyle;
import dev.edgescope.app.chart.model.SeriesStyle.Weight;
import dev.edgescope.engine.sweep.EnsembleCurve;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A quantity over learning time for each value of one axis: the mean over the seeds, and the tenth
 * to ninetieth percentile. A seed that diverged counts as infinite from there on, so that the mean
 * ends; one that was stopped no longer counts.
 *
 * @param means a line for each value that has a member
 * @param bands between the percentiles, where there is more than one seed
 * @param members the single runs of those, without names
 */
public record SweepCurves(List<Series> means, List<Gap> bands, List<Series> members) {
  public SweepCurves {
    members = List.copyOf(members);
    means = List.copyOf(means);
    bands = List.copyOf(bands);
  }

  /**
   * The curves.
   *
   * @param choice its columns are the values; its rows and all other axes stand where they are
   *     fixed
   */
  public static SweepCurves of(SweepResults results, PlaneChoice choice, CurveQuantity quantity) {
    Sweep sweep = results.sweep();
    List<Series> means = new ArrayList<>();
    List<Gap> bands = new ArrayList<>();
    List<Series> members = new ArrayList<>();
    int row = choice.y() == PlaneChoice.NONE ? 0 : choice.fixed().get(choice.y());
    for (int column = 0; column < choice.columns(sweep); column++) {
      List<MemberOutcome> seeds =
          Arrays.stream(choice.cells(sweep, column, row))
              .mapToObj(results::outcome)
              .flatMap(Optional::stream)
              .filter(member -> !member.curve().isEmpty())
              .toList();
      if (!seeds.isEmpty()) {
        add(name(sweep, choice, column), column, seeds, quantity, means, bands);
        if (seeds.size() > 1) {
          for (MemberOutcome seed : seeds) {
            members.add(line(seed, column, quantity));
          }
        }
      }
    }
    return new SweepCurves(means, bands, members);
  }

  private static String name(Sweep sweep, PlaneChoice choice, int column) {
    if (choice.x() == PlaneChoice.NONE) {
      return "";
    }
    Axis axis = sweep.axes().get(choice.x());
    return AxisWords.symbol(axis) + " = " + AxisWords.value(axis, column);
  }

  private static void add(
      String name,
      int colour,
      List<MemberOutcome> seeds,
      CurveQuantity quantity,
      List<Series> means,
      List<Gap> bands) {
    SeriesStyle style = SeriesStyle.of(name, colour);
    Series mean = new Series(style);
    Series low = new Series(style);
    Series high = new Series(style);
    for (CurvePoint at : longest(seeds).curve()) {
      double[] values =
          seeds.stream()
              .mapToDouble(seed -> at(seed, at.learningTime(), quantity))
              .filter(value -> !Double.isNaN(value))
              .toArray();
      if (values.length > 0 && Double.isFinite(at.learningTime())) {
        EnsembleCurve.Point point = EnsembleCurve.Point.of(at.step(), at.learningTime(), values);
        mean.append(at.step(), at.learningTime(), point.mean());
        low.append(at.step(), at.learningTime(), point.low());
        high.append(at.step(), at.learningTime(), point.high());
      }
    }
    means.add(mean);
    if (seeds.size() > 1) {
      bands.add(new Gap(low, high, mean));
    }
  }

  private static Series line(MemberOutcome member, int colour, CurveQuantity quantity) {
    Series line = new Series(SeriesStyle.of("", colour).withWeight(Weight.PALE));
    for (CurvePoint at : member.curve()) {
      if (Double.isFinite(at.learningTime())) {
        line.append(at.step(), at.learningTime(), quantity.of(at));
      }
    }
    return line;
  }

  private static MemberOutcome longest(List<MemberOutcome> seeds) {
    MemberOutcome longest = seeds.getFirst();
    for (MemberOutcome seed : seeds) {
      if (seed.learningTime() > longest.learningTime()) {
        longest = seed;
      }
    }
    return longest;
  }

  /** Linear between the readings of the member; NaN where it was not, or not measured. */
  private static double at(MemberOutcome member, double time, CurveQuantity quantity) {
    List<CurvePoint> curve = member.curve();
    CurvePoint before = curve.getFirst();
    for (CurvePoint after : curve) {
      if (after.learningTime() >= time) {
        double width = after.learningTime() - before.learningTime();
        double share = width > 0 ? (time - before.learningTime()) / width : 1;
        double from = quantity.of(before);
        double to = quantity.of(after);
        return share == 1 ? to : from + share * (to - from);
      }
      before = after;
    }
    return member.status() == Status.DIVERGED ? Double.POSITIVE_INFINITY : Double.NaN;
  }
}
