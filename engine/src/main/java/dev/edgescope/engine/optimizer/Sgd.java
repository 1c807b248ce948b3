package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule of PyTorch's SGD: the gradient itself, or with momentum
 *
 * <pre>
 * v = mu v + g;  u = v  or  u = g + mu v    v = 0 at first: heavy ball (B. T. Polyak, 1964) or
 *                                           Nesterov
 * </pre>
 *
 * <p>Source of the second: I. Sutskever et al., On the importance of initialization and momentum in
 * deep learning (2013).
 */
public final class Sgd implements Optimizer {
  /** The part of the state that is v. */
  public static final String VELOCITY = "velocity";

  private final double momentum;
  private final int parameters;

  /** v; null without momentum. */
  private final @Nullable ParameterVector velocity;

  /** u of Nesterov; null where it is g or v. */
  private final @Nullable Matrix ahead;

  /**
   * The rule at its start.
   *
   * @param memory of the vectors that it keeps
   */
  public Sgd(NativeMemory memory, Network network, Momentum momentum) {
    this.momentum = momentum.coefficient();
    parameters = network.parameters();
    velocity =
        momentum.coefficient() == 0
            ? null
            : network.vector(memory.allocate(network.parameters(), 1));
    ahead = momentum.isNesterov() ? memory.allocate(network.parameters(), 1) : null;
  }

  @Override
  public Matrix direction(Matrix gradient) {
    if (velocity == null) {
      return gradient;
    }
    Matrix v = velocity.flat();
    v.scale(momentum, parameters);
    v.axpy(1, gradient, parameters);
    if (ahead == null) {
      return v;
    }
    ahead.copy(0, gradient, 0, parameters);
    ahead.axpy(momentum, v, parameters);
    return ahead;
  }

  /** Straight into the parameters, or with the heavy ball into the velocity. */
  @Override
  public Optional<DirectStep> directStep(double decay) {
    return ahead == null && decay == 0 ? Optional.of(this::stepDirectly) : Optional.empty();
  }

  private double stepDirectly(Batch batch, ParameterVector theta, double learningRate) {
    if (velocity == null) {
      return batch.addGradient(theta, -learningRate, theta);
    }
    velocity.flat().scale(momentum, parameters);
    double loss = batch.addGradient(theta, 1, velocity);
    theta.flat().axpy(-learningRate, velocity.flat(), parameters);
    return loss;
  }

  /** v, with momentum. */
  @Override
  public Map<String, double[]> state() {
    return velocity == null ? Map.of() : Map.of(VELOCITY, velocity.flat().toArray());
  }

  @Override
  public void restore(Map<String, double[]> state) {
    if (velocity != null) {
      double[] values = state.get(VELOCITY);
      if (values == null) {
        velocity.clear();
      } else {
        velocity.flat().setAll(values);
      }
    }
  }
}
