package dev.edgescope.engine.theory;

/**
 * What a flow predicts of the run beside it, at one learning time.
 *
 * @param loss L at the flow's parameters
 * @param squaredGradientNorm |grad L|^2 there
 * @param oscillation tr X, the variance of the run about the flow; 0 below the edge and for
 *     gradient flow
 * @param criticalDirections k, the number of eigenvalues near the edge
 * @param learningRate alpha of the run
 */
public record FlowPoint(
    double loss,
    double squaredGradientNorm,
    double oscillation,
    int criticalDirections,
    double learningRate) {

  /** The time average of the run's loss: L + tr X / alpha. */
  public double predictedLoss() {
    return loss + oscillation / learningRate;
  }

  /** The time average of the run's |grad L|^2: that of the flow + (4 / alpha^2) tr X. */
  public double predictedSquaredGradientNorm() {
    return squaredGradientNorm + 4 / (learningRate * learningRate) * oscillation;
  }
}
