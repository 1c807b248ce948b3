package dev.edgescope.engine.optimizer;

import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Batch;
import org.jspecify.annotations.Nullable;

/**
 * (Stochastic) gradient descent with heavy-ball momentum, {@code v = mu v + g; theta = theta -
 * alpha v}, v = 0 at first (B. T. Polyak, 1964; the convention of PyTorch's SGD). Without momentum
 * the update goes straight into the parameters, without a gradient vector between.
 */
public final class GradientDescent {
  private final double momentum;
  private final @Nullable ParameterVector velocity;

  /**
   * @param momentum mu, in [0, 1)
   */
  public GradientDescent(NativeMemory memory, Network network, double momentum) {
    this.momentum = momentum;
    velocity = momentum == 0 ? null : network.vector(memory.allocate(network.parameters(), 1));
  }

  /**
   * Makes one step.
   *
   * @return the mean loss of the batch at theta before the step
   */
  public double step(Batch batch, ParameterVector theta, double learningRate) {
    if (velocity == null) {
      return batch.addGradient(theta, -learningRate, theta);
    }
    int parameters = theta.flat().size();
    velocity.flat().scale(momentum, parameters);
    double loss = batch.addGradient(theta, 1, velocity);
    theta.flat().axpy(-learningRate, velocity.flat(), parameters);
    return loss;
  }

  /** v in flat order; empty without momentum. */
  public double[] velocity() {
    return velocity == null ? new double[0] : velocity.flat().toArray();
  }

  /**
   * Sets v, to go on from an earlier step.
   *
   * @param values in flat order; empty without momentum
   * @throws IllegalArgumentException if there are not as many as v has
   */
  public void setVelocity(double[] values) {
    if (velocity != null) {
      velocity.flat().setAll(values);
    } else if (values.length != 0) {
      throw new IllegalArgumentException(
          "%,d values of a velocity were given, but there is no momentum".formatted(values.length));
    }
  }
}
