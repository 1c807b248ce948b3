package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.curvature.NoiseKernel;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the controller makes of a kernel that is written out here. */
class NoiseSteeringTest {
  private static final double TARGET = 0.5;
  private static final int EXAMPLES = 100;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Network network = Network.perceptron(2, List.of(3), 1, Activation.TANH);
  private final NoiseSteering steering =
      new NoiseSteering(memory, network, new SgdEdge(Momentum.heavyBall(0.5)), TARGET);
  private final NoiseKernel kernel = kernel(10, 30);

  private static NoiseKernel kernel(double largest, double trace) {
    Spectrum top = new Spectrum(List.of(new Spectrum.Eigenvalue(largest, 0, true)));
    return new NoiseKernel(top, trace, new SgdEdge(Momentum.heavyBall(0.5)), EXAMPLES, 1);
  }

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theLearningRateIsTheOneAtWhichKIsOnTarget(int batchSize) {
    double root = Double.NaN;
    double rate = 0.01;
    for (int i = 0; i < 20; i++) {
      root = steering.learningRate(kernel, rate, batchSize);
      rate = root;
    }
    assertEquals(TARGET, kernel.norm(root, batchSize).k(), 1e-9);
  }

  @Test
  void itChangesByAFactorOfTwoAtMost() {
    assertEquals(2e-5, steering.learningRate(kernel, 1e-5, 1), 1e-15);
    assertEquals(0.5, steering.learningRate(kernel, 1, 1), 1e-12);
  }

  /** Where alone the noise is too little, the edge of stability holds the learning rate back. */
  @Test
  void itStaysBelowTheEdgeOfStability() {
    NoiseKernel quiet = kernel(10, 10);
    double rate = 0.2;
    for (int i = 0; i < 20; i++) {
      rate = steering.learningRate(quiet, rate, EXAMPLES - 1);
    }
    assertTrue(rate < new SgdEdge(Momentum.heavyBall(0.5)).level(10));
  }

  @Test
  void theBatchSizeIsTheWholeNumberNearestTheTarget() {
    int batchSize = steering.batchSize(kernel, 0.05, 1);
    double missed = Math.abs(kernel.norm(0.05, batchSize).k() - TARGET);
    for (int other : new int[] {batchSize - 1, batchSize + 1}) {
      assertTrue(missed <= Math.abs(kernel.norm(0.05, other).k() - TARGET));
    }
  }

  @Test
  void aQuietNetworkTakesOneExampleAtATime() {
    assertEquals(1, steering.batchSize(kernel, 1e-4, 20));
  }

  @Test
  void onTheFullBatchTheRateStays() {
    assertEquals(0.3, steering.learningRate(kernel, 0.3, EXAMPLES));
  }

  @Test
  void aKernelThatIsNotFiniteMovesNothing() {
    NoiseKernel broken = kernel(Double.NaN, Double.NaN);
    assertEquals(0.3, steering.learningRate(broken, 0.3, 1));
    assertEquals(7, steering.batchSize(broken, 0.3, 7));
  }
}
