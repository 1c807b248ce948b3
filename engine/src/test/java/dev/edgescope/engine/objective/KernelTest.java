package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole Neural Tangent Kernel of a small problem. */
class KernelTest {

  static Stream<Arguments> cases() {
    return TinyReferenceTest.cases();
  }

  private static Matrix square(TinyReference tiny) {
    int size = tiny.examples.count() * tiny.network.outputs();
    return tiny.memory.allocate(size, size);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheReferences(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      Matrix theta = square(tiny);
      tiny.objective.ntk(theta);
      double[] expected = TinyReference.numbers(tiny.expected.get("ntk"));
      double trace = tiny.expected.get("ntkTrace").asDouble();
      for (int i = 0; i < expected.length; i++) {
        assertEquals(expected[i], theta.get(i), tiny.tolerance() * trace);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void withTheLossesFactorsItHasTheTraceOfTheGaussNewtonMatrix(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      Matrix kernel = square(tiny);
      tiny.objective.gaussNewtonKernel(kernel);
      double trace = 0;
      for (int i = 0; i < kernel.rows(); i++) {
        trace += kernel.get(i * kernel.rows() + i);
      }
      double expected = tiny.objective.gaussNewtonTrace();
      assertEquals(expected, trace, tiny.tolerance() * expected);
    }
  }

  @Test
  void aMatrixOfAnotherSizeIsRefused() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      Matrix wrong = tiny.memory.allocate(2, 2);
      assertThrows(IllegalArgumentException.class, () -> tiny.objective.ntk(wrong));
    }
  }
}
