package dev.edgescope.engine.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CurvatureAwareTunerTest {
  @Test
  void withoutAveragingEachStepStandsForItself() {
    CurvatureAwareTuner tuner = new CurvatureAwareTuner(2, 0);
    tuner.learningRate(100, 1);
    assertEquals(2 * 3.0 / 4, tuner.learningRate(3, 4), 1e-10);
  }

  @Test
  void averagesAreTakenOfSlopeAndCurvatureApart() {
    CurvatureAwareTuner tuner = new CurvatureAwareTuner(1, 0.5);
    tuner.learningRate(8, 2);
    // (8 / 2 + 4) / 2 = 4 and (2 / 2 + 10) / 2 = 5.5
    assertEquals(4 / 5.5, tuner.learningRate(4, 10), 1e-10);
  }

  @Test
  void theFirstStepIsNotHeldBackByTheAverages() {
    assertEquals(3.0 / 4, new CurvatureAwareTuner(1, 0.9).learningRate(3, 4), 1e-10);
  }

  @Test
  void negativeCurvatureCountsByItsSize() {
    assertEquals(3.0 / 4, new CurvatureAwareTuner(1, 0).learningRate(3, -4), 1e-10);
  }

  @Test
  void anAscendingUpdateIsNotTaken() {
    assertEquals(0, new CurvatureAwareTuner(1, 0).learningRate(-3, 4));
  }
}
