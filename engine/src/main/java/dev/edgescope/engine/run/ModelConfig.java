package dev.edgescope.engine.run;

import dev.edgescope.engine.model.Activation;
import java.util.List;

/**
 * A multilayer perceptron: weights drawn from N(0, initScale^2 / fan_in), biases zero.
 *
 * @param hidden widths of the hidden layers, from the input on; empty for a linear model
 * @param activation after every hidden layer
 * @param initScale standard deviation of the initial weights times the square root of the fan-in
 */
public record ModelConfig(List<Integer> hidden, Activation activation, double initScale) {
  public ModelConfig {
    hidden = List.copyOf(hidden);
  }
}
