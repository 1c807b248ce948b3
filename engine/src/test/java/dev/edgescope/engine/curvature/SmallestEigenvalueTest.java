package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.TinyReference;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmallestEigenvalueTest {

  static Stream<Arguments> cases() {
    return TinyCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheLowestOfTheHessian(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      double[] expected = tiny.eigenvalues();
      double scale = Math.max(Math.abs(expected[0]), Math.abs(expected[expected.length - 1]));
      double found =
          new SmallestEigenvalue(tiny.memory, expected.length, new SplittableRandom(1))
              .of(tiny.objective.hessian(), TinyCases.accuracy(precision), 1000)
              .value();
      assertEquals(expected[0], found, tiny.tolerance() * scale);
    }
  }
}
