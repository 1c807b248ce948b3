package dev.edgescope.engine.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bundled data and trained networks: what PyTorch found, our engine finds. Everything is computed
 * once for each reference.
 */
class RealReferenceTest {
  private static final double RELATIVE = 1e-4;

  /** Along a trajectory the rounding of every step adds up. */
  private static final double ALONG_THE_WAY = 1e-3;

  enum End {
    INIT("atInit"),
    END("atEnd");

    final String key;

    End(String key) {
      this.key = key;
    }
  }

  @Nested
  class FashionTanhSquaredError extends Comparison {
    FashionTanhSquaredError() {
      super("fashion-tanh-mse");
    }
  }

  @Nested
  class MnistReluCrossEntropy extends Comparison {
    MnistReluCrossEntropy() {
      super("mnist-relu-ce");
    }
  }

  @Nested
  class MnistConvolutionalSquaredError extends Comparison {
    MnistConvolutionalSquaredError() {
      super("mnist-cnn-tanh-mse");
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Comparison {
    private final JsonNode reference;
    private final RealReference.Reading atInit;
    private final RealReference.Reading atEnd;
    private final RealReference.Trajectory trajectory;

    Comparison(String name) {
      try (RealReference real = new RealReference(name)) {
        reference = real.expected;
        atInit = real.read(real.theta("theta0"));
        atEnd = real.read(real.theta("thetaT"));
        trajectory = real.descend(real.lastStepBeforeTheEdge());
      }
    }

    private double expected(End end, String key) {
      return reference.get(end.key).get(key).asDouble();
    }

    private double expectedEigenvalue(End end, int i) {
      return reference.get(end.key).get("topEigenvalues").get(i).asDouble();
    }

    private RealReference.Reading found(End end) {
      return end == End.INIT ? atInit : atEnd;
    }

    private static void assertClose(double expected, double actual) {
      assertEquals(expected, actual, RELATIVE * Math.abs(expected));
    }

    @ParameterizedTest
    @EnumSource
    void loss(End end) {
      assertClose(expected(end, "loss"), found(end).evaluation().loss());
    }

    @ParameterizedTest
    @EnumSource
    void accuracy(End end) {
      assertEquals(expected(end, "accuracy"), found(end).evaluation().accuracy(), 1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void gradientNorm(End end) {
      assertClose(expected(end, "gradientNorm"), found(end).gradientNorm());
    }

    @ParameterizedTest
    @EnumSource
    void topEigenvalues(End end) {
      for (int i = 0; i < RealReference.TOP; i++) {
        assertClose(expectedEigenvalue(end, i), found(end).top().value(i));
      }
    }

    @ParameterizedTest
    @EnumSource
    void topEigenvaluesConverge(End end) {
      for (int i = 0; i < RealReference.TOP; i++) {
        assertTrue(found(end).top().converged(i), "pair " + i);
      }
    }

    @ParameterizedTest
    @EnumSource
    void smallestEigenvalue(End end) {
      assertClose(expected(end, "minEigenvalue"), found(end).smallest());
    }

    @ParameterizedTest
    @EnumSource
    void ntkTrace(End end) {
      assertClose(expected(end, "ntkTrace"), found(end).trace());
    }

    @Test
    void theWayToTheEdgeIsLong() {
      assertTrue(trajectory.losses.size() > 40 && trajectory.topTwo.size() >= 5);
    }

    @Test
    void everyLossBeforeTheEdge() {
      for (int step = 0; step < trajectory.losses.size(); step++) {
        double loss = reference.get("gdLoss").get(step).asDouble();
        assertEquals(loss, trajectory.losses.get(step), ALONG_THE_WAY * loss, "step " + step);
      }
    }

    @Test
    void sharpnessAndTheNextEigenvalueBeforeTheEdge() {
      for (int i = 0; i < trajectory.topTwo.size(); i++) {
        JsonNode point = reference.get("gdTopEigenvalues").get(i);
        for (int j = 0; j < 2; j++) {
          double lambda = point.get(1 + j).asDouble();
          assertEquals(
              lambda,
              trajectory.topTwo.get(i).value(j),
              ALONG_THE_WAY * lambda,
              "step " + point.get(0));
        }
      }
    }
  }
}
