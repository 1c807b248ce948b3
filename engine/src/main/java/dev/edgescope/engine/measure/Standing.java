package dev.edgescope.engine.measure;

import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.optimizer.Optimizer.Preconditioner;
import java.util.Optional;

/**
 * Where a run stands when it is read: beside its parameters, all that its readings follow from.
 *
 * @param step number of updates made
 * @param learningTime tau, the sum of their learning rates
 * @param inForce the controls
 * @param edge of the update rule with its controls as they stand
 * @param clippedShare of the last steps; NaN without clipping
 * @param preconditioner the P of an adaptive rule for the next step, with the controls as they
 *     stand; empty for all others
 */
public record Standing(
    long step,
    double learningTime,
    InForce inForce,
    StabilityEdge edge,
    double clippedShare,
    Optional<Preconditioner> preconditioner) {

  /** The sharpness above which the update rule is unstable. */
  public double level() {
    return edge.level(inForce.learningRate());
  }
}
