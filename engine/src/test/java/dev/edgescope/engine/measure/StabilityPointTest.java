package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.Spectrum.Eigenvalue;
import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.objective.Evaluation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StabilityPointTest {
  private static final int EXAMPLES = 100;
  private static final double TRACE = 60;
  private static final double MOMENTUM = 0.5;
  private static final SgdEdge EDGE = new SgdEdge(Momentum.heavyBall(MOMENTUM));
  private static final Spectrum THETA = spectrum(9, 4);

  private static Spectrum spectrum(double... values) {
    return new Spectrum(
        java.util.Arrays.stream(values)
            .mapToObj(value -> new Eigenvalue(value, 1e-4, true))
            .toList());
  }

  private static NoiseKernelNorm norm(Spectrum theta, double learningRate, int batchSize) {
    return NoiseKernelNorm.of(theta, TRACE, learningRate, EDGE, batchSize, EXAMPLES, 10);
  }

  private static Measurement measured(
      double learningRate, int batchSize, NoiseKernelNorm noiseKernel) {
    return new Measurement(
        7,
        0.7,
        new InForce(learningRate, batchSize),
        new Evaluation(0.5, 0.9),
        new Evaluation(0.6, 0.8),
        0.1,
        new Curvature(spectrum(10, 4), 2 * (1 + MOMENTUM) / learningRate, TRACE, noiseKernel),
        0.01,
        Map.of());
  }

  @Test
  void theFirstCoordinateIsTheSharpnessOverItsEdge() {
    StabilityPoint point = StabilityPoint.of(measured(0.15, 8, norm(THETA, 0.15, 8)), EDGE);

    assertEquals(0.15 * 10 / (2 * 1.5), point.sharpness(), 1e-15);
    assertEquals(norm(THETA, 0.15, 8).k(), point.noise());
    assertFalse(point.noiseFromTrace());
  }

  @Test
  void weightDecayBringsItNearerToTheEdge() {
    SgdEdge decayed = new SgdEdge(Momentum.heavyBall(MOMENTUM), 2);
    StabilityPoint point = StabilityPoint.of(measured(0.15, 8, norm(THETA, 0.15, 8)), decayed);

    assertEquals(0.15 * (10 + 2) / (2 * 1.5), point.sharpness(), 1e-15);
  }

  private static Measurement adaptive(long step, double effective) {
    Measurement plain = measured(0.1, EXAMPLES, norm(THETA, 0.1, EXAMPLES));
    return new Measurement(
        step,
        plain.learningTime(),
        plain.inForce(),
        plain.train(),
        plain.test(),
        plain.gradientNorm(),
        plain.curvature(),
        plain.seconds(),
        Map.of(
            Quantity.EFFECTIVE_LAMBDA,
            List.of(Reading.exact(effective), Reading.exact(1)),
            Quantity.NTK_TRACE_P,
            List.of(Reading.exact(70))));
  }

  /** 38 / alpha = 380. */
  @Test
  void ofAnAdaptiveRuleItIsTheEffectiveSharpnessOverItsOwn() {
    StabilityPoint point = StabilityPoint.of(adaptive(20, 190), new AdaptiveEdge(0.9, 0));
    assertEquals(0.5, point.sharpness(), 1e-12);
  }

  @Test
  void whileItsPreconditionerGrowsThereIsNone() {
    StabilityPoint point = StabilityPoint.of(adaptive(19, 190), new AdaptiveEdge(0.9, 0));
    assertTrue(Double.isNaN(point.sharpness()));
  }

  /** K with the largest eigenvalue put in: it depends on beta1, and 40 becomes the edge. */
  @Test
  void anotherBeta1GivesWhatAMeasurementUnderItWouldGive() {
    AdaptiveEdge before = new AdaptiveEdge(0.9, 0);
    AdaptiveEdge after = new AdaptiveEdge(1.0 / 3, 0);
    Measurement reading = measured(0.1, 8, norm(before));
    StabilityPoint projected = StabilityPoint.under(reading, after, 0.1, 8);
    assertEquals(norm(after).k(), projected.noise());
    assertTrue(Math.abs(norm(before).k() - projected.noise()) > 0.01 * projected.noise());
    assertEquals(10 / 40.0, projected.sharpness(), 1e-12);
  }

  private static NoiseKernelNorm norm(AdaptiveEdge edge) {
    return NoiseKernelNorm.of(THETA, TRACE, 0.1, edge, 8, EXAMPLES, 10);
  }

  @Test
  void whereKIsUndefinedTheTraceSpeaks() {
    Measurement measurement = measured(0.4, 8, norm(THETA, 0.4, 8));
    StabilityPoint point = StabilityPoint.of(measurement, EDGE);

    assertTrue(Double.isNaN(measurement.curvature().noiseKernel().k()));
    assertEquals(measurement.curvature().noiseKernel().kTrace(), point.noise());
    assertTrue(point.noiseFromTrace());
  }

  @Test
  void otherControlsGiveWhatAMeasurementUnderThemWouldGive() {
    Measurement before = measured(0.1, 8, norm(THETA, 0.1, 8));

    for (double learningRate : List.of(0.05, 0.2, 0.3)) {
      for (int batchSize : new int[] {1, 8, 50, EXAMPLES}) {
        Measurement after = measured(learningRate, batchSize, norm(THETA, learningRate, batchSize));
        StabilityPoint projected = StabilityPoint.under(before, EDGE, learningRate, batchSize);
        StabilityPoint expected = StabilityPoint.of(after, EDGE);

        assertEquals(expected.sharpness(), projected.sharpness(), 1e-14);
        assertEquals(expected.noise(), projected.noise(), 1e-14);
        assertEquals(expected.noiseFromTrace(), projected.noiseFromTrace());
      }
    }
  }

  @Test
  void fromTheFullBatchOnlyTheTraceIsKnown() {
    Measurement before = measured(0.1, EXAMPLES, norm(Spectrum.NONE, 0.1, EXAMPLES));
    StabilityPoint projected = StabilityPoint.under(before, EDGE, 0.1, 4);

    assertEquals(0, StabilityPoint.of(before, EDGE).noise());
    assertEquals(norm(THETA, 0.1, 4).kTrace(), projected.noise(), 1e-15);
    assertTrue(projected.noiseFromTrace());
  }

  @Test
  void twoNumbersAloneSayNothingOfOtherControls() {
    Measurement before = measured(0.1, 8, new NoiseKernelNorm(0.3, 0.2));

    assertEquals(0.3, StabilityPoint.under(before, EDGE, 0.1, 8).noise());
    assertTrue(Double.isNaN(StabilityPoint.under(before, EDGE, 0.2, 8).noise()));
  }
}
