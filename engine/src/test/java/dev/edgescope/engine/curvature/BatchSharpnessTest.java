package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.Examples;
import dev.edgescope.engine.objective.MiniBatch;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.objective.TinyReference;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchSharpnessTest {

  static Stream<Arguments> cases() {
    return TinyCases.all();
  }

  private static MiniBatch batch(TinyReference tiny, int size, long seed) {
    return new MiniBatch(tiny.network, tiny.loss, tiny.examples, size, seed, tiny.workers);
  }

  private static Estimate estimate(TinyReference tiny, int size, int draws, long seed) {
    try (MiniBatch batch = batch(tiny, size, seed)) {
      return new BatchSharpness(tiny.memory, tiny.network).of(tiny.theta, batch, 0, draws);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ofTheFullBatchIsTheCurvatureAlongTheGradient(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double[] g = TinyReference.numbers(tiny.expected.get("gradient"));
      double expected = TinyCases.dot(g, TinyCases.times(tiny.hessian(), g)) / TinyCases.dot(g, g);
      var gradient = tiny.newVector();
      tiny.objective.linearise(tiny.theta, gradient);
      Estimate found =
          new BatchSharpness(tiny.memory, tiny.network).ofFullBatch(tiny.objective, gradient);
      assertEquals(expected, found.value(), tiny.tolerance() * Math.abs(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void batchesOfAllExamplesAreTheFullBatch(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double[] g = TinyReference.numbers(tiny.expected.get("gradient"));
      double expected = TinyCases.dot(g, TinyCases.times(tiny.hessian(), g)) / TinyCases.dot(g, g);
      Estimate found = estimate(tiny, tiny.examples.count(), 2, 1);
      assertEquals(expected, found.value(), tiny.tolerance() * Math.abs(expected));
    }
  }

  @Test
  void batchesOfAllExamplesLeaveNoError() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      assertEquals(0, estimate(tiny, tiny.examples.count(), 8, 1).standardError(), 1e-10);
    }
  }

  @Test
  void pairsOfExamplesGiveTheRatioOfTheMeansOverAllPairs() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      Estimate found = estimate(tiny, 2, 2000, 1);
      assertEquals(overAllPairs(tiny), found.value(), 4 * found.standardError());
    }
  }

  @Test
  void theErrorIsTheScatterOfRepetitions() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      double expected = overAllPairs(tiny);
      double squares = 0;
      double claimed = 0;
      int repetitions = 100;
      for (int i = 0; i < repetitions; i++) {
        Estimate found = estimate(tiny, 2, 100, i);
        squares += (found.value() - expected) * (found.value() - expected) / repetitions;
        claimed += found.standardError() * found.standardError() / repetitions;
      }
      assertEquals(1, Math.sqrt(claimed / squares), 0.25);
    }
  }

  @Test
  void theEstimateIsAFunctionOfTheFirstDraw() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE);
        MiniBatch batch = batch(tiny, 2, 1)) {
      BatchSharpness sharpness = new BatchSharpness(tiny.memory, tiny.network);
      Estimate first = sharpness.of(tiny.theta, batch, 100, 10);
      sharpness.of(tiny.theta, batch, 200, 10);
      assertEquals(first, sharpness.of(tiny.theta, batch, 100, 10));
    }
  }

  @Test
  void measuringDoesNotMoveTheParameters() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      String before = Arrays.toString(tiny.theta.flat().toArray());
      estimate(tiny, 2, 10, 1);
      assertEquals(before, Arrays.toString(tiny.theta.flat().toArray()));
    }
  }

  private static double overAllPairs(TinyReference tiny) {
    double curvature = 0;
    double square = 0;
    int inputs = tiny.network.inputs();
    int outputs = tiny.network.outputs();
    var features = tiny.memory.allocate(inputs, 2);
    var targets = tiny.memory.allocate(outputs, 2);
    var pair =
        new Objective(
            tiny.memory, tiny.network, tiny.loss, new Examples(features, targets), tiny.workers);
    var gradient = tiny.newVector();
    var product = tiny.newVector().flat();
    for (int i = 0; i < tiny.examples.count(); i++) {
      for (int j = 0; j < i; j++) {
        features.copy(0, tiny.examples.features(), i * inputs, inputs);
        features.copy(inputs, tiny.examples.features(), j * inputs, inputs);
        targets.copy(0, tiny.examples.targets(), i * outputs, outputs);
        targets.copy(outputs, tiny.examples.targets(), j * outputs, outputs);
        pair.linearise(tiny.theta, gradient);
        pair.hessian().apply(gradient.flat(), product);
        curvature += gradient.flat().dot(product, product.size());
        square += gradient.flat().dot(gradient.flat(), product.size());
      }
    }
    return curvature / square;
  }
}
