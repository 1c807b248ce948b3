package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.TinyReference;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SharpnessGradientTest {

  /** Smooth networks: with relu the curvature jumps. */
  static Stream<Arguments> cases() {
    return TinyCases.all().filter(arguments -> !arguments.get()[0].equals("mlp-relu-mse"));
  }

  private static double measure(TinyReference tiny) {
    ParameterVector gradient = tiny.newVector();
    tiny.objective.linearise(tiny.theta, gradient);
    var solver = solver(tiny);
    solver.solve(tiny.objective.hessian(), TinyCases.accuracy(tiny.precision), 2000);
    return new SharpnessGradient(tiny.memory, tiny.network.parameters())
        .of(tiny.objective, gradient.flat(), solver.vectors().columns(0, 1))
        .rate();
  }

  private static LargestEigensolver solver(TinyReference tiny) {
    return new LargestEigensolver(
        tiny.memory, tiny.network.parameters(), 1, new SplittableRandom(1));
  }

  /** The largest eigenvalue after a small step along the gradient. */
  private static double largest(TinyReference tiny, double step) {
    ParameterVector moved = tiny.newVector();
    tiny.objective.linearise(tiny.theta, moved);
    moved.flat().scale(step, moved.flat().size());
    moved.flat().axpy(1, tiny.theta.flat(), moved.flat().size());
    tiny.objective.linearise(moved, tiny.newVector());
    return solver(tiny).solve(tiny.objective.hessian(), 1e-12, 2000).value(0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheSlopeOfTheLargestEigenvalueUnderGradientFlow(String name, Precision precision) {
    double expected;
    double scale;
    try (TinyReference tiny = new TinyReference(name, Precision.DOUBLE)) {
      double eps = 1e-5;
      expected = (largest(tiny, -eps) - largest(tiny, eps)) / (2 * eps);
      scale = Math.abs(expected) + largest(tiny, 0);
    }
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double tolerance = (precision == Precision.DOUBLE ? 1e-6 : 2e-3) * scale;
      assertEquals(expected, measure(tiny), tolerance);
    }
  }

  @Test
  void isZeroForALinearModel() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      assertEquals(0, measure(tiny), 1e-9);
    }
  }

  @Test
  void isZeroWithoutAGradient() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      var sharpness = new SharpnessGradient(tiny.memory, tiny.network.parameters());
      Matrix nothing = tiny.newVector().flat();
      assertEquals(0, Math.abs(sharpness.of(tiny.objective, nothing, tiny.theta.flat()).rate()));
    }
  }
}
