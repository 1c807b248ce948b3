package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterRange;
import dev.edgescope.engine.objective.Loss;
import dev.edgescope.engine.objective.Objective;
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

  /**
   * From the Gauss-Newton products of the squared error, which know nothing of the layers' own rule
   * and whose diagonal is that of the NTK whatever the loss.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void aTraceIsThatOfTheLayersBlock(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      Objective squaredError =
          new Objective(tiny.memory, tiny.network, Loss.SQUARED_ERROR, tiny.examples, tiny.workers);
      squaredError.linearise(tiny.theta, tiny.newVector());
      double[] traces = tiny.objective.ntkTraceByLayer();
      List<ParameterRange> ranges = tiny.network.parameterRanges();
      assertEquals(ranges.size(), traces.length);
      for (int layer = 0; layer < traces.length; layer++) {
        double expected = diagonalSum(tiny, squaredError, ranges.get(layer));
        assertEquals(expected, traces[layer], tiny.tolerance() * expected, "layer " + layer);
      }
    }
  }

  private static double diagonalSum(TinyReference tiny, Objective objective, ParameterRange range) {
    Matrix unit = tiny.newVector().flat();
    Matrix column = tiny.newVector().flat();
    double sum = 0;
    for (int j = range.first(); j < range.first() + range.size(); j++) {
      unit.clear();
      unit.set(j, 1);
      objective.gaussNewton().apply(unit, column);
      sum += column.get(j);
    }
    return sum;
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
