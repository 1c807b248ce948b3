package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.measure.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the presets of adaptive rules claim. */
class AdaptivePresetsTest {
  private static final int EVERY = 10;

  /** Steps in which P grows. */
  private static final int GROWING = 20;

  private static Measurement measureAt(TrainingRun run, int step) {
    while (run.step() < step) {
      run.advance();
    }
    return run.measure();
  }

  private static double overEdge(Measurement measured) {
    return measured.comparableSharpness() / measured.curvature().edge();
  }

  /** From where it is first reached, over as many steps as are said. */
  @ParameterizedTest
  @CsvSource({"adam-edge, 260, 200", "rmsprop-edge, 340, 160"})
  void theEffectiveSharpnessIsAtItsEdgeOnAverage(String id, int latest, int steps) {
    Preset preset = Presets.load().byId(id);
    try (TrainingRun run = new TrainingRun(preset.config())) {
      int step = GROWING;
      while (overEdge(measureAt(run, step)) < 1) {
        step += EVERY;
        assertTrue(step <= latest, "the edge is reached by step " + latest);
      }
      double sum = 0;
      for (int i = EVERY; i <= steps; i += EVERY) {
        sum += overEdge(measureAt(run, step + i));
      }
      assertEquals(1, sum * EVERY / steps, 0.1);
    }
  }

  /** Of H, while that of P^-1 H doubles. */
  @Test
  void theSharpnessItselfHardlyMovesOnAdamsWay() {
    try (TrainingRun run = new TrainingRun(Presets.load().byId("adam-edge").config())) {
      Measurement early = measureAt(run, 40);
      Measurement late = measureAt(run, 200);
      assertTrue(overEdge(late) > 1.7 * overEdge(early));
      double before = early.curvature().hessian().largest();
      assertEquals(before, late.curvature().hessian().largest(), 0.1 * before);
    }
  }

  @Test
  void smallBatchesHoldBothBelowTheirEdges() {
    Preset preset = Presets.load().byId("adam-against-sgd");
    try (TrainingRun adam = new TrainingRun(preset.config());
        TrainingRun sgd = new TrainingRun(preset.alongside().getFirst().applyTo(preset.config()))) {
      assertTrue(overEdge(measureAt(adam, 400)) < 0.1);
      assertTrue(overEdge(measureAt(sgd, 400)) < 0.6);
    }
  }
}
