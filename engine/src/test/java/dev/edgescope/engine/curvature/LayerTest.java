package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterRange;
import dev.edgescope.engine.objective.TinyReference;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The quantities that come layer by layer. */
class LayerTest {

  static Stream<Arguments> cases() {
    return TinyCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tracesSumToTheNtkTrace(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      double expected = tiny.expected.get("ntkTrace").asDouble();
      double found = Arrays.stream(tiny.objective.ntkTraceByLayer()).sum();
      assertEquals(expected, found, tiny.tolerance() * expected);
    }
  }

  /** From the Gauss-Newton products, which know nothing of the layers' own rule. */
  @ParameterizedTest
  @MethodSource("cases")
  void aTraceIsThatOfTheLayersBlock(String name, Precision precision) {
    if (name.endsWith("-ce")) {
      return;
    }
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      ParameterRange last = tiny.network.parameterRanges().getLast();
      var unit = tiny.newVector().flat();
      var column = tiny.newVector().flat();
      double expected = 0;
      for (int j = last.first(); j < last.first() + last.size(); j++) {
        unit.clear();
        unit.set(j, 1);
        tiny.objective.gaussNewton().apply(unit, column);
        expected += column.get(j);
      }
      double[] traces = tiny.objective.ntkTraceByLayer();
      assertEquals(expected, traces[traces.length - 1], tiny.tolerance() * expected);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sharpnessIsTheLargestEigenvalueOfTheLayersBlock(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      List<Spectrum.Eigenvalue> found =
          new LayerSharpness(tiny.memory, tiny.network, new SplittableRandom(1))
              .of(tiny.objective.hessian(), TinyCases.accuracy(precision), 1000);
      List<ParameterRange> ranges = tiny.network.parameterRanges();
      for (int i = 0; i < ranges.size(); i++) {
        var expected =
            TinyCases.blockEigenvalues(tiny.hessian(), ranges.get(i).first(), ranges.get(i).size());
        double tolerance = tiny.tolerance() * expected.magnitude();
        assertEquals(expected.value(0), found.get(i).value(), tolerance);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOutputWeightsLieBeforeTheOutputBiases(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double[] theta = TinyReference.numbers(tiny.expected.get("theta"));
      ParameterRange last = tiny.network.parameterRanges().getLast();
      double expected = 0;
      int biases = tiny.network.outputs();
      for (int j = last.first(); j < theta.length - biases; j++) {
        expected += theta[j] * theta[j];
      }
      var weights = last.weightsOf(tiny.theta.flat());
      assertEquals(expected, weights.dot(weights, weights.size()), tiny.tolerance() * expected);
    }
  }
}
