package dev.edgescope.engine.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.InEveryLocale;
import dev.edgescope.engine.config.KernelMark;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.objective.Evaluation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@InEveryLocale
class RegimeDetectorTest {
  private static final int EXAMPLES = 1000;
  private static final double LEARNING_RATE = 0.1;

  private final RegimeDetector detector =
      new RegimeDetector(EXAMPLES, SgdEdge.PLAIN, KernelMark.NONE);
  private final List<Regime> told = new ArrayList<>();
  private long step;

  @Test
  void risingSharpnessBelowTheEdgeIsProgressiveSharpening() {
    for (int i = 0; i < 10; i++) {
      observe(EXAMPLES, 5 + i, 0, 0.5 - 0.02 * i);
    }
    assertEquals(List.of(Regime.PROGRESSIVE_SHARPENING), told);
  }

  @Test
  void sharpnessThatHoversAboutTheEdgeIsToldOnce() {
    for (int i = 0; i < 40; i++) {
      observe(EXAMPLES, 20 + (i % 2 == 0 ? 1.5 : -1.5), 0, 0.1);
    }
    assertEquals(List.of(Regime.EDGE_OF_STABILITY), told);
  }

  @Test
  void aReasonHasTheMarkOfTheKThatItTells() {
    RegimeDetector marked =
        new RegimeDetector(
            EXAMPLES, SgdEdge.PLAIN, new KernelMark(Set.of(KernelMark.Beyond.CLIPPED)));
    String reason = "";
    for (int i = 0; i < 40; i++) {
      reason =
          marked
              .observe(measurement(8, 5, 1, 0.1))
              .map(label -> label.reason().sentence())
              .orElse(reason);
    }
    assertTrue(reason.contains("K = 1.00 (extrapolated)"), reason);
  }

  @Test
  void theEdgeIsNotLeftForASmallDip() {
    for (int i = 0; i < 10; i++) {
      observe(EXAMPLES, 20, 0, 0.1);
    }
    for (int i = 0; i < 20; i++) {
      observe(EXAMPLES, 18, 0, 0.1);
    }
    assertEquals(List.of(Regime.EDGE_OF_STABILITY), told);
  }

  @Test
  void kernelAtOneFarBelowTheEdgeIsTheStochasticEdge() {
    for (int i = 0; i < 10; i++) {
      observe(1, 5, 1.05, 0.2);
    }
    assertEquals(List.of(Regime.STOCHASTIC_EDGE_OF_STABILITY), told);
  }

  /** K_tr is far below, and is not taken for it where K was not read. */
  @Test
  void aKernelReadInEveryThirdReadingIsJudgedByItsOwnMean() {
    for (int i = 0; i < 20; i++) {
      Measurement bare = measurement(1, 5, 1.05, 0.2);
      Curvature rare =
          new Curvature(bare.curvature().hessian(), 20, 300, new NoiseKernelNorm(Double.NaN, 0.4));
      detector
          .observe(i % 3 == 0 ? bare : bare.withCurvature(rare))
          .filter(RegimeDetector.Label::changed)
          .ifPresent(label -> told.add(label.regime()));
    }
    assertEquals(List.of(Regime.STOCHASTIC_EDGE_OF_STABILITY), told);
  }

  @Test
  void risingSharpnessUnderSmallBatchesIsConservativeSharpening() {
    for (int i = 0; i < 10; i++) {
      observe(8, 7 + 0.1 * i, 0.3, 0.3 - 0.02 * i);
    }
    assertEquals(List.of(Regime.CONSERVATIVE_SHARPENING), told);
  }

