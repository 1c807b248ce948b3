package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.edgescope.engine.curvature.Momentum;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.MiniBatch;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescentAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int EXAMPLES = 600;
  private static final int WARM_UP = 300;
  private static final int STEPS = 200;
  private static final int STRETCHES = 5;

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 2", "32, 2", "256, 1", "256, 2"})
  void aStepAllocatesNothing(int batchSize, int threads) {
    Network network = Network.perceptron(30, List.of(20, 20), 3, Activation.TANH);
    try (NativeMemory memory = new NativeMemory(Precision.FLOAT);
        Workers workers = new Workers(threads)) {
      SplittableRandom random = new SplittableRandom(1);
      Matrix features = memory.allocate(network.inputs(), EXAMPLES);
      for (int i = 0; i < features.size(); i++) {
        features.set(i, random.nextGaussian());
      }
      Examples examples = new Examples(features, memory.allocate(network.outputs(), EXAMPLES));
      ParameterVector theta = network.vector(memory.allocate(network.parameters(), 1));
      network.initialise(theta, 1, random);
      GradientDescent descent =
          new GradientDescent(memory, network, GradientDescent.Settings.of(Momentum.NONE));
      try (MiniBatch batch =
          new MiniBatch(network, Loss.SQUARED_ERROR, examples, batchSize, 1, workers)) {
        run(batch, descent, theta, 0, WARM_UP);
        long least = Long.MAX_VALUE;
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
          // The machine's own doings may fall into one of them, a step's into none.
          least = Math.min(least, allocated(batch, descent, theta, STEPS));
        }
        assertEquals(allocated(batch, descent, theta, 0), least);
      }
    }
  }

  private static void run(
      MiniBatch batch, GradientDescent descent, ParameterVector theta, long first, int steps) {
    for (long step = first; step < first + steps; step++) {
      batch.draw(step);
      descent.step(batch, theta, 0.01);
    }
  }

  /** Bytes of this thread, those of the question included. */
  private static long allocated(
      MiniBatch batch, GradientDescent descent, ParameterVector theta, int steps) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    run(batch, descent, theta, WARM_UP, steps);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
