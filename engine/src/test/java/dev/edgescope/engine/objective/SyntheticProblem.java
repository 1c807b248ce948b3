package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.List;
import java.util.SplittableRandom;

/** Random examples of classes and random parameters for a network; the same at every call. */
final class SyntheticProblem implements AutoCloseable {
  final NativeMemory memory;
  final Network network;
  final Examples examples;
  final ParameterVector theta;

  /** For a network of two layers. */
  SyntheticProblem(Precision precision, int count) {
    this(precision, Network.perceptron(6, List.of(9), 3, Activation.TANH), count);
  }

  SyntheticProblem(Precision precision, Network network, int count) {
    this.network = network;
    memory = new NativeMemory(precision);
    SplittableRandom random = new SplittableRandom(21);
    Matrix features = memory.allocate(network.inputs(), count);
    for (int i = 0; i < features.size(); i++) {
      features.set(i, random.nextGaussian());
    }
    int outputs = network.outputs();
    Matrix targets = memory.allocate(outputs, count);
    for (int i = 0; i < count; i++) {
      targets.set(outputs * i + random.nextInt(outputs), 1);
    }
    examples = new Examples(features, targets);
    theta = newVector();
    network.initialise(theta, 1, random);
  }

  ParameterVector newVector() {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  @Override
  public void close() {
    memory.close();
  }
}
