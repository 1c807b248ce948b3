package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import java.util.Map;
import java.util.Optional;

/**
 * RMSProp with one scale for all parameters:
 *
 * <pre>
 * v = beta2 v + (1 - beta2) |g|^2;  u = g / (sqrt(v^) + epsilon)
 * </pre>
 *
 * from v = 0, with {@code v^ = v / (1 - beta2^t)} where the bias is corrected, else v. It is
 * gradient descent whose learning rate the gradients of the past decide.
 *
 * <p>Source: J. Cohen, A. Damian, A. Talwalkar, Z. Kolter, J. D. Lee, Understanding Optimization in
 * Deep Learning with Central Flows (2024, arXiv:2410.24206), section 4.
 */
public final class ScalarRmsProp implements Optimizer {
  private final int parameters;
  private final double beta2;
  private final double epsilon;
  private final boolean corrects;
  private final ParameterVector gradient;
  private final Matrix direction;

  /** v, in the precision of the run, as PyTorch keeps it. */
  private final Matrix second;

  private double secondLack = 1;

  /**
   * The rule at its start.
   *
   * @param memory of the vectors that it keeps
   */
  public ScalarRmsProp(
      NativeMemory memory, Network network, double beta2, double epsilon, boolean biasCorrection) {
    this.beta2 = beta2;
    this.epsilon = epsilon;
    corrects = biasCorrection;
    parameters = network.parameters();
    gradient = network.vector(memory.allocate(parameters, 1));
    direction = memory.allocate(parameters, 1);
    second = memory.allocate(1, 1);
  }

  @Override
  public Matrix direction(Matrix gradientOfStep) {
    direction.copy(0, gradientOfStep, 0, parameters);
    direction.scale(1 / takeIn(gradientOfStep), parameters);
    return direction;
  }

  @Override
  public Optional<DirectStep> directStep() {
    return Optional.of(this::stepDirectly);
  }

  private double stepDirectly(Batch batch, ParameterVector theta, double rate) {
    gradient.clear();
    double loss = batch.addGradient(theta, 1, gradient);
    theta.flat().axpy(-rate / takeIn(gradient.flat()), gradient.flat(), parameters);
    return loss;
  }

  /** The scale that a step with this gradient is divided by. */
  private double takeIn(Matrix g) {
    second.set(0, average(g));
    secondLack *= beta2;
    return scale(second.get(0), secondLack);
  }

  /** v with this gradient. */
  private double average(Matrix g) {
    double norm = g.norm();
    return beta2 * second.get(0) + (1 - beta2) * norm * norm;
  }

  @Override
  public Optional<Preconditioner> preconditioner() {
    return Optional.of(this::precondition);
  }

  private void precondition(Matrix gradientOfStep, Matrix diagonal) {
    double scale = scale(average(gradientOfStep), secondLack * beta2);
    for (int i = 0; i < parameters; i++) {
      diagonal.set(i, scale);
    }
  }

  private double scale(double v, double lack) {
    return Math.sqrt(corrects ? v / (1 - lack) : v) + epsilon;
  }

  /** v, and what it lacks of a full average. */
  @Override
  public Map<String, double[]> state() {
    return Map.of(
        Adam.SECOND_MOMENT, second.toArray(), Adam.SECOND_LACK, new double[] {secondLack});
  }

  @Override
  public void restore(Map<String, double[]> state) {
    secondLack = MomentState.restore(state, Adam.SECOND_MOMENT, second, Adam.SECOND_LACK);
  }
}