  /** As in a linear model, up to what the eigensolver's tolerance adds. */
  @ParameterizedTest
  @ValueSource(ints = {8, EXAMPLES})
  void constantSharpnessIsNoSharpening(int batchSize) {
    for (int i = 0; i < 10; i++) {
      observe(batchSize, 7 + 0.0001 * i, 0.3, 0.3 - 0.02 * i);
    }
    assertEquals(List.of(Regime.NO_SHARPENING), told);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, EXAMPLES})
  void fallingSharpnessIsNoSharpening(int batchSize) {
    for (int i = 0; i < 10; i++) {
      observe(batchSize, 7 - 0.2 * i, 0.3, 0.3 - 0.02 * i);
    }
    assertEquals(List.of(Regime.NO_SHARPENING), told);
  }

  @Test
  void sharpnessThatHasRisenAndStaysUnderSmallBatchesIsHeldBack() {
    for (int i = 0; i < 30; i++) {
      observe(8, Math.min(4 + 0.5 * i, 7), 0.1, 0.3 - 0.005 * i);
    }
    assertEquals(List.of(Regime.CONSERVATIVE_SHARPENING), told);
  }

  @Test
  void constantSharpnessThatGradientFlowWouldRaiseIsHeldBack() {
    for (int i = 0; i < 10; i++) {
      observeFlow(8, 7, 0.3 - 0.02 * i, 1);
    }
    assertEquals(List.of(Regime.CONSERVATIVE_SHARPENING), told);
  }

  @Test
  void constantSharpnessThatGradientFlowWouldNotRaiseIsNoSharpening() {
    for (int i = 0; i < 10; i++) {
      observeFlow(8, 7, 0.3 - 0.02 * i, 0);
    }
    assertEquals(List.of(Regime.NO_SHARPENING), told);
  }

  @Test
  void aRunThatStandsStillIsSettling() {
    for (int i = 0; i < 10; i++) {
      observe(EXAMPLES, 5, 0, 0.01);
    }
    assertEquals(List.of(Regime.SETTLING), told);
  }

  @Test
  void aLossFarAboveItsSmallestIsDiverging() {
    for (int i = 0; i < 10; i++) {
      observe(EXAMPLES, 30, 0, 0.1 * Math.pow(3, i));
    }
    assertEquals(Regime.DIVERGING, told.getLast());
  }

  @Test
  void anotherBatchSizeStartsTheJudgementAnew() {
    for (int i = 0; i < 10; i++) {
      observe(1, 5, 1.2, 0.2);
    }
    detector.controlMoved(SgdEdge.PLAIN);
    for (int i = 0; i < 10; i++) {
      observe(2, 5 + 0.1 * i, 0.4, 0.2 - 0.015 * i);
    }
    assertEquals(
        List.of(Regime.STOCHASTIC_EDGE_OF_STABILITY, Regime.CONSERVATIVE_SHARPENING), told);
  }

  @Test
  void theReasonOfTheEdgeNamesBothCoordinatesAndForHowLong() {
    assertEquals(
        "αλ₁/2 = 0.99, K = 0.02 on average over 30 steps: the sharpness is at its edge.",
        firstReason(detector, 100, 19.8, 0.02));
  }

  @Test
  void theReasonOfTheStochasticEdgeBeginsWithTheNoise() {
    assertEquals(
        "K = 1.05, αλ₁/2 = 0.25 on average over 30 steps: the noise is at its edge, the sharpness"
            + " is not.",
        firstReason(detector, 1, 5, 1.05));
  }

  @Test
  void atTheFullBatchTheReasonLeavesTheNoiseOut() {
    assertEquals(
        "αλ₁/2 = 1.00 on average over 30 steps: the sharpness is at its edge.",
        firstReason(detector, EXAMPLES, 20, 0));
  }

  @Test
  void theReasonNamesTheRatioThatBelongsToTheMomentum() {
    assertTrue(
        firstReason(
                new RegimeDetector(EXAMPLES, new SgdEdge(Momentum.heavyBall(0.9)), KernelMark.NONE),
                EXAMPLES,
                38,
                0)
            .startsWith("αλ₁/(2+2μ) = 1.00 on"));
  }

  @Test
  void theReasonFollowsTheMeasurements() {
    for (int i = 0; i < 10; i++) {
      observe(100, 20, 0.02, 0.2);
    }
    for (int i = 0; i < 3; i++) {
      observe(100, 19, 0.1, 0.2);
    }
    assertEquals(
        "αλ₁/2 = 0.95, K = 0.10 on average over 30 steps: the sharpness is at its edge.",
        reasonOf(measurement(100, 19, 0.1, 0.2)));
  }

  @Test
  void theReasonLooksNoFurtherBackThanTheLastChangeOfControls() {
    for (int i = 0; i < 10; i++) {
      observe(100, 19.8, 0.02, 0.2);
    }
    detector.controlMoved(SgdEdge.PLAIN);
    for (int i = 0; i < 3; i++) {
      observe(100, 20.2, 0.02, 0.2);
    }
    assertEquals(
        "αλ₁/2 = 1.01, K = 0.02 on average over 30 steps: the sharpness is at its edge.",
        reasonOf(measurement(100, 20.2, 0.02, 0.2)));
  }

  /** Of 20 readings the last fifth of the time holds five, with a mean of 9.4. */
  @Test
  void theWindowIsAFifthOfTheTimePassed() {
    for (int i = 0; i < 20; i++) {
      observe(EXAMPLES, 5 + 0.2 * i, 0, 0.5 - 0.01 * i);
    }
    assertEquals(
        "αλ₁/2 = 0.43 on average over 40 steps, below its edge: the sharpness rises.",
        reasonOf(measurement(EXAMPLES, 9, 0, 0.3)));
  }

  @Test
  void aSlowRiseIsNotTakenForStillnessHoweverOftenItIsMeasured() {
    for (int i = 0; i < 1400; i++) {
      observe(EXAMPLES, 4 + 0.01 * i, 0, 0.5 - 0.0002 * i);
    }
    assertEquals(List.of(Regime.PROGRESSIVE_SHARPENING), told);
  }

  @Test
  void aSpikeOfALossThatIsAllButNothingIsNotDiverging() {
    for (int i = 0; i < 40; i++) {
      observe(EXAMPLES, 10, 0, Math.max(1e-6, Math.pow(0.5, i)));
    }
    for (int i = 0; i < 6; i++) {
      observe(EXAMPLES, 10, 0, 1e-5 * (i + 2));
    }
    assertFalse(told.contains(Regime.DIVERGING), told.toString());
  }

  @Test
  void sharpnessThatStaysFarAboveItsEdgeIsBeyondIt() {
    for (int i = 0; i < 10; i++) {
      observe(EXAMPLES, 40, 0, 0.2 - 0.005 * i);
    }
    assertEquals(List.of(Regime.BEYOND_THE_EDGE), told);
  }

  @Test
  void aReadingThatIsNotANumberSaysNothing() {
    for (int i = 0; i < 6; i++) {
      observe(EXAMPLES, 20, 0, 0.1);
    }
    observe(EXAMPLES, Double.NaN, 0, 0.1);
    assertEquals(
        "αλ₁/2 = 1.00 on average over 40 steps: the sharpness is at its edge.",
        reasonOf(measurement(EXAMPLES, 20, 0, 0.1)));
  }

  @Test
  void theSmallestLossIsForgottenWhenAControlMoves() {
    for (int i = 0; i < 10; i++) {
      observe(EXAMPLES, 10, 0, 0.5 * Math.pow(0.5, i));
    }
    detector.controlMoved(SgdEdge.PLAIN);
    for (int i = 0; i < 10; i++) {
      observe(EXAMPLES, 10 + 0.5 * i, 0, 0.1 - 0.001 * i);
    }
    assertFalse(told.contains(Regime.DIVERGING), told.toString());
  }

  private String reasonOf(Measurement last) {
    return detector.observe(last).orElseThrow().reason().sentence();
  }

  private String firstReason(RegimeDetector of, int batchSize, double sharpness, double k) {
    for (int i = 0; i < 10; i++) {
      Optional<RegimeDetector.Label> label = of.observe(measurement(batchSize, sharpness, k, 0.2));
      if (label.isPresent()) {
        return label.get().reason().sentence();
      }
    }
    return "";
  }

  @Test
  void aLossThatIsNotFiniteIsDivergingAtOnce() {
    assertEquals(
        new RegimeDetector.Label(Regime.DIVERGING, new RegimeReason.NotFinite(19), true),
        detector.diverged(19));
  }

  @Test
  void withoutEigenvaluesNothingIsSaid() {
    assertTrue(detector.observe(measurement(EXAMPLES, Spectrum.NONE, 0, 0.5)).isEmpty());
  }

  /** 38 / alpha = 380 for beta1 = 0.9. */
  @Test
  void ofAnAdaptiveRuleItIsTheEffectiveSharpnessThatIsToldOf() {
    RegimeDetector adam = new RegimeDetector(EXAMPLES, new AdaptiveEdge(0.9, 0), KernelMark.NONE);
    String reason = "";
    for (int i = 0; i < 10; i++) {
      Measurement bare = measurement(EXAMPLES, 3, 0, 0.1);
      reason =
          adam.observe(
                  with(bare, Map.of(Quantity.EFFECTIVE_LAMBDA, 380.0, Quantity.NTK_TRACE_P, 9.0)))
              .map(label -> label.reason().sentence())
              .orElse(reason);
    }
    assertEquals(
        "α(1−β₁)λ₁(P⁻¹H)/(2+2β₁) = 1.00 on average over 30 steps: the effective sharpness is at its"
            + " edge.",
        reason);
  }

  private void observe(int batchSize, double sharpness, double k, double loss) {
    detector
        .observe(measurement(batchSize, sharpness, k, loss))
        .filter(RegimeDetector.Label::changed)
        .ifPresent(label -> told.add(label.regime()));
  }

  private void observeFlow(int batchSize, double sharpness, double loss, double flow) {
    Measurement bare = measurement(batchSize, sharpness, 0.3, loss);
    detector
        .observe(with(bare, Map.of(Quantity.FLOW_SHARPENING, flow)))
        .filter(RegimeDetector.Label::changed)
        .ifPresent(label -> told.add(label.regime()));
  }

  private static Measurement with(Measurement bare, Map<Quantity, Double> values) {
    Map<Quantity, List<Reading>> readings = new EnumMap<>(Quantity.class);
    values.forEach((quantity, value) -> readings.put(quantity, List.of(Reading.exact(value))));
    return new Measurement(
        bare.step(),
        bare.learningTime(),
        bare.inForce(),
        bare.train(),
        bare.test(),
        bare.gradientNorm(),
        bare.curvature(),
        bare.seconds(),
        readings);
  }

  private Measurement measurement(int batchSize, double sharpness, double k, double loss) {
    Spectrum spectrum = new Spectrum(List.of(new Spectrum.Eigenvalue(sharpness, 0, true)));
    return measurement(batchSize, spectrum, k, loss);
  }

  private Measurement measurement(int batchSize, Spectrum spectrum, double k, double loss) {
    step += 10;
    return new Measurement(
        step,
        step * LEARNING_RATE,
        new InForce(LEARNING_RATE, batchSize),
        new Evaluation(loss, 0.9),
        new Evaluation(loss, 0.8),
        0.1,
        new Curvature(spectrum, 2 / LEARNING_RATE, 300, new NoiseKernelNorm(k, k)),
        0.01,
        Map.of());
  }
}
