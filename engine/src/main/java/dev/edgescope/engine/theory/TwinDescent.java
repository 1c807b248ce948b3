package dev.edgescope.engine.theory;

import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Objective;
import java.util.random.RandomGenerator;

/**
 * The full-batch twin of a run on batches: gradient descent on all examples from the same weights,
 * step for step,
 *
 * <pre>
 * theta &lt;- theta - alpha grad L
 * </pre>
 *
 * What is between it and the run is what the noise of the gradients has done.
 *
 * <p>Cost of a step: a gradient.
 */
public final class TwinDescent extends SteppedDescent {
  /**
   * @param objective in 64 bits and the twin's own, which outlives it
   * @param start where it begins; copied
   * @param learningRate alpha
   * @param random for the start vectors of the eigensolver; a stream of its own
   */
  public TwinDescent(
      Objective objective, ParameterVector start, double learningRate, RandomGenerator random) {
    super(objective, start, learningRate, random);
  }

  @Override
  double takeSlope() {
    return objective.linearise(theta, slope).loss();
  }

  @Override
  void moved() {
    forgetSharpness();
  }
}
