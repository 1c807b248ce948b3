package dev.edgescope.engine.sweep.member;

import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.measure.RegimeDetector;
import dev.edgescope.engine.measure.StabilityPoint;
import dev.edgescope.engine.objective.Evaluation;
import dev.edgescope.engine.training.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers an {@link MemberOutcome} from the readings of a member as they are taken. */
final class OutcomeBuilder {
  /** Of the steps, from which on K counts for its mean. */
  private static final double LAST_QUARTER = 0.75;

  private final int cell;
  private final double threshold;
  private final TrainingRun run;
  private final RegimeDetector regimes;

  private final List<CurvePoint> points = new ArrayList<>();
  private final List<Double> traces = new ArrayList<>();
  private double minLoss = Double.NaN;
  private long stepsToThreshold = MemberOutcome.NEVER;
  private double learningTimeToThreshold = Double.NaN;
  private long examplesToThreshold = MemberOutcome.NEVER;
  private @Nullable Measurement last;

  /** Of the last reading that had it. */
  private Evaluation test = Evaluation.NONE;

  private @Nullable Regime regime;

  OutcomeBuilder(int cell, double threshold, TrainingRun run) {
    this.cell = cell;
    this.threshold = threshold;
    this.run = run;
    regimes =
        new RegimeDetector(
            run.examples(), run.config().optimizer().edge(), run.config().kernelMark());
  }

  void add(Measurement reading) {
    last = reading;
    test = reading.test().equals(Evaluation.NONE) ? test : reading.test();
    StabilityPoint place = StabilityPoint.of(reading, run.config().optimizer().edge());
    double loss = reading.train().loss();
    points.add(
        new CurvePoint(
            reading.step(),
            reading.learningTime(),
            loss,
            reading.comparableSharpness(),
            place.sharpness(),
            place.noise()));
    traces.add(reading.curvature().ntkTrace());
    if (!Double.isNaN(loss) && !(loss >= minLoss)) {
      minLoss = loss;
    }
    if (loss <= threshold && stepsToThreshold == MemberOutcome.NEVER) {
      stepsToThreshold = reading.step();
      learningTimeToThreshold = reading.learningTime();
      examplesToThreshold = run.progress().examplesSeen();
    }
    regimes.observe(reading).ifPresent(label -> regime = label.regime());
  }

  /** L at step 0; NaN before it was read. */
  double firstLoss() {
    return points.isEmpty() ? Double.NaN : points.getFirst().loss();
  }

  /** Step of the last reading; -1 before the first. */
  long lastStep() {
    return points.isEmpty() ? -1 : points.getLast().step();
  }

  /**
   * The outcome as of now.
   *
   * @param divergedAt {@link MemberOutcome#NEVER} if it has not
   * @param infinite whether a loss was not finite
   */
  MemberOutcome build(
      Status status, String reason, long divergedAt, boolean infinite, double seconds) {
    Measurement end = last;
    if (infinite) {
      regime = regimes.diverged(divergedAt).regime();
    }
    double none = Double.NaN;
    return new MemberOutcome(
        cell,
        status,
        reason,
        run.step(),
        run.learningTime(),
        run.progress().examplesSeen(),
        divergedAt,
        infinite ? Double.POSITIVE_INFINITY : finalLoss(end),
        minLoss,
        test.loss(),
        end == null ? none : end.train().accuracy(),
        test.accuracy(),
        stepsToThreshold,
        learningTimeToThreshold,
        examplesToThreshold,
        largestX(),
        points.isEmpty() ? none : points.getLast().x(),
        firstEdgeStep(),
        kMean(),
        kBeyondShare(),
        regime,
        points.isEmpty() ? none : points.getFirst().x(),
        points.isEmpty() ? none : points.getFirst().k(),
        points.isEmpty() ? none : points.getLast().k(),
        traces.isEmpty() ? none : traces.getFirst(),
        traces.isEmpty() ? none : traces.getLast(),
        seconds,
        curve());
  }

  private static double finalLoss(@Nullable Measurement end) {
    if (end == null) {
      return Double.NaN;
    }
    return Double.isFinite(end.train().loss()) ? end.train().loss() : Double.POSITIVE_INFINITY;
  }

  private double largestX() {
    double largest = Double.NaN;
    for (CurvePoint point : points) {
      if (!(point.x() <= largest) && !Double.isNaN(point.x())) {
        largest = point.x();
      }
    }
    return largest;
  }

  private long firstEdgeStep() {
    return points.stream()
        .filter(point -> point.x() >= RegimeDetector.REACHED)
        .mapToLong(CurvePoint::step)
        .findFirst()
        .orElse(MemberOutcome.NEVER);
  }

  private double kMean() {
    double from = LAST_QUARTER * run.step();
    return points.stream()
        .filter(point -> point.step() >= from && !Double.isNaN(point.k()))
        .mapToDouble(CurvePoint::k)
        .average()
        .orElse(Double.NaN);
  }

  private double kBeyondShare() {
    long known = points.stream().filter(point -> !Double.isNaN(point.k())).count();
    long beyond = points.stream().filter(point -> point.k() > 1).count();
    return known == 0 ? Double.NaN : (double) beyond / known;
  }

  private List<CurvePoint> curve() {
    int most = MemberOutcome.CURVE;
    if (points.size() <= most) {
      return points;
    }
    List<CurvePoint> spread = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      spread.add(points.get((int) ((long) i * (points.size() - 1) / (most - 1))));
    }
    return spread;
  }
}
