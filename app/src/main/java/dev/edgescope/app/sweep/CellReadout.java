package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.grid.GridReadout;
import dev.edgescope.app.chart.grid.GridReadout.Curve;
import dev.edgescope.app.chart.grid.GridReadout.Row;
import dev.edgescope.app.text.NumberText;
import dev.edgescope.engine.config.Words;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import dev.edgescope.engine.sweep.plan.Axis;
import dev.edgescope.engine.sweep.plan.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    rows.add(new Row("Members", ended(members, cells.length)));
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
        rows.add(new Row("Regime", Words.of(regime).replace('-', ' ')));
      }
      members.stream()
          .filter(member -> member.status() == Status.FAILED)
          .findFirst()
          .ifPresent(member -> rows.add(new Row("Why not", member.reason())));
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
    return parts.isEmpty() ? "The run" : String.join(", ", parts);
  }

  private static String place(Axis axis, int index) {
    return AxisWords.symbol(axis) + " = " + AxisWords.value(axis, index);
  }

  /** "2 of 3 finished, 1 diverged at 412". */
  private static String ended(List<MemberOutcome> members, int all) {
    if (members.isEmpty()) {
      return all == 1 ? "to come" : NumberText.step(all) + " to come";
    }
    List<String> parts = new ArrayList<>();
    for (Status status : Status.values()) {
      List<MemberOutcome> such =
          members.stream().filter(member -> member.status() == status).toList();
      if (such.isEmpty()) {
        continue;
      }
      String count = all == 1 ? "" : NumberText.step(such.size()) + " ";
      String when =
          status == Status.DIVERGED
              ? " at step " + NumberText.step(such.getFirst().divergedAt())
              : "";
      parts.add(count + status.name().toLowerCase(Locale.ROOT) + when);
    }
    if (members.size() < all) {
      parts.add(NumberText.step((long) all - members.size()) + " to come");
    }
    return String.join(", ", parts);
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
        : String.format(
            Locale.ROOT,
            "%s (%s to %s)",
            NumberText.value(mean),
            NumberText.value(values[0]),
            NumberText.value(values[values.length - 1]));
  }

  private static List<Curve> curves(SweepResults results, List<MemberOutcome> members) {
    List<Curve> curves = new ArrayList<>();
    curves.add(new Curve("λ₁ / edge over τ", lines(members, CurvePoint::x)));
    curves.add(new Curve(results.kernelMark().on("K") + " over τ", lines(members, CurvePoint::k)));
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
