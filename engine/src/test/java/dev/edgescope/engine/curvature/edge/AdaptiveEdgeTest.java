package dev.edgescope.engine.curvature.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the rule itself with P held at 1, iterated on one mode. */
class AdaptiveEdgeTest {
  private static final double ALPHA = 0.1;

  /** Mean logarithm of the growth of one mode of curvature lambda. */
  private static double growth(AdaptiveEdge rule, double lambda) {
    double x = 1;
    double m = 0;
    double logarithm = 0;
    for (int i = 0; i < 4000; i++) {
      m = rule.beta1() * m + (1 - rule.beta1()) * lambda * x;
      x = (1 - ALPHA * rule.weightDecay()) * x - ALPHA * m;
      double norm = Math.hypot(x, m);
      logarithm += i < 2000 ? 0 : Math.log(norm);
      x /= norm;
      m /= norm;
    }
    return logarithm / 2000;
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0", "0.9, 0", "0, 0.5"})
  void aModeIsStableJustBelowTheEdgeAndUnstableJustAbove(double beta1, double decay) {
    AdaptiveEdge rule = new AdaptiveEdge(beta1, decay);
    double edge = rule.level(ALPHA);
    assertTrue(growth(rule, 0.99 * edge) < 0);
    assertTrue(growth(rule, 1.01 * edge) > 0);
    assertEquals(1, rule.position(edge, ALPHA), 1e-12);
  }

  @Test
  void itIs38OverAlphaForAdamAnd2OverAlphaForRmsProp() {
    assertEquals(38 / ALPHA, new AdaptiveEdge(0.9, 0).level(ALPHA), 1e-9);
    assertEquals(2 / ALPHA, new AdaptiveEdge(0, 0).level(ALPHA), 1e-12);
  }

  @Test
  void decayLowersIt() {
    double wd = 0.1;
    assertEquals(
        (2 - ALPHA * wd) * 1.9 / (0.1 * ALPHA), new AdaptiveEdge(0.9, wd).level(ALPHA), 1e-9);
  }

  /** The heavy ball at alpha (1 - beta1). */
  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.9, 0.5", "0.9, 30"})
  void itsNoiseIsThatOfAHeavyBall(double beta1, double s) {
    SgdEdge ball = new SgdEdge(Momentum.heavyBall(beta1));
    assertEquals(
        (1 - beta1) * ball.noiseResponse(s * (1 - beta1)),
        new AdaptiveEdge(beta1, 0).noiseResponse(s),
        1e-12);
  }
}
