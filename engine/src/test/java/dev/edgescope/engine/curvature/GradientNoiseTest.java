package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.TinyReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GradientNoiseTest {

  static Stream<Arguments> cases() {
    return TinyCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheTraceOfTheCovarianceOfTheGradients(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      var gradient = tiny.newVector();
      tiny.objective.linearise(tiny.theta, gradient);
      double expected = tiny.expected.get("gradientCovarianceTrace").asDouble();
      double found = GradientNoise.trace(tiny.objective, gradient);
      assertEquals(expected, found, tiny.tolerance() * expected);
    }
  }

  @Test
  void isUndefinedWhereTheGradientIsBeyondThePrecision() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.FLOAT)) {
      var gradient = tiny.newVector();
      tiny.objective.linearise(tiny.theta, gradient);
      gradient.flat().set(0, Double.POSITIVE_INFINITY);
      assertEquals(Double.NaN, GradientNoise.trace(tiny.objective, gradient));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesTheNormOfEachExamplesGradient(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      double[] expected = TinyReference.numbers(tiny.expected.get("perExampleGradientNormSquared"));
      double[] found = tiny.objective.squaredGradientNorms();
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], found[i], tiny.tolerance() * expected[i]);
      }
    }
  }
}
