package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurvatureAwareTunerTest {
  @Test
  void withoutAveragingEachStepStandsForItself() {
    CurvatureAwareTuner tuner = new CurvatureAwareTuner(2, 0);
    tuner.learningRate(100, 1, 1);
    assertEquals(2 * 3.0 / 4, tuner.learningRate(3, 4, 1), 1e-10);
  }

  @Test
  void averagesAreTakenOfSlopeAndCurvatureApart() {
    CurvatureAwareTuner tuner = new CurvatureAwareTuner(1, 0.5);
    tuner.learningRate(8, 2, 1);
    // (8 / 2 + 4) / 2 = 4 and (2 / 2 + 10) / 2 = 5.5
    assertEquals(4 / 5.5, tuner.learningRate(4, 10, 1), 1e-10);
  }

  @Test
  void theFirstStepIsNotHeldBackByTheAverages() {
    assertEquals(3.0 / 4, new CurvatureAwareTuner(1, 0.9).learningRate(3, 4, 1), 1e-10);
  }

  @Test
  void negativeCurvatureCountsByItsSize() {
    assertEquals(3.0 / 4, new CurvatureAwareTuner(1, 0).learningRate(3, -4, 1), 1e-10);
  }

  @Test
  void anAscendingUpdateIsNotTaken() {
    assertEquals(0, new CurvatureAwareTuner(1, 0).learningRate(-3, 4, 1));
  }

  /** Of diag(10, 1, 0.1) with x along the first: alpha lambda_1 = sigma at any distance. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-4, 1e-8, 1e-30})
  void howShortTheGradientIsDoesNotMatter(double x) {
    double g = 10 * x;
    double alpha = new CurvatureAwareTuner(2, 0).learningRate(g * g, 10 * g * g, g * g);
    assertEquals(2, alpha * 10, 1e-9);
  }

  @Test
  void noGradientIsNoStep() {
    assertEquals(0, new CurvatureAwareTuner(2, 0).learningRate(0, 0, 0));
  }
}
