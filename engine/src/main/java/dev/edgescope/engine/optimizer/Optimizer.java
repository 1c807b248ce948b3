package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import java.util.Map;
import java.util.Optional;

/**
 * An update rule with its state: what becomes of a gradient before it is subtracted from the
 * parameters, {@code theta = theta - alpha u(g)}.
 *
 * <p>Which batch the gradient is of, clipping, weight decay, projections and the learning rate are
 * not its own: {@link GradientDescent} puts them together.
 */
public interface Optimizer {

  /**
   * Takes in the gradient of a step.
   *
   * @param gradient g, P x 1; left as it is
   * @return u, P x 1: the gradient itself or memory of the rule's own, to be read, not written,
   *     until the next step
   */
  Matrix direction(Matrix gradient);

  /**
   * A shorter way to the same step for where nothing stands between the gradient and the rule, and
   * behind it nothing but a decay; empty where there is none.
   *
   * @param decay lambda of the updates, {@code theta = theta - alpha (u + lambda theta)}
   */
  default Optional<DirectStep> directStep(double decay) {
    return Optional.empty();
  }

  /** A step that needs no gradient vector between the batch and the rule. */
  @FunctionalInterface
  interface DirectStep {
    /**
     * Makes one step.
     *
     * @param theta is changed
     * @param learningRate alpha
     * @return the mean loss of the batch at theta before the step
     */
    double make(Batch batch, ParameterVector theta, double learningRate);
  }

  /**
   * The diagonal of P, where the rule divides its steps by one: what it would be for the next step,
   * with the rule's settings as they stand now. For Adam it is {@code (1 - beta1^t) (sqrt(v^) +
   * epsilon)} with v after the gradient was taken in, so that P^-1 is what stands before a full
   * average of the gradients. Empty where there is none.
   */
  default Optional<Preconditioner> preconditioner() {
    return Optional.empty();
  }

  /** A P of the next step. No step may be made between its making and its use. */
  @FunctionalInterface
  interface Preconditioner {
    /**
     * Changes nothing else.
     *
     * @param gradient g of that step, P x 1, left as it is
     * @param diagonal P x 1, all of it written
     */
    void write(Matrix gradient, Matrix diagonal);
  }

  /**
   * All that later steps depend on, as named parts: vectors in flat order, or scalars as vectors of
   * one. A checkpoint keeps them without knowing the rule.
   */
  Map<String, double[]> state();

  /**
   * Goes on from the {@link #state} of another optimizer of the same rule. A part that is not given
   * is as at the start; one that the rule does not have is left out.
   *
   * @throws IllegalArgumentException if a part has another length than this rule's
   */
  void restore(Map<String, double[]> state);
}
