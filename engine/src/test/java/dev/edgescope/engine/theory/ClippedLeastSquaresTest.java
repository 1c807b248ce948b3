package dev.edgescope.engine.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClippedLeastSquaresTest {

  /** Midpoint rule over the density of N(0, 1). */
  private static double integral(DoubleUnaryOperator f) {
    double sum = 0;
    double h = 1e-3;
    for (double x = -10 + h / 2; x < 10; x += h) {
      sum += f.applyAsDouble(x) * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * h;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 1, 2.5, 8})
  void theDriftFactorIsTheShareThatIsNotCut(double s) {
    // The step of the indicator costs the midpoint rule up to half a cell.
    assertEquals(integral(x -> Math.abs(x) <= s ? 1 : 0), ClippedLeastSquares.driftFactor(s), 5e-4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.5, 1, 2.5, 8})
  void theNoiseFactorIsTheSecondMomentOfTheCutResidual(double s) {
    assertEquals(
        integral(x -> Math.pow(Math.min(Math.abs(x), s), 2)),
        ClippedLeastSquares.noiseFactor(s),
        1e-6);
  }

  @Test
  void withoutClippingIsotropicRiskIsMultipliedByOneNumber() {
    int d = 40;
    double[] ones = new double[d];
    Arrays.fill(ones, 1);
    double alpha = 0.01;
    var theory = new ClippedLeastSquares(ones, ones, alpha, 0, Double.POSITIVE_INFINITY);
    for (int t = 0; t < 100; t++) {
      theory.advance();
    }
    assertEquals(d / 2.0 * Math.pow(1 - 2 * alpha + alpha * alpha * d, 100), theory.risk(), 1e-9);
  }

  /** A stream of fresh examples: the definition of the process, with none of the theory's steps. */
  @ParameterizedTest
  @CsvSource({"0.002, 0.5, 10", "0.004, 0.5, 3", "0.008, 0.2, 4"})
  void theRiskIsThatOfTheSimulation(double alpha, double noise, double clipNorm) {
    int d = 200;
    int seeds = 8;
    int steps = 400;
    double[] lambda = new double[d];
    Arrays.setAll(lambda, k -> Math.pow(k + 1, -0.3));
    double[] error = new double[d];
    Arrays.fill(error, 1.0 / d);
    var theory = new ClippedLeastSquares(lambda, error, alpha, noise, clipNorm);
    for (int t = 0; t < steps; t++) {
      theory.advance();
    }
    double simulated = 0;
    for (int seed = 0; seed < seeds; seed++) {
      simulated += new Stream(lambda, noise, seed).risk(steps, alpha, clipNorm) / seeds;
    }
    assertEquals(theory.risk(), simulated, 0.08 * theory.risk());
  }

  /** The factors of real gradients, at a fixed error: drift along the error, and squared norm. */
  @Test
  void theFactorsAreThoseOfTheGradients() {
    int d = 400;
    double[] ones = new double[d];
    Arrays.fill(ones, 1);
    double[] error = new double[d];
    Arrays.fill(error, 1.0 / d);
    double clipNorm = Math.sqrt(d);
    var theory = new ClippedLeastSquares(ones, error, 1, 0, clipNorm);
    SplittableRandom random = new SplittableRandom(8);
    double drift = 0;
    double fullDrift = 0;
    double square = 0;
    double fullSquare = 0;
    for (int n = 0; n < 4_000; n++) {
      double residual = 0;
      double length = 0;
      for (int k = 0; k < d; k++) {
        double x = random.nextGaussian();
        residual += x / Math.sqrt(d);
        length += x * x;
      }
      double norm = Math.sqrt(length) * Math.abs(residual);
      double factor = Math.min(1, clipNorm / norm);
      drift += factor * residual * residual;
      fullDrift += residual * residual;
      square += factor * factor * norm * norm;
      fullSquare += norm * norm;
    }
    // The gradient's component along the error is r (x . error), and here that is r^2.
    assertEquals(theory.driftFactor(), drift / fullDrift, 0.05);
    assertEquals(theory.noiseFactor(), square / fullSquare, 0.05);
    assertTrue(theory.noiseFactor() < theory.driftFactor());
  }

  /** SGD on y = noise, so that theta is its own error, from one in every coordinate / sqrt(d). */
  private static final class Stream {
    private final double[] deviation;
    private final double[] theta;
    private final double noise;
    private final SplittableRandom random;

    Stream(double[] lambda, double noise, long seed) {
      deviation = Arrays.stream(lambda).map(Math::sqrt).toArray();
      theta = new double[lambda.length];
      Arrays.fill(theta, 1 / Math.sqrt(lambda.length));
      this.noise = noise;
      random = new SplittableRandom(seed);
    }

    double risk(int steps, double alpha, double clipNorm) {
      double[] x = new double[theta.length];
      for (int t = 0; t < steps; t++) {
        double residual = -noise * random.nextGaussian();
        double length = 0;
        for (int k = 0; k < x.length; k++) {
          x[k] = deviation[k] * random.nextGaussian();
          residual += x[k] * theta[k];
          length += x[k] * x[k];
        }
        double norm = Math.sqrt(length) * Math.abs(residual);
        double step = alpha * Math.min(1, clipNorm / norm) * residual;
        for (int k = 0; k < x.length; k++) {
          theta[k] -= step * x[k];
        }
      }
      double risk = 0;
      for (int k = 0; k < theta.length; k++) {
        risk += deviation[k] * deviation[k] * theta[k] * theta[k] / 2;
      }
      return risk;
    }
  }
}
