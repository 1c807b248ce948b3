package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Preconditioned;
import dev.edgescope.engine.curvature.SmallestEigenvalue;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.TopEigensolver;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.linalg.SymmetricOperator;
import dev.edgescope.engine.model.ParameterVector;
import dev.edgescope.engine.objective.AdaptiveReference;
import dev.edgescope.engine.objective.TinyReference;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The curvature that adaptive rules meet along their way, against PyTorch in 64 bits. */
class EffectiveReferenceTest {
  private static final int TOP = 4;
  private static final int MOST_PRODUCTS = 400;

  static Stream<Arguments> runs() {
    return Stream.of("mlp-tanh-mse", "mlp-gelu-ce", "cnn-tanh-avg-mse")
        .flatMap(name ->
            Stream.of(0, 1, 2, 3, 4)
                .flatMap(
                    run -> Stream.of(Precision.values()).map(p -> Arguments.of(name, run, p))));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void whatTheRuleMeetsIsThatOfPyTorch(String name, int number, Precision precision) {
    JsonNode run = AdaptiveReference.tinyRuns(name).get(number);
    double alpha = run.get("learningRate").asDouble();
    try (TinyReference reference = new TinyReference(name, precision)) {
      GradientDescent descent =
          new GradientDescent(
              reference.memory,
              reference.network,
              AdaptiveReference.rule(run)
                  .optimizer(reference.memory, reference.network, reference.workers),
              new GradientDescent.Settings(
                  run.get("weightDecay").asDouble(), true, Double.POSITIVE_INFINITY));
      StabilityEdge edge = AdaptiveReference.rule(run).edge(run.get("weightDecay").asDouble());
      assertEquals(run.get("edge").asDouble(), edge.level(alpha), 1e-9 * edge.level(alpha));
      Measured measured =
          new Measured(reference, descent, edge, alpha, AdaptiveReference.batchSize(name));
      int step = 0;
      for (JsonNode expected : run.get("measured")) {
        for (; step < expected.get("step").asInt(); step++) {
          descent.step(reference.objective, reference.theta, alpha);
        }
        measured.check(expected);
      }
    }
  }

  /** A run where it is measured. */
  private static final class Measured {
    private final TinyReference reference;
    private final GradientDescent descent;
    private final StabilityEdge edge;
    private final double alpha;
    private final int batchSize;
    private final ParameterVector gradient;
    private final Matrix diagonal;
    private final Preconditioned preconditioned;

    Measured(
        TinyReference reference,
        GradientDescent descent,
        StabilityEdge edge,
        double alpha,
        int batchSize) {
      this.reference = reference;
      this.descent = descent;
      this.edge = edge;
      this.alpha = alpha;
      this.batchSize = batchSize;
      gradient = reference.newVector();
      diagonal = reference.memory.allocate(reference.network.parameters(), 1);
      preconditioned = new Preconditioned(reference.memory, reference.objective);
    }

    void check(JsonNode expected) {
      reference.objective.linearise(reference.theta, gradient);
      descent.preconditioner().orElseThrow().write(gradient.flat(), diagonal);
      JsonNode p = expected.get("preconditioner");
      if (!p.isNull()) {
        double[] numbers = TinyReference.numbers(p);
        // One number where that is the whole P.
        assertClose(numbers, Arrays.copyOf(diagonal.toArray(), numbers.length));
        assertEquals(
            numbers[numbers.length - 1],
            diagonal.get(diagonal.size() - 1),
            reference.tolerance() * numbers[numbers.length - 1]);
      }
      preconditioned.set(diagonal);
      double[] top = TinyReference.numbers(expected.get("effectiveEigenvalues"));
      assertClose(top, values(solve(preconditioned.hessian())));
      assertEquals(
          expected.get("effectiveMin").asDouble(), smallest(), reference.tolerance() * top[0]);
      assertClose(expected.get("trThetaP"), preconditioned.ntkTrace());
      assertClose(expected.get("kernelTrace"), preconditioned.kernelTrace());
      Spectrum kernel = solve(preconditioned.kernel());
      assertClose(TinyReference.numbers(expected.get("kernelEigenvalues")), values(kernel));
      NoiseKernelNorm norm =
          NoiseKernelNorm.of(
              kernel,
              preconditioned.kernelTrace(),
              alpha,
              edge,
              batchSize,
              reference.objective.examples(),
              reference.network.outputs());
      if (expected.get("KTop4").isNull()) {
        assertTrue(Double.isNaN(norm.k()));
      } else {
        assertClose(expected.get("KTop4"), norm.k());
      }
      assertClose(expected.get("KTr"), norm.kTrace());
    }

    private Spectrum solve(SymmetricOperator operator) {
      TopEigensolver solver =
          TopEigensolver.fixed(
              reference.memory, operator.dimension(), TOP, new SplittableRandom(1));
      return solver.solve(operator, 0, tightness(), MOST_PRODUCTS);
    }

    private double smallest() {
      SymmetricOperator operator = preconditioned.hessian();
      return new SmallestEigenvalue(reference.memory, operator.dimension(), new SplittableRandom(1))
          .of(operator, tightness(), MOST_PRODUCTS)
          .value();
    }

    private double tightness() {
      return reference.precision == Precision.DOUBLE ? 1e-10 : 1e-5;
    }

    private static double[] values(Spectrum spectrum) {
      return spectrum.eigenvalues().stream().mapToDouble(Spectrum.Eigenvalue::value).toArray();
    }

    /** Relative to the first, which is the largest eigenvalue. */
    private void assertClose(double[] expected, double[] found) {
      double largest = 0;
      for (double value : expected) {
        largest = Math.max(largest, Math.abs(value));
      }
      assertArrayEquals(expected, found, reference.tolerance() * largest);
    }

    private void assertClose(JsonNode expected, double found) {
      double value = expected.asDouble();
      assertEquals(value, found, reference.tolerance() * Math.abs(value));
    }
  }
}
