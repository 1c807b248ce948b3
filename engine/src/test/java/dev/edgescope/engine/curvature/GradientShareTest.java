package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.DenseEigenpairs;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.TinyReference;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientShareTest {

  static Stream<Arguments> cases() {
    return TinyCases.all();
  }

  private static double measure(TinyReference tiny, int k) {
    var gradient = tiny.newVector();
    tiny.objective.linearise(tiny.theta, gradient);
    var solver =
        new LargestEigensolver(tiny.memory, tiny.network.parameters(), k, new SplittableRandom(1));
    solver.solve(tiny.objective.hessian(), TinyCases.accuracy(tiny.precision), 2000);
    return GradientShare.of(solver.vectors(), k, gradient.flat());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheSquareOfTheProjectionOntoTheTopEigenvectors(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double[] gradient = TinyReference.numbers(tiny.expected.get("gradient"));
      int k = 3; // of the reference networks none has lambda_3 = lambda_4
      DenseEigenpairs eigen = TinyCases.blockEigenvalues(tiny.hessian(), 0, gradient.length);
      double expected = 0;
      for (int j = 0; j < k; j++) {
        double part = 0;
        for (int i = 0; i < gradient.length; i++) {
          part += eigen.component(i, j) * gradient[i];
        }
        expected += part * part / TinyCases.dot(gradient, gradient);
      }
      assertEquals(expected, measure(tiny, k), precision == Precision.DOUBLE ? 1e-8 : 1e-3);
    }
  }

  @Test
  void theWholeSpaceHasAll() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      assertEquals(1, measure(tiny, tiny.network.parameters()), 1e-10);
    }
  }

  @Test
  void isUndefinedWhereTheGradientIsBeyondThePrecision() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.FLOAT)) {
      var gradient = tiny.newVector();
      gradient.flat().set(0, Double.POSITIVE_INFINITY);
      assertEquals(Double.NaN, GradientShare.of(tiny.theta.flat(), 1, gradient.flat()));
    }
  }

  @Test
  void isUndefinedWithoutAGradient() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      var vectors = tiny.memory.allocate(tiny.network.parameters(), 1);
      assertTrue(Double.isNaN(GradientShare.of(vectors, 1, tiny.newVector().flat())));
    }
  }
}
