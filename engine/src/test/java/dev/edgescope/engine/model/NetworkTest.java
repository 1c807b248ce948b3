package dev.edgescope.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Network network = Network.perceptron(400, List.of(50), 10, Activation.TANH);

  @AfterEach
  void freeMemory() {
    memory.close();
  }

  private ParameterVector initialised(double scale) {
    ParameterVector theta = network.vector(memory.allocate(network.parameters(), 1));
    network.initialise(theta, scale, new SplittableRandom(4));
    return theta;
  }

  private static double standardDeviation(Matrix block) {
    return block.norm() / Math.sqrt(block.size());
  }

  @Test
  void parametersAreWeightsAndBiases() {
    assertEquals(400 * 50 + 50 + 50 * 10 + 10, network.parameters());
  }

  @Test
  void flatOrderIsLayerAfterLayerWeightsBeforeBiases() {
    Matrix flat = memory.allocate(network.parameters(), 1);
    ParameterVector theta = network.vector(flat);
    flat.set(400 * 50, 1);
    flat.set(400 * 50 + 50 + 50 * 10, 2);
    assertEquals(1, theta.blocks(0)[1].get(0));
    assertEquals(2, theta.blocks(2)[1].get(0));
  }

  /** 20,000 draws: the estimate's own deviation is 0.5 %. */
  @Test
  void initialWeightsHaveTheScaleOverTheRootOfTheFanIn() {
    assertEquals(0.3 / 20, standardDeviation(initialised(0.3).blocks(0)[0]), 0.025 * 0.3 / 20);
  }

  @Test
  void theFanInIsTheLayersOwn() {
    double expected = 0.3 / Math.sqrt(50);
    assertEquals(expected, standardDeviation(initialised(0.3).blocks(2)[0]), 0.15 * expected);
  }

  @Test
  void initialBiasesAreZero() {
    ParameterVector theta = initialised(0.3);
    assertEquals(0, theta.blocks(0)[1].norm() + theta.blocks(2)[1].norm());
  }

  @Test
  void aVectorOfAnotherLengthIsRefused() {
    Matrix flat = memory.allocate(17, 1);
    var thrown = assertThrows(IllegalArgumentException.class, () -> network.vector(flat));
    assertEquals(
        "A vector of 17 elements does not fit a network of 20,560 parameters", thrown.getMessage());
  }
}
