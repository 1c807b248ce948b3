package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.data.DataSet;
import dev.edgescope.engine.data.task.KernelSpectrum;
import dev.edgescope.engine.data.task.QuadraticCoefficients;
import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.theory.QuadraticRegression;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The quadratic model f(theta) under the engine's gradient descent against the closed dynamics of
 * its residuals and Jacobian, which know no theta.
 */
class QuadraticRegressionTest {
  private static final int D = 20;
  private static final int P = 30;
  private static final double ALPHA = 0.6;
  private static final int STEPS = 100;

  private final NativeMemory memory = new NativeMemory(Precision.DOUBLE);
  private final Workers workers = new Workers(1);
  private final Network network = Network.quadratic(P);
  private final DataSet data =
      QuadraticCoefficients.of(new KernelSpectrum(1.4, 1), D, P, 0.1, 5).train();
  private final Examples examples = examples();
  private final ParameterVector theta = network.vector(memory.allocate(P, 1));
  private final ParameterVector gradient = network.vector(memory.allocate(P, 1));

  private Examples examples() {
    Matrix features = memory.allocate(data.inputs(), D);
    data.features().copyTo(features);
    Matrix targets = memory.allocate(1, D);
    data.targets().copyTo(targets);
    return new Examples(features, targets, false);
  }

  @AfterEach
  void free() {
    workers.close();
    memory.close();
  }

  /** Of the explicit model, by products alone. */
  private double largest(SymmetricOperator operator) {
    try (NativeMemory scratch = new NativeMemory(Precision.DOUBLE)) {
      var solver = new LargestEigensolver(scratch, P, 1, RandomGenerator.of("L64X128MixRandom"));
      return solver.solve(operator, 1e-11, 1_000).value(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 8, 1})
  void theClosedDynamicsAreThoseOfTheModelStepByStep(int batchSize) {
    double alpha = ALPHA * batchSize / D;
    try (MiniBatch batch =
        new MiniBatch(network, Loss.SQUARED_ERROR, examples, batchSize, 3, workers)) {
      Objective objective = new Objective(memory, network, Loss.SQUARED_ERROR, examples, workers);
      var closed = new QuadraticRegression(data, P, alpha);
      for (int t = 0; t < STEPS; t++) {
        batch.draw(t);
        objective.linearise(theta, gradient);
        double[] own = objective.squaredGradientNorms();
        for (int i = 0; i < D; i++) {
          assertEquals(closed.squaredGradientNorm(i), own[i], 1e-9, "z and J at step " + t);
        }
        assertEquals(closed.kernelTrace(), objective.gaussNewtonTrace(), 1e-9);
        assertEquals(largest(objective.gaussNewton()), closed.largestKernelEigenvalue(), 1e-9);
        assertEquals(
            largest(objective.hessian()), DenseEigenpairs.of(closed.hessian(), P).value(0), 1e-9);
        assertEquals(closed.loss(), objective.evaluate(theta).loss(), 1e-9);
        closed.advance(batch.taken());
        batch.addGradient(theta, -alpha, theta);
      }
    }
  }

  /** The loss is of fourth order in theta, so that the difference has no error but rounding. */
  @Test
  void theCurvatureGradientIsTheSlopeOfTheHessianProduct() {
    Objective objective = new Objective(memory, network, Loss.SQUARED_ERROR, examples, workers);
    Matrix u = memory.allocate(P, 1);
    for (int j = 0; j < P; j++) {
      theta.flat().set(j, Math.sin(j));
      u.set(j, Math.cos(2 * j));
    }
    Matrix ahead = hessianProduct(objective, u, 0.5);
    Matrix behind = hessianProduct(objective, u, -0.5);
    objective.linearise(theta, gradient);
    Matrix found = memory.allocate(P, 1);
    objective.curvatureGradient(u, found);
    for (int j = 0; j < P; j++) {
      assertEquals(ahead.get(j) - behind.get(j), found.get(j), 1e-10 * found.norm());
    }
  }

  /** H u at theta + step u. */
  private Matrix hessianProduct(Objective objective, Matrix u, double step) {
    ParameterVector moved = network.vector(memory.allocate(P, 1));
    moved.flat().copy(0, theta.flat(), 0, P);
    moved.flat().axpy(step, u, P);
    objective.linearise(moved, gradient);
    Matrix product = memory.allocate(P, 1);
    objective.hessian().apply(u, product);
    return product;
  }
}
