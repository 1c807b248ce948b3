package dev.edgescope.app.run.pace;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.training.StepBlock;

/**
 * Whether a run has converged, by the loss of each step: over some hundred steps in a row it is
 * nothing beside the largest of the run, or it has not changed. A run that has gone on after that
 * does not converge again until something about it has been changed.
 */
public final class Convergence {
  private static final int STEPS = 200;

  /** The rounding of a mean in double precision; a loss in single precision has to be the same. */
  private static final double SAME = 1e-12;

  private double largest;
  private double least;
  private double most;
  private int steps;
  private boolean told;

  /**
   * Takes the losses of steps in.
   *
   * @param precision that they were computed in
   */
  public void add(StepBlock block, Precision precision) {
    for (int i = 0; i < block.size(); i++) {
      add(block.loss(i), precision);
    }
  }

  public void add(double loss, Precision precision) {
    largest = Math.max(largest, loss);
    double lower = steps == 0 ? loss : Math.min(least, loss);
    double upper = steps == 0 ? loss : Math.max(most, loss);
    boolean isStill = upper - lower <= SAME * upper || upper <= nothing(precision) * largest;
    least = isStill ? lower : loss;
    most = isStill ? upper : loss;
    steps = isStill ? steps + 1 : 1;
  }

  /**
   * What the loss, which is a square, is of the largest when the outputs are as near to the targets
   * as they get: differences of 1e-10, or of 1e-6 where single precision rounds at 6e-8 and the
   * batches of each step stir the rounding up anew.
   */
  private static double nothing(Precision precision) {
    return switch (precision) {
      case DOUBLE -> 1e-20;
      case FLOAT -> 1e-12;
    };
  }

  /** Something about the run has been changed: it may move again. */
  public void restart() {
    steps = 0;
    told = false;
  }

  public boolean isReached() {
    return steps >= STEPS;
  }

  /** Whether it is reached and this was not asked before; once each time. */
  public boolean tell() {
    boolean isNews = isReached() && !told;
    told |= isNews;
    return isNews;
  }
}
