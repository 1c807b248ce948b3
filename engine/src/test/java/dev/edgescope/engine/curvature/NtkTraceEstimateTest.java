package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.TinyReference;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NtkTraceEstimateTest {

  static Stream<Arguments> cases() {
    return TinyCases.all();
  }

  private static Estimate estimate(TinyReference tiny, int draws, long seed) {
    return NtkTraceEstimate.of(tiny.objective, draws, new SplittableRandom(seed));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theTraceLiesWithinFourStandardErrors(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      Estimate found = estimate(tiny, 64, 1);
      double expected = tiny.expected.get("ntkTrace").asDouble();
      assertEquals(expected, found.value(), 4 * found.standardError() + 1e-6 * expected);
    }
  }

  @Test
  void theErrorIsTheScatterOfRepetitions() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      double expected = tiny.expected.get("ntkTrace").asDouble();
      double squares = 0;
      double claimed = 0;
      int repetitions = 300;
      for (int i = 0; i < repetitions; i++) {
        Estimate found = estimate(tiny, 4, i);
        squares += (found.value() - expected) * (found.value() - expected) / repetitions;
        claimed += found.standardError() * found.standardError() / repetitions;
      }
      assertEquals(1, Math.sqrt(claimed / squares), 0.15);
    }
  }

  @Test
  void theErrorShrinksWithTheRootOfTheDraws() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      double few = estimate(tiny, 50, 1).standardError();
      double many = estimate(tiny, 800, 2).standardError();
      assertEquals(4, few / many, 0.8);
    }
  }

  @Test
  void aSingleDrawShowsNoError() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      assertTrue(Double.isNaN(estimate(tiny, 1, 1).standardError()));
    }
  }
}
