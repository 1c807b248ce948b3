package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.grid.GridReadout;
import dev.edgescope.app.chart.grid.GridReadout.Curve;
import dev.edgescope.app.chart.grid.GridReadout.Row;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the window tells of a cell of the plane. */
final class CellReadout {
  private CellReadout() {}

  static GridReadout of(SweepResults results, PlaneChoice choice, int column, int row) {
    Sweep sweep = results.sweep();
    int[] cells = choice.cells(sweep, column, row);
    List<MemberOutcome> members =
        Arrays.stream(cells).mapToObj(results::outcome).flatMap(Optional::stream).toList();
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(Words.text("sweep.cellReadout.members"), ended(members, cells.length)));
    if (!members.isEmpty()) {
      rows.add(new Row(choice.outcome().title(results), value(results, choice.outcome(), members)));
      for (OutcomeKind kind :
          List.of(OutcomeKind.FINAL_LOSS, OutcomeKind.FINAL_X, OutcomeKind.K_MEAN)) {
        if (kind != choice.outcome()) {
          rows.add(new Row(kind.title(results), value(results, kind, members)));
        }
      }
      Regime regime = members.getFirst().regime();
      if (regime != null) {
        rows.add(new Row(Words.text("sweep.cellReadout.regime"), EngineWords.of(regime)));
      }
      members.stream()
          .filter(member -> member.status() == Status.FAILED)
          .findFirst()
          .ifPresent(
              member -> rows.add(new Row(Words.text("sweep.cellReadout.whyNot"), member.reason())));
    }
    return new GridReadout(heading(sweep, choice, column, row), rows, curves(results, members));
  }

  private static String heading(Sweep sweep, PlaneChoice choice, int column, int row) {
    List<String> parts = new ArrayList<>();
    if (choice.y() != PlaneChoice.NONE) {
      parts.add(place(sweep.axes().get(choice.y()), row));
    }
    if (choice.x() != PlaneChoice.NONE) {
      parts.add(place(sweep.axes().get(choice.x()), column));
    }
    return parts.isEmpty() ? Words.text("sweep.cellReadout.theRun") : String.join(", ", parts);
  }

  private static String place(Axis axis, int index) {
    return AxisWords.symbol(axis) + " = " + AxisWords.value(axis, index);
  }

  /** "2 of 3 finished, 1 diverged at 412". */
  private static String ended(List<MemberOutcome> members, int all) {
    if (members.isEmpty()) {
      return all == 1 ? Words.text("sweep.cellReadout.toCome") : toCome(all);
    }
    List<String> parts = new ArrayList<>();
    for (Status status : Status.values()) {
      List<MemberOutcome> such =
          members.stream().filter(member -> member.status() == status).toList();
      if (such.isEmpty()) {
        continue;
      }
      String count = all == 1 ? "" : NumberText.step(such.size()) + " ";
      String words = count + EngineWords.of(status);
      parts.add(
          status == Status.DIVERGED
              ? Words.text(
                  "sweep.cellReadout.atStep", words, NumberText.step(such.getFirst().divergedAt()))
              : words);
    }
    if (members.size() < all) {
      parts.add(toCome((long) all - members.size()));
    }
    return String.join(", ", parts);
  }

  private static String toCome(long members) {
    return Words.text("sweep.cellReadout.severalToCome", NumberText.step(members));
  }

  private static String value(SweepResults results, OutcomeKind kind, List<MemberOutcome> members) {
    double[] values =
        members.stream()
            .mapToDouble(member -> results.value(kind, member))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return "–";
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    return values.length == 1
        ? NumberText.value(mean)
        : Words.text(
            "sweep.cellReadout.range",
            NumberText.value(mean),
            NumberText.value(values[0]),
            NumberText.value(values[values.length - 1]));
  }

  private static List<Curve> curves(SweepResults results, List<MemberOutcome> members) {
    List<Curve> curves = new ArrayList<>();
    curves.add(
        new Curve(
            Words.text("sweep.cellReadout.sharpnessOverTime"), lines(members, CurvePoint::x)));
    curves.add(
        new Curve(
            Words.text(
                "sweep.cellReadout.kOverTime", EngineWords.marked(results.kernelMark(), "K")),
            lines(members, CurvePoint::k)));
    curves.removeIf(curve -> curve.lines().isEmpty());
    return curves;
  }

  private static List<List<Double>> lines(
      List<MemberOutcome> members, ToDoubleFunction<CurvePoint> quantity) {
    List<List<Double>> lines = new ArrayList<>();
    for (MemberOutcome member : members) {
      List<Double> points = new ArrayList<>();
      for (CurvePoint point : member.curve()) {
        double value = quantity.applyAsDouble(point);
        if (Double.isFinite(value) && Double.isFinite(point.learningTime())) {
          points.add(point.learningTime());
          points.add(value);
        }
      }
      if (points.size() > 2) {
        lines.add(points);
      }
    }
    return lines;
  }
}
