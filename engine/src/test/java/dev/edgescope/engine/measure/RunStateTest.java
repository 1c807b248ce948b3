package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Quantity.Need;
import dev.edgescope.engine.config.TopEigenvalues;
import dev.edgescope.engine.curvature.edge.SgdEdge;
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
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.objective.Sampling;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What instruments share at one state of a run, and what one leaves to the next. */
class RunStateTest {
  private static final int EXAMPLES = 6;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Workers workers = new Workers(1);
  private final SplittableRandom random = new SplittableRandom(3);
  private final Network network = Network.perceptron(2, List.of(3), 1, Activation.TANH);
  private final Examples examples = new Examples(filled(2, EXAMPLES), filled(1, EXAMPLES));
  private final Objective objective =
      new Objective(memory, network, Loss.SQUARED_ERROR, examples, workers);
  private final ParameterVector theta = vector();
  private final Subject subject =
      new Subject(
          memory, network, objective, null, false, this::batch, null, 1, new MeasuringProgress());
  private final Bench bench = new Bench(subject, TopEigenvalues.of(1));

  @AfterEach
  void close() {
    bench.close();
    workers.close();
    memory.close();
  }

  private Matrix filled(int rows, int columns) {
    Matrix matrix = memory.allocate(rows, columns);
    matrix.setAll(random.doubles((long) rows * columns, -1, 1).toArray());
    return matrix;
  }

  private ParameterVector vector() {
    return network.vector(filled(network.parameters(), 1));
  }

  private MiniBatch batch(int size) {
    return new MiniBatch(
        network, Loss.SQUARED_ERROR, examples, size, 1, Sampling.INDEPENDENT, workers);
  }

  private static Standing standing(int batchSize, double clippedShare) {
    InForce inForce = new InForce(0.1, batchSize);
    return new Standing(0, 0, inForce, SgdEdge.PLAIN, clippedShare, Optional.empty());
  }

  private RunState state(int batchSize, double clippedShare) {
    return bench.at(theta, standing(batchSize, clippedShare), true);
  }

  private double[] product(Objective linearised) {
    Matrix product = memory.allocate(network.parameters(), 1);
    linearised.hessian().apply(theta.flat(), product);
    return product.toArray();
  }

  @Test
  void lossesAtOtherParametersLeaveTheCurvatureThatOfTheState() {
    try (RunState state = state(EXAMPLES, Double.NaN)) {
      double[] before = product(state.objective());
      state.objectiveElsewhere().linearise(vector(), vector());
      assertArrayEquals(before, product(state.objective()));
    }
  }

  @Test
  void lossesAtOtherParametersLeaveTheGradientThatOfTheState() {
    try (RunState state = state(EXAMPLES, Double.NaN)) {
      double[] before = state.gradient().flat().toArray();
      state.objectiveElsewhere().evaluate(vector());
      state.objective();
      assertArrayEquals(before, state.gradient().flat().toArray());
    }
  }

  @Test
  void theWholeKernelIsFoundOnce() {
    try (RunState state = state(EXAMPLES, Double.NaN)) {
      assertSame(state.stability(), state.stability());
    }
  }

  @Test
  void gradientFlowSharpensByTheGradientOfTheSharpnessDownhill() {
    try (RunState state = state(EXAMPLES, Double.NaN)) {
      assertEquals(state.selfStabilisation().rate(), state.flowSharpening());
    }
  }

  @Test
  void aFullBatchHasNoNoise() {
    try (RunState state = state(EXAMPLES, Double.NaN)) {
      assertTrue(state.has(Need.FULL_BATCH));
      assertFalse(state.has(Need.MINI_BATCH));
    }
  }

  @Test
  void oneExampleLessIsAMiniBatch() {
    try (RunState state = state(EXAMPLES - 1, Double.NaN)) {
      assertFalse(state.has(Need.FULL_BATCH));
      assertTrue(state.has(Need.MINI_BATCH));
    }
  }

  @Test
  void whatIsClippedIsThereOnlyWhereThereIsClipping() {
    try (RunState state = state(EXAMPLES, Double.NaN)) {
      assertFalse(state.has(Need.CLIPPING));
    }
    try (RunState state = state(EXAMPLES, 0.25)) {
      assertTrue(state.has(Need.CLIPPING));
    }
  }

  @Test
  void anEigenvectorIsThereOnlyWhereOneIsMeasured() {
    try (RunState state = state(EXAMPLES, Double.NaN)) {
      assertTrue(state.has(Need.EIGENVECTOR));
    }
    try (Bench none = new Bench(subject, TopEigenvalues.of(0));
        RunState state = none.at(theta, standing(EXAMPLES, Double.NaN), true)) {
      assertFalse(state.has(Need.EIGENVECTOR));
    }
  }
}
