package dev.edgescope.engine.objective;

import dev.edgescope.engine.model.FactoredGradient;
import dev.edgescope.engine.model.ParameterVector;
import java.util.Optional;

/** Examples whose mean loss a step of training descends. */
public interface Batch {

  /**
   * target = target + scale g, with g the gradient at theta of the mean loss of the batch, in one
   * pass with the loss. The target may be theta itself.
   *
   * @return the mean loss at theta, before the target is changed
   */
  double addGradient(ParameterVector theta, double scale, ParameterVector target);

  /**
   * The gradient in factors, where it has any: for a single example and dense layers. {@link
   * #takeFactors} sets it.
   */
  default Optional<FactoredGradient> factoredGradient() {
    return Optional.empty();
  }

  /**
   * Sets the {@link #factoredGradient} to that at theta.
   *
   * @return the mean loss at theta
   * @throws UnsupportedOperationException if it has none
   */
  default double takeFactors(ParameterVector theta) {
    throw new UnsupportedOperationException("The gradient of this batch has no factors");
  }

  /** The mean loss of the same examples with its curvature. */
  Objective objective();
}
