package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.objective.TinyReference;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpectralDensityTest {

  static Stream<Arguments> cases() {
    return TinyCases.all();
  }

  private static SpectralDensity take(TinyReference tiny, int probes, int steps, long seed) {
    tiny.objective.linearise(tiny.theta, tiny.newVector());
    return SpectralDensity.of(
        tiny.objective.hessian(), tiny.precision, probes, steps, new SplittableRandom(seed));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void allProbesGiveTheTrace(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double[] eigenvalues = tiny.eigenvalues();
      double scale = Arrays.stream(eigenvalues).map(Math::abs).sum();
      double found = take(tiny, eigenvalues.length, 2, 1).trace().value();
      assertEquals(Arrays.stream(eigenvalues).sum(), found, tiny.tolerance() * scale);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void allProbesGiveTheTraceOfTheSquare(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double[] eigenvalues = tiny.eigenvalues();
      double expected = TinyCases.dot(eigenvalues, eigenvalues);
      double found = take(tiny, eigenvalues.length, 2, 1).traceOfSquare().value();
      assertEquals(expected, found, tiny.tolerance() * expected);
    }
  }

  @Test
  void fewProbesGiveTheTraceWithinTheirError() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      double expected = Arrays.stream(tiny.eigenvalues()).sum();
      Estimate trace = take(tiny, 10, 20, 1).trace();
      assertEquals(expected, trace.value(), 4 * trace.standardError());
    }
  }

  @Test
  void theErrorIsTheScatterOfRepetitions() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      double expected = Arrays.stream(tiny.eigenvalues()).sum();
      double squares = 0;
      double claimed = 0;
      int repetitions = 200;
      for (int i = 0; i < repetitions; i++) {
        Estimate trace = take(tiny, 20, 2, i).trace();
        squares += (trace.value() - expected) * (trace.value() - expected) / repetitions;
        claimed += trace.standardError() * trace.standardError() / repetitions;
      }
      assertEquals(1, Math.sqrt(claimed / squares), 0.15);
    }
  }

  @Test
  void allProbesLeaveNoError() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      assertEquals(0, take(tiny, tiny.network.parameters(), 2, 1).trace().standardError());
    }
  }

  @Test
  void theOuterNodesAreTheOuterEigenvalues() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      double[] eigenvalues = tiny.eigenvalues();
      double found = take(tiny, 4, 40, 1).largestNode();
      assertEquals(eigenvalues[eigenvalues.length - 1], found, 1e-8);
    }
  }

  @Test
  void theDensityIntegratesToOne() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      SpectralDensity density = take(tiny, 4, 20, 1);
      SpectralDensity.Curve curve = density.curve();
      double sum = curve.values().stream().mapToDouble(Double::doubleValue).sum();
      // What lies beyond four widths.
      assertEquals(1, sum * (curve.to() - curve.from()) / (curve.size() - 1), 1e-4);
    }
  }

  @Test
  void theDensityWithAllProbesIsTheBroadenedSpectrum() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      int n = tiny.network.parameters();
      double width = 0.5;
      double expected =
          Arrays.stream(tiny.eigenvalues())
              .map(lambda -> Math.exp(-Math.pow((1 - lambda) / width, 2) / 2))
              .map(value -> value / (n * width * Math.sqrt(2 * Math.PI)))
              .sum();
      assertEquals(expected, take(tiny, n, n, 1).at(1, width), 1e-9);
    }
  }

  @Test
  void moreProbesThanDimensionsAreRefused() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      int n = tiny.network.parameters();
      assertThrows(IllegalArgumentException.class, () -> take(tiny, n + 1, 2, 1));
    }
  }

  @Test
  void aPointThatIsNotFiniteGivesNoDensity() {
    try (TinyReference tiny = new TinyReference("linear-mse", Precision.DOUBLE)) {
      tiny.examples.features().set(0, Double.NaN);
      assertTrue(Double.isNaN(take(tiny, 2, 4, 1).at(0, 1)));
    }
  }

  /** However few vectors the density has: three have no error to speak of. */
  @Test
  void twoStandardErrorsHoldTheTraceInNineteenOfTwentyCases() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      double expected = Arrays.stream(tiny.eigenvalues()).sum();
      int held = 0;
      for (int seed = 0; seed < 400; seed++) {
        Estimate trace = take(tiny, 3, 2, seed).trace();
        held += Math.abs(trace.value() - expected) <= 2 * trace.standardError() ? 1 : 0;
      }
      assertTrue(held >= 0.93 * 400, held + " of 400");
    }
  }
}
