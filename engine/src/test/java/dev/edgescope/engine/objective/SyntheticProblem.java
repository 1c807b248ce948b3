package dev.edgescope.engine.objective;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.List;
import java.util.SplittableRandom;

/** Random examples for a network of two layers; the same at every call. */
final class SyntheticProblem implements AutoCloseable {
  final NativeMemory memory;
  final Network network = Network.perceptron(6, List.of(9), 3, Activation.TANH);
  final Examples examples;
  final ParameterVector theta;

  SyntheticProblem(Precision precision, int count) {
    memory = new NativeMemory(precision);
    SplittableRandom random = new SplittableRandom(21);
    Matrix features = memory.allocate(6, count);
    for (int i = 0; i < features.size(); i++) {
      features.set(i, random.nextGaussian());
    }
    Matrix targets = memory.allocate(3, count);
    for (int i = 0; i < count; i++) {
      targets.set(3 * i + random.nextInt(3), 1);
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
