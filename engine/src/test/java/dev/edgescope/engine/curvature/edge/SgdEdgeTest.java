package dev.edgescope.engine.curvature.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the update rule itself, iterated on one mode. */
class SgdEdgeTest {

  /** One mode x of curvature lambda, in the state (x, v); g = lambda x + noise. */
  private static double[] step(SgdEdge rule, double s, double[] state, double noise) {
    Momentum momentum = rule.momentum();
    double mu = momentum.coefficient();
    // Units of alpha = 1, lambda = s.
    double g = (s + rule.weightDecay()) * state[0] + noise;
    double v = mu * state[1] + g;
    double u = momentum.isNesterov() ? g + mu * v : v;
    return new double[] {state[0] - u, v};
  }

  private static double growth(SgdEdge rule, double s) {
    double[] state = {1, 0};
    double logarithm = 0;
    for (int i = 0; i < 4000; i++) {
      state = step(rule, s, state, 0);
      double norm = Math.hypot(state[0], state[1]);
      logarithm += i < 2000 ? 0 : Math.log(norm);
      state = new double[] {state[0] / norm, state[1] / norm};
    }
    return logarithm / 2000;
  }

  @ParameterizedTest
  @CsvSource({
    "0, HEAVY_BALL, 0",
    "0.5, HEAVY_BALL, 0",
    "0.9, HEAVY_BALL, 0",
    "0.5, NESTEROV, 0",
    "0.9, NESTEROV, 0",
    "0, HEAVY_BALL, 0.5",
    "0.9, HEAVY_BALL, 0.5",
    "0.9, NESTEROV, 0.2"
  })
  void aModeIsStableJustBelowTheEdgeAndUnstableJustAbove(
      double mu, Momentum.Kind kind, double decay) {
    SgdEdge rule = new SgdEdge(new Momentum(mu, kind), decay);
    double edge = rule.level(1);
    assertTrue(growth(rule, 0.99 * edge) < 0);
    assertTrue(growth(rule, 1.01 * edge) > 0);
    assertEquals(1, rule.position(edge, 1), 1e-12);
  }

  /** One feature 1 to 7 with targets 0: lambda = (1 + 4 + ... + 49) / 7 = 20. */
  @Test
  void decayLowersTheLineThatTheSharpnessMeets() {
    SgdEdge edge = new SgdEdge(Momentum.NONE, 1);
    assertEquals(19.49, edge.level(0.0976), 0.005);
    assertEquals(1.0248, edge.position(20, 0.0976), 1e-4);
  }

  /** E[x^2] from the exact linear map of the second moments of (x, v), driven by unit noise. */
  private static double stationary(SgdEdge rule, double s) {
    double[] fromX = step(rule, s, new double[] {1, 0}, 0);
    double[] fromV = step(rule, s, new double[] {0, 1}, 0);
    double[] fromNoise = step(rule, s, new double[] {0, 0}, 1);
    double xx = 0;
    double xv = 0;
    double vv = 0;
    for (int i = 0; i < 20_000; i++) {
      double a = fromX[0];
      double b = fromV[0];
      double c = fromX[1];
      double d = fromV[1];
      double nextXx = a * a * xx + 2 * a * b * xv + b * b * vv + fromNoise[0] * fromNoise[0];
      double nextXv = a * c * xx + (a * d + b * c) * xv + b * d * vv + fromNoise[0] * fromNoise[1];
      double nextVv = c * c * xx + 2 * c * d * xv + d * d * vv + fromNoise[1] * fromNoise[1];
      xx = nextXx;
      xv = nextXv;
      vv = nextVv;
    }
    return xx;
  }

  @ParameterizedTest
  @CsvSource({
    "0, HEAVY_BALL, 0.3",
    "0, HEAVY_BALL, 1.9",
    "0.9, HEAVY_BALL, 0.2",
    "0.9, HEAVY_BALL, 3.5",
    "0.5, NESTEROV, 0.1",
    "0.5, NESTEROV, 1.4",
    "0.9, NESTEROV, 0.05",
    "0.9, NESTEROV, 1.2"
  })
  void theResponseToNoiseIsThatOfTheUpdateRule(double mu, Momentum.Kind kind, double s) {
    SgdEdge rule = new SgdEdge(new Momentum(mu, kind));
    // Noise of variance 1 makes s^2 E[x^2] = s * response.
    double expected = s * stationary(rule, s);
    assertEquals(expected, rule.noiseResponse(s), 1e-9 * expected);
  }

  @ParameterizedTest
  @CsvSource({"0.5, HEAVY_BALL", "0.9, NESTEROV"})
  void smallStepsFeelOnlyTheTrace(double mu, Momentum.Kind kind) {
    assertEquals(1 / (2 * (1 - mu)), new SgdEdge(new Momentum(mu, kind)).noiseResponse(0), 1e-12);
  }
}
