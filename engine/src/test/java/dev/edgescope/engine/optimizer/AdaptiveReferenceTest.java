package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.AdaptiveReference;
import dev.edgescope.engine.objective.TinyReference;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The adaptive rules step by step against PyTorch in 64 bits. */
class AdaptiveReferenceTest {

  static Stream<Arguments> runs() {
    return Stream.of("mlp-tanh-mse", "mlp-gelu-ce", "cnn-tanh-avg-mse")
        .flatMap(name ->
            Stream.of(0, 1, 2, 3, 4)
                .flatMap(run ->
                    Stream.of(Precision.values())
                        .flatMap(precision ->
                            // The second is what no gradient reaches: the long way.
                            Stream.of(Double.POSITIVE_INFINITY, 1e6)
                                .map(clip -> Arguments.of(name, run, precision, clip)))));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void lossesParametersAndMomentsAreThoseOfPyTorch(
      String name, int number, Precision precision, double clipNorm) {
    JsonNode run = AdaptiveReference.tinyRuns(name).get(number);
    try (TinyReference reference = new TinyReference(name, precision)) {
      Optimizer rule =
          AdaptiveReference.rule(run)
              .optimizer(reference.memory, reference.network, reference.workers);
      GradientDescent descent =
          new GradientDescent(
              reference.memory,
              reference.network,
              rule,
              new GradientDescent.Settings(run.get("weightDecay").asDouble(), true, clipNorm));
      ParameterVector theta = reference.theta;
      double[] losses = TinyReference.numbers(run.get("lossAtStep"));
      double[] found = new double[losses.length - 1];
      for (int step = 0; step < found.length; step++) {
        found[step] = descent.step(reference.objective, theta, run.get("learningRate").asDouble());
      }
      assertClose(Arrays.copyOf(losses, found.length), found, reference.tolerance());
      assertEquals(
          losses[found.length],
          reference.objective.evaluate(theta).loss(),
          reference.tolerance() * losses[0]);
      assertClose(
          TinyReference.numbers(run.get("thetaEnd")),
          theta.flat().toArray(),
          reference.tolerance());
      Map<String, double[]> state = rule.state();
      assertClose(
          TinyReference.numbers(run.get("vEnd")),
          state.getOrDefault(Adam.SECOND_MOMENT, new double[0]),
          reference.tolerance());
      if (!run.get("mEnd").isNull()) {
        assertClose(
            TinyReference.numbers(run.get("mEnd")),
            state.getOrDefault(Adam.FIRST_MOMENT, new double[0]),
            reference.tolerance());
      }
    }
  }

  /** To a part of the largest of them. */
  private static void assertClose(double[] expected, double[] found, double tolerance) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertArrayEquals(expected, found, tolerance * largest);
  }
}
