package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.TinyReference;
import java.util.List;
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

  /** s_flow of a vector at a small angle from u_1, and what is said of its error. */
  private record Turned(double rate, double bound) {}

  private static final double ANGLE = 1e-3;

  /** u_1 turned by {@link #ANGLE} towards a direction across it. */
  private static Turned turned(TinyReference tiny, ParameterVector gradient, Matrix u, Matrix to) {
    int size = u.size();
    Matrix v = tiny.newVector().flat();
    v.copy(0, u, 0, size);
    v.axpy(Math.tan(ANGLE) / to.norm(), to, size);
    v.scale(Math.cos(ANGLE), size);
    var sharpness = new SharpnessGradient(tiny.memory, size);
    double rate = sharpness.of(tiny.objective, gradient.flat(), v).rate();
    return new Turned(
        rate, 2 * Math.sin(ANGLE) * sharpness.turnedOff(tiny.objective, v, gradient.flat()));
  }

  /** D^3 L[u, g] without its part along u, from two whole polarised passes. */
  private static Matrix steepest(TinyReference tiny, ParameterVector gradient, Matrix u) {
    int size = u.size();
    Matrix sum = tiny.newVector().flat();
    Matrix difference = tiny.newVector().flat();
    for (int sign : new int[] {1, -1}) {
      Matrix v = tiny.newVector().flat();
      v.copy(0, u, 0, size);
      v.axpy(sign, gradient.flat(), size);
      tiny.objective.curvatureGradient(v, sum);
      difference.axpy(sign / 4.0, sum, size);
    }
    difference.axpy(-difference.dot(u, size), u, size);
    return difference;
  }

  static Stream<String> smooth() {
    return TinyReference.NAMES.stream()
        .filter(name -> !name.contains("relu") && !name.equals("linear-mse"));
  }

  @ParameterizedTest
  @MethodSource("smooth")
  void itsErrorIsBoundedByTheTurnOfTheVectorAndReachesThatBound(String name) {
    try (TinyReference tiny = new TinyReference(name, Precision.DOUBLE)) {
      ParameterVector gradient = tiny.newVector();
      tiny.objective.linearise(tiny.theta, gradient);
      var solver = solver(tiny);
      solver.solve(tiny.objective.hessian(), 1e-10, 2000);
      Matrix u = solver.vectors().columns(0, 1);
      double exact =
          new SharpnessGradient(tiny.memory, u.size())
              .of(tiny.objective, gradient.flat(), u)
              .rate();
      Matrix steepest = steepest(tiny, gradient, u);
      double rounding = 1e-9 * (1 + Math.abs(exact));
      double largest = 0;
      for (int i = 0; i < u.size(); i++) {
        Matrix axis = tiny.newVector().flat();
        axis.set(i, 1);
        axis.axpy(-axis.dot(u, u.size()), u, u.size());
        Turned turned = turned(tiny, gradient, u, axis);
        assertTrue(Math.abs(turned.rate() - exact) <= 1.02 * turned.bound() + rounding);
        largest = Math.max(largest, turned.bound());
      }
      Turned worst = turned(tiny, gradient, u, steepest);
      assertEquals(worst.bound(), Math.abs(worst.rate() - exact), 0.03 * largest + rounding);
    }
  }

  private static double turnedOff(Precision precision) {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", precision)) {
      ParameterVector gradient = tiny.newVector();
      tiny.objective.linearise(tiny.theta, gradient);
      var solver = solver(tiny);
      solver.solve(tiny.objective.hessian(), TinyCases.accuracy(precision), 2000);
      var sharpness = new SharpnessGradient(tiny.memory, tiny.network.parameters());
      Matrix u = solver.vectors().columns(0, 1);
      sharpness.of(tiny.objective, gradient.flat(), u);
      return sharpness.turnedOff(tiny.objective, u, gradient.flat());
    }
  }

  @Test
  void singlePrecisionSeesTheSameTurn() {
    double exact = turnedOff(Precision.DOUBLE);
    assertEquals(exact, turnedOff(Precision.FLOAT), 0.01 * exact);
  }

  @Test
  void theTurnOfAVectorIsItsResidualOverTheGap() {
    double angle = 0.05;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double ritz = 3 * cos * cos + sin * sin;
    double residual = 2 * sin * cos;
    Spectrum spectrum =
        new Spectrum(
            List.of(
                new Spectrum.Eigenvalue(ritz, residual, true),
                new Spectrum.Eigenvalue(1, 0, true)));
    assertEquals(Math.tan(angle), spectrum.turnOfLargest(), 1e-12);
  }

  @Test
  void theTurnIsUnknownWhereTheGapIs() {
    var first = new Spectrum.Eigenvalue(3, 0.1, true);
    assertTrue(Double.isNaN(new Spectrum(List.of(first)).turnOfLargest()));
    assertTrue(
        Double.isNaN(
            new Spectrum(List.of(first, new Spectrum.Eigenvalue(2.9, 0.05, true)))
                .turnOfLargest()));
  }
}
