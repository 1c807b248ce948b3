package dev.edgescope.engine.objective;

import dev.edgescope.engine.model.ParameterVector;

/** Examples whose mean loss a step of training descends. */
public interface Batch {

  /**
   * target = target + scale g, with g the gradient at theta of the mean loss of the batch, in one
   * pass with the loss. The target may be theta itself.
   *
   * @return the mean loss at theta, before the target is changed
   */
  double addGradient(ParameterVector theta, double scale, ParameterVector target);

  /** The mean loss of the same examples with its curvature. */
  Objective objective();
}
