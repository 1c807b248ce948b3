package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.model.Activation;
import dev.edgescope.engine.model.Network;
import dev.edgescope.engine.model.ParameterRange;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Objective;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a converged flag promises of the operators of a network whose weights change a little from
 * call to call and at times in a jump, against all eigenvalues of their matrices.
 */
class NetworkRiserTest {
  private static final int NETWORKS = 8;
  private static final int CALLS = 20;
  private static final double TOLERANCE = 1e-2;

  private int converged;
  private int wrong;

  private void check(Spectrum.Eigenvalue found, double right) {
    if (found.converged()) {
      converged++;
      wrong += Math.abs(found.value() - right) <= TOLERANCE * Math.abs(right) ? 0 : 1;
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void noConvergedValueIsAnotherThanTheOneAskedFor(Precision precision) {
    Network network = Network.perceptron(5, List.of(6, 6), 3, Activation.TANH);
    for (int seed = 0; seed < NETWORKS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      try (NativeMemory memory = new NativeMemory(precision);
          Workers workers = new Workers(1)) {
        Examples examples = new Examples(gaussian(memory, 5, random), gaussian(memory, 3, random));
        var objective = new Objective(memory, network, Loss.SQUARED_ERROR, examples, workers);
        ParameterVector theta = network.vector(memory.allocate(network.parameters(), 1));
        network.initialise(theta, 0.7, random);
        follow(memory, network, objective, theta, random);
      }
    }
    assertEquals(0, wrong, "converged to another value");
    assertEquals(NETWORKS * CALLS * 22, converged, "converged");
  }

  private void follow(
      NativeMemory memory,
      Network network,
      Objective objective,
      ParameterVector theta,
      SplittableRandom random) {
    int n = network.parameters();
    ParameterVector gradient = network.vector(memory.allocate(n, 1));
    var hessian = new LargestEigensolver(memory, n, 3, random.split());
    var gaussNewton = new LargestEigensolver(memory, n, 3, random.split());
    var trackedHessian = new EigenTracker(memory, n, 3, random.split());
    var trackedGaussNewton = new EigenTracker(memory, n, 3, random.split());
    TopEigensolver spanHessian =
        TopEigensolver.tracked(memory, objective.workers(), n, 3, random.split());
    TopEigensolver spanGaussNewton =
        TopEigensolver.tracked(memory, objective.workers(), n, 3, random.split());
    TangentSpan span =
        TangentSpan.of(memory, spanHessian, spanGaussNewton, objective, objective).orElseThrow();
    var smallest = new SmallestEigenvalue(memory, n, random.split());
    var layers = new LayerSharpness(memory, network, random.split());
    for (int call = 0; call < CALLS; call++) {
      objective.linearise(theta, gradient);
      double[][] h = matrix(memory, objective.hessian());
      double[][] g = matrix(memory, objective.gaussNewton());
      Spectrum ofH = Spectrum.of(hessian.solve(objective.hessian(), TOLERANCE, 500));
      Spectrum ofG = Spectrum.of(gaussNewton.solve(objective.gaussNewton(), TOLERANCE, 500));
      Spectrum trackedH = trackedHessian.solve(objective.hessian(), TOLERANCE, 500);
      Spectrum trackedG = trackedGaussNewton.solve(objective.gaussNewton(), TOLERANCE, 500);
      Spectrum spanH = span.solveHessian(TOLERANCE, 500);
      Spectrum spanG = span.solveGaussNewton(TOLERANCE, 500);
      for (int i = 0; i < 3; i++) {
        check(spanH.eigenvalues().get(i), DenseEigenpairs.of(h, n).value(i));
        check(spanG.eigenvalues().get(i), DenseEigenpairs.of(g, n).value(i));
        check(trackedH.eigenvalues().get(i), DenseEigenpairs.of(h, n).value(i));
        check(trackedG.eigenvalues().get(i), DenseEigenpairs.of(g, n).value(i));
        check(ofH.eigenvalues().get(i), DenseEigenpairs.of(h, n).value(i));
        check(ofG.eigenvalues().get(i), DenseEigenpairs.of(g, n).value(i));
      }
      check(
          smallest.of(objective.hessian(), TOLERANCE, 500), DenseEigenpairs.of(h, n).value(n - 1));
      var sharpness = layers.of(objective.hessian(), TOLERANCE, 500);
      for (int layer = 0; layer < sharpness.size(); layer++) {
        ParameterRange range = network.parameterRanges().get(layer);
        double[][] block = new double[range.size()][range.size()];
        for (int i = 0; i < range.size(); i++) {
          System.arraycopy(h[range.first() + i], range.first(), block[i], 0, range.size());
        }
        check(sharpness.get(layer), DenseEigenpairs.of(block, range.size()).value(0));
      }
      move(theta, call, random);
    }
  }

  /**
   * A small step anywhere, and at times a unit's worth of weights three times as large or small.
   */
  private static void move(ParameterVector theta, int call, SplittableRandom random) {
    Matrix values = theta.flat();
    for (int i = 0; i < values.size(); i++) {
      values.set(i, values.get(i) + 0.003 * random.nextGaussian());
    }
    if (call % 4 == 3) {
      int first = random.nextInt(values.size() - 6);
      double factor = random.nextBoolean() ? 3 : 1.0 / 3;
      for (int i = first; i < first + 6; i++) {
        values.set(i, factor * values.get(i));
      }
    }
  }

  private static Matrix gaussian(NativeMemory memory, int rows, SplittableRandom random) {
    Matrix matrix = memory.allocate(rows, 20);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.set(i, random.nextGaussian());
    }
    return matrix;
  }

  private static double[][] matrix(NativeMemory memory, SymmetricOperator operator) {
    int n = operator.dimension();
    Matrix unit = memory.allocate(n, 1);
    Matrix image = memory.allocate(n, 1);
    double[][] matrix = new double[n][];
    for (int j = 0; j < n; j++) {
      unit.clear();
      unit.set(j, 1);
      operator.apply(unit, image);
      matrix[j] = image.toArray();
    }
    return matrix;
  }
}
