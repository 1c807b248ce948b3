package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.edgescope.engine.config.UpdateRule;
import dev.edgescope.engine.curvature.edge.Momentum;
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
import dev.edgescope.engine.objective.Sampling;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DescentAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int EXAMPLES = 600;
  private static final int WARM_UP = 300;
  private static final int STEPS = 200;
  private static final int STRETCHES = 5;

  /** What is done to the gradients, and the rule. */
  record Kind(UpdateRule rule, GradientDescent.Settings settings) {
    Kind(Momentum momentum, GradientDescent.Settings settings) {
      this(new UpdateRule.Sgd(momentum), settings);
    }
  }

  private static final Kind PLAIN = new Kind(Momentum.NONE, GradientDescent.Settings.NONE);

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 2", "32, 2", "256, 1", "256, 2"})
  void aStepAllocatesNothing(int batchSize, int threads) {
    assertAllocatesNothing(
        PLAIN, Loss.SQUARED_ERROR, Sampling.INDEPENDENT, Precision.FLOAT, batchSize, threads);
  }

  @Test
  void noMoreInDoublePrecision() {
    assertAllocatesNothing(
        PLAIN, Loss.SQUARED_ERROR, Sampling.INDEPENDENT, Precision.DOUBLE, 32, 2);
  }

  @Test
  void noMoreWithCrossEntropy() {
    assertAllocatesNothing(PLAIN, Loss.CROSS_ENTROPY, Sampling.INDEPENDENT, Precision.FLOAT, 32, 2);
  }

  @Test
  void noMoreFromEpochToEpoch() {
    assertAllocatesNothing(PLAIN, Loss.SQUARED_ERROR, Sampling.RESHUFFLED, Precision.FLOAT, 32, 2);
  }

  static Stream<Kind> otherSteps() {
    double never = Double.POSITIVE_INFINITY;
    return Stream.of(
        new Kind(Momentum.heavyBall(0.9), new GradientDescent.Settings(0, never)),
        new Kind(Momentum.nesterov(0.9), new GradientDescent.Settings(0, never)),
        new Kind(new UpdateRule.Adam(0.9, 0.999, 1e-8, false), GradientDescent.Settings.NONE),
        new Kind(
            new UpdateRule.Adam(0.9, 0.999, 1e-8, true),
            new GradientDescent.Settings(0.01, true, never)),
        new Kind(new UpdateRule.RmsProp(0.99, 1e-8, true, false), GradientDescent.Settings.NONE),
        new Kind(new UpdateRule.RmsProp(0.99, 1e-8, false, true), GradientDescent.Settings.NONE),
        new Kind(Momentum.NONE, new GradientDescent.Settings(0.01, never)),
        new Kind(Momentum.NONE, new GradientDescent.Settings(0, 1e-3)));
  }

  @ParameterizedTest
  @MethodSource("otherSteps")
  void noMoreWhereTheGradientIsNotTheStep(Kind kind) {
    assertAllocatesNothing(kind, Loss.SQUARED_ERROR, Sampling.INDEPENDENT, Precision.FLOAT, 32, 2);
  }

  @Test
  void noMoreFromTheFactorsOfAGradient() {
    Kind adam =
        new Kind(new UpdateRule.Adam(0.9, 0.999, 1e-8, false), GradientDescent.Settings.NONE);
    assertAllocatesNothing(adam, Loss.SQUARED_ERROR, Sampling.INDEPENDENT, Precision.FLOAT, 1, 2);
  }

  private static void assertAllocatesNothing(
      Kind kind, Loss loss, Sampling sampling, Precision precision, int batchSize, int threads) {
    Network network = Network.perceptron(30, List.of(20, 20), 3, Activation.TANH);
    try (NativeMemory memory = new NativeMemory(precision);
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
          new GradientDescent(
              memory, network, kind.rule().optimizer(memory, network, workers), kind.settings());
      try (MiniBatch batch =
          new MiniBatch(network, loss, examples, batchSize, 1, sampling, workers)) {
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
