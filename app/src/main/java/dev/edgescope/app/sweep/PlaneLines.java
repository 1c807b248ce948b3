package dev.edgescope.app.sweep;

import dev.edgescope.app.chart.grid.Contours;
import dev.edgescope.app.chart.grid.Frontier;
import dev.edgescope.app.chart.grid.GridLine;
import dev.edgescope.app.text.EngineWords;
import dev.edgescope.app.text.Words;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.RegimeDetector;
import dev.edgescope.engine.sweep.member.CurvePoint;
import dev.edgescope.engine.sweep.member.MemberOutcome;
import dev.edgescope.engine.sweep.member.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The two edges over a plane: where theory puts them from what is known at step 0, and where the
 * members were found at their ends.
 */
final class PlaneLines {
  private static final String NOISE = "K = 1";

  /** What counts as none at all. */
  private static final double LEAST = 1e-3;

  private static final CurvePoint NOWHERE =
      new CurvePoint(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  private PlaneLines() {}

  /** The lines; those without a piece are left out. */
  static List<GridLine> of(SweepResults results, PlaneChoice choice, StartField start) {
    List<GridLine> lines = new ArrayList<>();
    String sharpness = sharpness(results, choice);
    lines.add(
        new GridLine(
            sharpness,
            Words.text("sweep.planeLines.atTheStart", sharpness),
            GridLine.Kind.PREDICTED_SHARPNESS,
            contour(start, start.x())));
    String noise = EngineWords.marked(results.kernelMark(), NOISE);
    lines.add(
        new GridLine(
            NOISE,
            Words.text("sweep.planeLines.atTheStart", noise),
            GridLine.Kind.PREDICTED_NOISE,
            contour(start, start.kUpToTheEdge())));
    lines.add(
        new GridLine(
            sharpness,
            Words.text("sweep.planeLines.atTheEnd", sharpness),
            GridLine.Kind.MEASURED_SHARPNESS,
            frontier(results, choice, member -> lastSound(member).x(), RegimeDetector.REACHED)));
    lines.add(
        new GridLine(
            NOISE,
            Words.text("sweep.planeLines.atTheEnd", noise),
            GridLine.Kind.MEASURED_NOISE,
            frontier(results, choice, member -> lastSound(member).k(), 1)));
    lines.removeIf(line -> line.pieces().isEmpty());
    return lines;
  }

  /** What x = 1 is for the update rule. */
  private static String sharpness(SweepResults results, PlaneChoice choice) {
    RunConfig config = results.sweep().config(choice.cells(results.sweep(), 0, 0)[0]);
    double rate = config.optimizer().learningRate();
    boolean plain = config.optimizer().edge().position(2 / rate, rate) == 1;
    return plain ? "αλ₁ = 2" : Words.text("sweep.planeLines.sharpness");
  }

  /** Linear in the logarithm, in which both go with a power of most settings. */
  private static List<List<Double>> contour(StartField start, double[] field) {
    return Contours.of(
        middles(start.columns()),
        middles(start.rows()),
        Arrays.stream(field).map(value -> Math.log(Math.max(value, LEAST))).toArray(),
        0);
  }

  /**
   * Where a member was on the stability plane at its end; of one that diverged, at the last reading
   * before its loss had passed that of its start: once it runs away both coordinates do, and no
   * longer tell which edge it was.
   */
  static CurvePoint lastSound(MemberOutcome member) {
    List<CurvePoint> curve = member.curve();
    if (curve.isEmpty()) {
      return NOWHERE;
    }
    if (member.status() != Status.DIVERGED) {
      return curve.getLast();
    }
    CurvePoint sound = curve.getFirst();
    for (CurvePoint point : curve) {
      if (!(point.loss() <= curve.getFirst().loss())) {
        return sound;
      }
      sound = point;
    }
    return sound;
  }

  private static double[] middles(int[] cells) {
    return Arrays.stream(cells).mapToDouble(cell -> cell + 0.5).toArray();
  }

  private static List<List<Double>> frontier(
      SweepResults results,
      PlaneChoice choice,
      ToDoubleFunction<MemberOutcome> quantity,
      double level) {
    int columns = choice.columns(results.sweep());
    int rows = choice.rows(results.sweep());
    double[] values = new double[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] =
            Arrays.stream(choice.cells(results.sweep(), column, row))
                .mapToObj(results::outcome)
                .flatMap(outcome -> outcome.stream())
                .mapToDouble(quantity)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
      }
    }
    return Frontier.of(columns, values, level);
  }
}
