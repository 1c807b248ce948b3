package dev.edgescope.engine.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearModelTest {
  private static final int D = 50;

  private static LinearModel flat(double momentum) {
    double[] lambda = new double[D];
    Arrays.fill(lambda, 0.7);
    return new LinearModel(lambda, momentum, D);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0, 1.1", "0.9, 0.5", "0.9, 3"})
  void theLearningRateMakesKWhatIsAsked(double momentum, double k) {
    LinearModel model = flat(momentum);
    assertEquals(k, model.noiseKernelNorm(model.learningRate(k, 4), 4), 1e-9);
  }

  @Test
  void theFullBatchHasNoNoiseToDial() {
    LinearModel model = flat(0);
    assertThrows(IllegalArgumentException.class, () -> model.learningRate(0.5, D));
  }

  /** For a flat spectrum without momentum, the loss is multiplied by one number at every step. */
  @Test
  void aFlatSpectrumDecaysGeometrically() {
    double alpha = 0.3;
    SecondMomentRecursion recursion = flat(0).recursion(alpha, 5);
    for (int t = 0; t < 20; t++) {
      recursion.advance();
    }
    double x = alpha * 0.7;
    double factor = (1 - x) * (1 - x) + x * x * (1.0 / 5 - 1.0 / D) * D;
    assertEquals(Math.pow(factor, 20) / 2, recursion.loss(), 1e-12);
  }

  /** With the full batch and momentum, p is the square of the heavy-ball residual. */
  @Test
  void withoutNoiseItIsTheSquareOfTheMean() {
    double alpha = 0.4;
    SecondMomentRecursion recursion = flat(0.9).recursion(alpha, D);
    double z = 1;
    double before = 1;
    for (int t = 0; t < 50; t++) {
      double next = (1.9 - alpha * 0.7) * z - 0.9 * before;
      before = z;
      z = next;
      recursion.advance();
      assertEquals(z * z / 2, recursion.loss(), 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.95, false", "0, 1.05, true", "0.9, 0.95, false", "0.9, 1.05, true"})
  void kEqualToOneIsTheStochasticEdge(double momentum, double k, boolean grows) {
    double[] lambda = new double[D];
    Arrays.setAll(lambda, a -> Math.pow(a + 1, -0.5));
    LinearModel model = new LinearModel(lambda, momentum, D);
    SecondMomentRecursion recursion = model.recursion(model.learningRate(k, 5), 5);
    for (int t = 0; t < 2000; t++) {
      recursion.advance();
    }
    double before = recursion.loss();
    recursion.advance();
    assertTrue(grows == recursion.loss() > before, before + " to " + recursion.loss());
  }

  @Test
  void examplesBeyondTheRankKeepTheirResiduals() {
    SecondMomentRecursion recursion = new LinearModel(new double[] {1, 1}, 0, 4).recursion(1, 4);
    recursion.advance();
    assertEquals(2 / 8.0, recursion.loss(), 1e-12);
  }
}
