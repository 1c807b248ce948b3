package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.linalg.LargestEigensolver;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.NativeMemory;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.FlowReference;
import dev.edgescope.engine.objective.Objective;
import dev.edgescope.engine.objective.TinyReference;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured near the edge, against PyTorch autograd at given weights. */
class SelfStabilisationTest {

  static Stream<Arguments> tiny() {
    return StreamSupport.stream(FlowReference.tinyCases().spliterator(), false)
        .flatMap(expected ->
            Stream.of(Precision.values()).map(p -> Arguments.of(expected.get("name").asText(), p)));
  }

  private static JsonNode expected(String name) {
    return StreamSupport.stream(FlowReference.tinyCases().spliterator(), false)
        .filter(each -> each.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** All quantities of one point. */
  private static final class Readings {
    final ParameterVector theta;
    final Objective objective;
    final NativeMemory memory;
    final ParameterVector gradient;
    final double loss;
    final SelfStabilisation stabilisation;
    final DirectionalNoise noise;
    final double along;

    Readings(Objective objective, NativeMemory memory, ParameterVector theta, double accuracy) {
      this.objective = objective;
      this.memory = memory;
      this.theta = theta;
      int size = objective.parameters();
      gradient = objective.network().vector(memory.allocate(size, 1));
      loss = objective.linearise(theta, gradient).loss();
      var solver = new LargestEigensolver(memory, size, 1, new SplittableRandom(1));
      solver.solve(objective.hessian(), accuracy, 5000);
      Matrix top = solver.vectors().columns(0, 1);
      stabilisation = new SharpnessGradient(memory, size).of(objective, gradient.flat(), top);
      noise = DirectionalNoise.along(objective, top);
      along =
          new BatchSharpness(memory, objective.network()).ofFullBatch(objective, gradient).value();
    }

    CriticalSharpness critical(double guess, double accuracy, int most) {
      int size = objective.parameters();
      ParameterVector down = objective.network().vector(memory.allocate(size, 1));
      down.flat().axpy(-1, gradient.flat(), size);
      double slope = gradient.flat().dot(down.flat(), size);
      ParameterVector scratch = objective.network().vector(memory.allocate(size, 1));
      return CriticalSharpness.along(
          objective, theta, loss, slope, down, scratch, guess, accuracy, most);
    }

    void assertAgrees(JsonNode expected, double learningRate, double tolerance) {
      close(expected, "gradSNormSquared", stabilisation.beta(), tolerance);
      double beta = expected.get("gradSNormSquared").asDouble();
      double scale = Math.sqrt(beta * expected.get("gradientNormSquared").asDouble());
      assertEquals(expected.get("sFlow").asDouble(), stabilisation.rate(), tolerance * scale);
      assertEquals(
          expected.get("gradSNormSquaredPerp").asDouble(),
          stabilisation.betaAcross(),
          tolerance * beta);
      assertEquals(
          expected.get("sFlowPerp").asDouble(), stabilisation.rateAcross(), tolerance * scale);
      close(expected, "varianceAlongU1PerExample", noise.perExample(), tolerance);
      int batch = expected.get("batch").asInt();
      close(expected, "sigmaU2", noise.ofBatches(batch), tolerance);
      close(expected, "curvatureAlongGradient", along, tolerance);
      double gap = stabilisation.smallStochasticGap(learningRate, noise.ofBatches(batch));
      double relative = tolerance * scale / Math.abs(stabilisation.rate());
      if (expected.get("predictedGap").isNull()) {
        assertTrue(Double.isNaN(gap));
      } else {
        close(expected, "predictedGap", gap, 3 * tolerance + 2 * relative);
      }
    }

    private static void close(JsonNode expected, String key, double found, double tolerance) {
      double value = expected.get(key).asDouble();
      assertEquals(value, found, tolerance * Math.abs(value), key);
    }
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void ofTheSmallNetworks(String name, Precision precision) {
    JsonNode expected = expected(name);
    try (TinyReference tiny = new TinyReference(name, precision)) {
      new Readings(tiny.objective, tiny.memory, tiny.theta, TinyCases.accuracy(precision) / 10)
          .assertAgrees(expected, expected.get("learningRate").asDouble(), tiny.tolerance());
    }
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void criticalSharpnessOfTheSmallNetworks(String name, Precision precision) {
    JsonNode expected = expected(name);
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double critical = expected.get("criticalSharpness").asDouble();
      double tolerance = precision == Precision.DOUBLE ? 1e-6 : 1e-3;
      CriticalSharpness found =
          new Readings(tiny.objective, tiny.memory, tiny.theta, 1e-5)
              .critical(expected.get("learningRate").asDouble(), 1e-9, 60);
      assertEquals(critical, found.value(), tolerance * critical);
    }
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void tenEvaluationsFindTheCriticalSharpnessToAPercent(String name, Precision precision) {
    JsonNode expected = expected(name);
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double critical = expected.get("criticalSharpness").asDouble();
      CriticalSharpness found =
          new Readings(tiny.objective, tiny.memory, tiny.theta, 1e-5)
              .critical(expected.get("learningRate").asDouble(), 0.01, 10);
      assertEquals(critical, found.value(), 0.01 * critical);
      assertTrue(found.evaluations() <= 10);
    }
  }

  @Test
  void thereIsNoCriticalSharpnessAlongADirectionOfAscent() {
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      var readings = new Readings(tiny.objective, tiny.memory, tiny.theta, 1e-5);
      readings.gradient.flat().scale(-1, readings.gradient.flat().size());
      double slope = readings.gradient.flat().norm();
      CriticalSharpness found =
          CriticalSharpness.along(
              tiny.objective,
              tiny.theta,
              readings.loss,
              slope,
              readings.gradient,
              tiny.newVector(),
              0.1,
              0.01,
              10);
      assertTrue(Double.isNaN(found.value()));
      assertEquals(0, found.evaluations());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void ofANetworkOnItsWayToTheEdge(int point) {
    try (FlowReference flow = new FlowReference("fashion-tanh-mse")) {
      JsonNode expected = flow.expected.get("selfStabilisation").get(point);
      var readings = new Readings(flow.objective, flow.memory, flow.stored("point" + point), 1e-9);
      readings.assertAgrees(expected, flow.learningRate(), 1e-6);
      double critical = expected.get("criticalSharpness").asDouble();
      CriticalSharpness found = readings.critical(flow.learningRate(), 1e-9, 60);
      assertEquals(critical, found.value(), 1e-6 * critical);
    }
  }

  @ParameterizedTest
  @MethodSource("tiny")
  void theTraceIsExactWithAProbeForEachParameter(String name, Precision precision) {
    try (TinyReference tiny = new TinyReference(name, precision)) {
      double expected = expected(name).get("traceHessian").asDouble();
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      int size = tiny.network.parameters();
      Estimate found =
          new HessianTrace(tiny.memory, size)
              .of(tiny.objective.hessian(), size, new SplittableRandom(1));
      double scale = Math.sqrt(expected(name).get("hessianFrobeniusSquared").asDouble());
      assertEquals(expected, found.value(), tiny.tolerance() * scale);
      assertEquals(0, found.standardError());
    }
  }

  @Test
  void theTraceOfFewProbesIsWithinItsError() {
    JsonNode expected = expected("mlp-tanh-mse");
    try (TinyReference tiny = new TinyReference("mlp-tanh-mse", Precision.DOUBLE)) {
      tiny.objective.linearise(tiny.theta, tiny.newVector());
      var trace = new HessianTrace(tiny.memory, tiny.network.parameters());
      var random = new Random(5);
      double sum = 0;
      double variances = 0;
      int repetitions = 200;
      for (int i = 0; i < repetitions; i++) {
        Estimate estimate = trace.of(tiny.objective.hessian(), 16, random);
        sum += estimate.value() / repetitions;
        variances += estimate.standardError() * estimate.standardError() / repetitions;
      }
      double variance =
          2
              * (expected.get("hessianFrobeniusSquared").asDouble()
                  - expected.get("hessianDiagonalSquared").asDouble())
              / 16;
      assertEquals(variance, variances, 0.1 * variance);
      double ofTheMean = Math.sqrt(variance / repetitions);
      assertEquals(expected.get("traceHessian").asDouble(), sum, 4 * ofTheMean);
    }
  }

  @Test
  void theStochasticGapIsTheSmallOneWhereThatIsSmall() {
    var stabilisation = new SelfStabilisation(2, 100, 2, 100);
    double alpha = 0.1;
    double small = stabilisation.smallStochasticGap(alpha, 1e-6);
    assertEquals(small, stabilisation.stochasticGap(alpha, 1e-6), 1e-5 * small);
  }

  /** S = 2/alpha - gap solves alpha beta v = 2 rate (1 - (1 - alpha gap)^2) / alpha. */
  @Test
  void theStochasticGapBalancesRateAndNoise() {
    var stabilisation = new SelfStabilisation(3, 500, 3, 500);
    double alpha = 0.1;
    double variance = 0.5;
    double kept = 1 - alpha * stabilisation.stochasticGap(alpha, variance);
    assertEquals(alpha * alpha * 500 * variance, 2 * 3 * (1 - kept * kept), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.0, 10.0})
  void thereIsNoGapWhereTheNoiseHoldsTheSharpnessAltogether(double variance) {
    assertTrue(Double.isNaN(new SelfStabilisation(1, 200, 1, 200).stochasticGap(0.1, variance)));
  }

  @Test
  void thereIsNoGapWithoutSharpening() {
    var falling = new SelfStabilisation(-1, 200, -1, 200);
    assertTrue(Double.isNaN(falling.stochasticGap(0.1, 0.01)));
    assertTrue(Double.isNaN(falling.smallStochasticGap(0.1, 0.01)));
  }

  @Test
  void theMidpointIsFreeOfAFlip() {
    try (NativeMemory memory = new NativeMemory(Precision.DOUBLE)) {
      Matrix before = memory.allocate(2, 1);
      Matrix at = memory.allocate(2, 1);
      Matrix after = memory.allocate(2, 1);
      before.setAll(new double[] {1 + 3, 10});
      at.setAll(new double[] {1 - 3, 11});
      after.setAll(new double[] {1 + 3, 12});
      SecondOrderMidpoint.of(before, at, after, at);
      assertEquals(1, at.get(0));
      assertEquals(11, at.get(1));
    }
  }
}
