package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.data.ImageShape;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The derivatives of a network with shortcuts, against central differences in double precision. */
class ResidualNetworkTest {
  private static final int EXAMPLES = 3;
  private static final double STEP = 1e-5;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Workers workers = new Workers(1);
  private final SplittableRandom random = new SplittableRandom(7);
  private final Network network =
      Network.residual(new ImageShape(2, 8, 8), 2, 2, 3, Activation.TANH);
  private final ParameterVector theta = newVector();
  private final ParameterVector direction = newVector();
  private final Objective objective = objective();

  @AfterEach
  void close() {
    workers.close();
    memory.close();
  }

  @Test
  void gradientIsTheSlopeOfTheLoss() {
    ParameterVector gradient = newVector();
    objective.linearise(theta, gradient);
    double expected = (lossAt(STEP) - lossAt(-STEP)) / (2 * STEP);
    double slope = gradient.flat().dot(direction.flat(), network.parameters());
    assertEquals(expected, slope, 1e-8 * Math.abs(expected) + 1e-10);
  }

  @Test
  void hessianProductIsTheSlopeOfTheGradient() {
    objective.linearise(theta, newVector());
    Matrix product = newVector().flat();
    objective.hessian().apply(direction.flat(), product);
    Matrix expected = gradientAt(STEP);
    expected.axpy(-1, gradientAt(-STEP), network.parameters());
    expected.scale(1 / (2 * STEP), network.parameters());
    expected.axpy(-1, product, network.parameters());
    assertEquals(0, expected.norm() / product.norm(), 1e-7);
  }

  @Test
  void gaussNewtonTraceIsTheSumOfItsDiagonal() {
    objective.linearise(theta, newVector());
    Matrix unit = newVector().flat();
    Matrix column = newVector().flat();
    double trace = 0;
    for (int j = 0; j < network.parameters(); j++) {
      unit.clear();
      unit.set(j, 1);
      objective.gaussNewton().apply(unit, column);
      trace += column.get(j);
    }
    assertEquals(trace, objective.gaussNewtonTrace(), 1e-10 * trace);
  }

  private Objective objective() {
    network.initialise(theta, 1.2, random);
    randomise(direction.flat());
    Matrix features = memory.allocate(network.inputs(), EXAMPLES);
    randomise(features);
    Matrix targets = memory.allocate(network.outputs(), EXAMPLES);
    for (int i = 0; i < EXAMPLES; i++) {
      targets.set(i * network.outputs() + i % network.outputs(), 1);
    }
    Examples examples = new Examples(features, targets);
    return new Objective(memory, network, Loss.CROSS_ENTROPY, examples, workers);
  }

  private double lossAt(double step) {
    return objective.evaluate(moved(step)).loss();
  }

  private Matrix gradientAt(double step) {
    ParameterVector gradient = newVector();
    objective.addGradient(moved(step), 1, gradient);
    return gradient.flat();
  }

  private ParameterVector moved(double step) {
    ParameterVector moved = newVector();
    moved.flat().copy(0, theta.flat(), 0, network.parameters());
    moved.flat().axpy(step, direction.flat(), network.parameters());
    return moved;
  }

  private ParameterVector newVector() {
    return network.vector(memory.allocate(network.parameters(), 1));
  }

  private void randomise(Matrix matrix) {
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, random.nextGaussian());
    }
  }
}
