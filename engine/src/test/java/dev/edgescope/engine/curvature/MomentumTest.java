package dev.edgescope.engine.curvature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the update rule itself, iterated on one mode. */
class MomentumTest {

  /** One mode x of curvature lambda, in the state (x, v); g = lambda x + noise. */
  private static double[] step(Momentum momentum, double s, double[] state, double noise) {
    double mu = momentum.coefficient();
    // Units of alpha = 1, lambda = s.
    double g = s * state[0] + noise;
    double v = mu * state[1] + g;
    double u = momentum.isNesterov() ? g + mu * v : v;
    return new double[] {state[0] - u, v};
  }

  private static double growth(Momentum momentum, double s) {
    double[] state = {1, 0};
    double logarithm = 0;
    for (int i = 0; i < 4000; i++) {
      state = step(momentum, s, state, 0);
      double norm = Math.hypot(state[0], state[1]);
      logarithm += i < 2000 ? 0 : Math.log(norm);
      state = new double[] {state[0] / norm, state[1] / norm};
    }
    return logarithm / 2000;
  }

  @ParameterizedTest
  @CsvSource({
    "0, HEAVY_BALL",
    "0.5, HEAVY_BALL",
    "0.9, HEAVY_BALL",
    "0.5, NESTEROV",
    "0.9, NESTEROV"
  })
  void aModeIsStableJustBelowTheEdgeAndUnstableJustAbove(double mu, Momentum.Kind kind) {
    Momentum momentum = new Momentum(mu, kind);
    double edge = momentum.edge(1);
    assertTrue(growth(momentum, 0.99 * edge) < 0);
    assertTrue(growth(momentum, 1.01 * edge) > 0);
  }

  /** E[x^2] from the exact linear map of the second moments of (x, v), driven by unit noise. */
  private static double stationary(Momentum momentum, double s) {
    double[] fromX = step(momentum, s, new double[] {1, 0}, 0);
    double[] fromV = step(momentum, s, new double[] {0, 1}, 0);
    double[] fromNoise = step(momentum, s, new double[] {0, 0}, 1);
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
    Momentum momentum = new Momentum(mu, kind);
    // Noise of variance 1 makes s^2 E[x^2] = s * response.
    double expected = s * stationary(momentum, s);
    assertEquals(expected, momentum.noiseResponse(s), 1e-9 * expected);
  }

  @ParameterizedTest
  @CsvSource({"0.5, HEAVY_BALL", "0.9, NESTEROV"})
  void smallStepsFeelOnlyTheTrace(double mu, Momentum.Kind kind) {
    assertEquals(1 / (2 * (1 - mu)), new Momentum(mu, kind).noiseResponse(0), 1e-12);
  }
}
