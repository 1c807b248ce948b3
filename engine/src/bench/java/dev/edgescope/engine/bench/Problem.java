package dev.edgescope.engine.bench;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Objective;
import java.util.SplittableRandom;

/** A network on Gaussian inputs with random one-hot targets, in single precision on all cores. */
final class Problem implements AutoCloseable {
  final NativeMemory memory = new NativeMemory(Precision.FLOAT);
  final Workers workers = Workers.onAllCores();
  final Network network;
  final Examples examples;
  final Objective objective;
  final ParameterVector theta;
  final ParameterVector gradient;
  final Matrix product;

  Problem(Network network, int count, double initScale) {
    this.network = network;
    SplittableRandom random = new SplittableRandom(1);
    Matrix features = memory.allocate(network.inputs(), count);
    for (int i = 0; i < features.size(); i++) {
      features.set(i, random.nextGaussian());
    }
    Matrix targets = memory.allocate(network.outputs(), count);
    for (int i = 0; i < count; i++) {
      targets.set(i * network.outputs() + random.nextInt(network.outputs()), 1);
    }
    examples = new Examples(features, targets);
    objective = new Objective(memory, network, Loss.SQUARED_ERROR, examples, workers);
    theta = network.vector(memory.allocate(network.parameters(), 1));
    network.initialise(theta, initScale, random);
    gradient = network.vector(memory.allocate(network.parameters(), 1));
    product = memory.allocate(network.parameters(), 1);
    objective.linearise(theta, gradient);
  }

  @Override
  public void close() {
    workers.close();
    memory.close();
  }
}
