package dev.edgescope.engine.sweep.member;

import dev.edgescope.engine.measure.Regime;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one member of a sweep has come to. A reading is one of its instruments: at every multiple of
 * the spacing in its configuration, from step 0 on, and at its end; none is taken where a loss is
 * not finite. Everything but {@code seconds} is a function of the configuration.
 *
 * @param cell its number in the sweep
 * @param status how it ended
 * @param reason in a sentence what was impossible, or which condition stopped it; blank otherwise
 * @param steps number of updates made
 * @param learningTime tau at its end
 * @param examples seen at its end
 * @param divergedAt the step whose batch had a loss that is not finite, or the reading whose loss
 *     made it count as diverged; {@link #NEVER} for none
 * @param finalLoss L at the last reading; infinite where it or the loss of a batch is not finite
 * @param minLoss the smallest L of a reading
 * @param testLoss L on the test examples at the last reading; NaN where there are none
 * @param trainAccuracy share of training examples whose class the outputs name, at the last reading
 * @param testAccuracy the same of the test examples
 * @param stepsToThreshold step of the first reading with L at or below the threshold of the sweep;
 *     {@link #NEVER} for none
 * @param learningTimeToThreshold tau of that reading; NaN for none
 * @param examplesToThreshold examples seen before that reading; {@link #NEVER} for none
 * @param maxX the largest x of a reading, lambda_1 over its edge as on the stability plane
 * @param finalX x at the last reading
 * @param firstEdgeStep step of the first reading with x at 0.95 or above, where the sharpness
 *     counts as having reached its edge; {@link #NEVER} for none
 * @param kMean mean of K over the readings of the last quarter of the steps; K_tr stands for K
 *     where that is undefined
 * @param kBeyondShare share of the readings with such a K above 1
 * @param regime the last that was recognised; null before there were enough readings
 * @param startX x at the first reading: where the member begins on the stability plane
 * @param startK K at the first reading: what the kernel of the start predicts
 * @param finalK K at the last reading: what its own last kernel says
 * @param startTrace tr Theta at the first reading
 * @param finalTrace tr Theta at the last reading
 * @param seconds of wall time that its steps and readings took
 * @param curve its readings, or {@value #CURVE} spread evenly over them, the first and the last
 *     among them
 */
public record MemberOutcome(
    int cell,
    Status status,
    String reason,
    long steps,
    double learningTime,
    long examples,
    long divergedAt,
    double finalLoss,
    double minLoss,
    double testLoss,
    double trainAccuracy,
    double testAccuracy,
    long stepsToThreshold,
    double learningTimeToThreshold,
    long examplesToThreshold,
    double maxX,
    double finalX,
    long firstEdgeStep,
    double kMean,
    double kBeyondShare,
    @Nullable Regime regime,
    double startX,
    double startK,
    double finalK,
    double startTrace,
    double finalTrace,
    double seconds,
    List<CurvePoint> curve)
    implements Serializable {

  /** In place of a step that did not come. */
  public static final long NEVER = -1;

  /** Most points of a curve. */
  public static final int CURVE = 64;

  public MemberOutcome {
    curve = List.copyOf(curve);
  }

  /** The same with another time taken, and another curve. */
  public MemberOutcome with(double otherSeconds, List<CurvePoint> otherCurve) {
    return new MemberOutcome(
        cell,
        status,
        reason,
        steps,
        learningTime,
        examples,
        divergedAt,
        finalLoss,
        minLoss,
        testLoss,
        trainAccuracy,
        testAccuracy,
        stepsToThreshold,
        learningTimeToThreshold,
        examplesToThreshold,
        maxX,
        finalX,
        firstEdgeStep,
        kMean,
        kBeyondShare,
        regime,
        startX,
        startK,
        finalK,
        startTrace,
        finalTrace,
        otherSeconds,
        otherCurve);
  }

  /** A member that was impossible. */
  static MemberOutcome failed(int cell, String reason) {
    double none = Double.NaN;
    return new MemberOutcome(
        cell,
        Status.FAILED,
        reason,
        0,
        0,
        0,
        NEVER,
        none,
        none,
        none,
        none,
        none,
        NEVER,
        none,
        NEVER,
        none,
        none,
        NEVER,
        none,
        none,
        null,
        none,
        none,
        none,
        none,
        none,
        0,
        List.of());
  }
}
