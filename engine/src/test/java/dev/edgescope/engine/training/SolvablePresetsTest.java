package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.measure.Measurement;
import org.junit.jupiter.api.Test;

/** The presets of the solvable systems show what they say. */
class SolvablePresetsTest {
  private static final Presets PRESETS = Presets.load();

  private static TrainingRun run(String id) {
    return new TrainingRun(PRESETS.byId(id).config());
  }

  private static void advance(TrainingRun run, int steps) {
    for (int i = 0; i < steps; i++) {
      run.advance();
    }
  }

  private static double sharpness(TrainingRun run) {
    return run.measure().curvature().hessian().largest();
  }

  /** The largest sharpness within a number of steps. */
  private static double peak(TrainingRun run, int steps) {
    double peak = 0;
    for (int i = 0; i < steps; i++) {
      peak = Math.max(peak, sharpness(run));
      run.advance();
    }
    return peak;
  }

  private static double edge(TrainingRun run) {
    return 2 / run.learningRate();
  }

  @Test
  void theLinearModelDecaysBelowItsStochasticEdge() {
    try (TrainingRun run = run("linear-model")) {
      Measurement start = run.measure();
      assertTrue(
          start.curvature().noiseKernel().k() > 0.4 && start.curvature().noiseKernel().k() < 0.8);
      advance(run, 200);
      assertTrue(run.measure().train().loss() < start.train().loss() / 2);
    }
  }

  @Test
  void theLinearModelBlowsUpBeyondItFarFromTheEdge() {
    try (TrainingRun run = run("linear-model")) {
      run.setLearningRate(0.9);
      Measurement start = run.measure();
      assertTrue(start.curvature().noiseKernel().k() > 1);
      assertTrue(start.curvature().hessian().largest() < 0.5 * edge(run));
      advance(run, 200);
      assertTrue(run.measure().train().loss() > 2 * start.train().loss());
    }
  }

  @Test
  void theQuadraticModelSharpensLessThanOnTheFullBatch() {
    try (TrainingRun noisy = run("quadratic-regression");
        TrainingRun full = run("quadratic-regression")) {
      full.setBatchSize(100);
      advance(noisy, 150);
      advance(full, 150);
      assertTrue(sharpness(full) > 1.2);
      assertTrue(sharpness(noisy) < sharpness(full));
    }
  }

  @Test
  void theSecondOrderPairCrossesItsEdgeAndRestsBelow() {
    try (TrainingRun run = run("second-order-pair")) {
      assertEquals(1.8, run.measure().curvature().ntkTrace(), 1e-3);
      double peak = 0;
      for (int i = 0; i < 400; i++) {
        peak = Math.max(peak, run.measure().curvature().ntkTrace());
        run.advance();
      }
      double end = run.measure().curvature().ntkTrace();
      assertTrue(peak > 2, "peak " + peak);
      assertTrue(end < 2 && end > 1.8, "end " + end);
    }
  }

  @Test
  void theMinimalistExampleGoesBeyondItsEdgeAndComesBack() {
    try (TrainingRun run = run("minimalist-example")) {
      assertTrue(peak(run, 250) > 1.15 * edge(run));
      assertTrue(sharpness(run) < edge(run));
    }
  }

  @Test
  void theMinimalistExampleStaysBelowAHigherEdge() {
    try (TrainingRun run = run("minimalist-example")) {
      run.setLearningRate(0.9);
      assertTrue(peak(run, 300) < edge(run));
    }
  }

  @Test
  void theFourScalarsLeaveASharpMinimum() {
    try (TrainingRun run = run("four-scalars")) {
      assertTrue(sharpness(run) > edge(run));
      advance(run, 200);
      assertEquals(0.9 * edge(run), sharpness(run), 0.05 * edge(run));
    }
  }

  @Test
  void theFourScalarsStayWhereItIsFlatEnough() {
    try (TrainingRun run = run("four-scalars")) {
      run.setLearningRate(0.15);
      double start = sharpness(run);
      advance(run, 200);
      assertEquals(start, sharpness(run), 0.1 * start);
    }
  }
}
