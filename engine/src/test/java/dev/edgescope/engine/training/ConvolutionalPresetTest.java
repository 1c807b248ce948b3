package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.measure.Measurement;
import org.junit.jupiter.api.Test;

/** The preset of the convolutional network shows what it says. */
class ConvolutionalPresetTest {
  private static final Preset PRESET = Presets.load().byId("convolutional-network");

  /** Of the run after a number of steps, and of its edge. */
  private static double shareOfEdge(RunConfig config, int steps) {
    try (TrainingRun run = new TrainingRun(config)) {
      for (int i = 0; i < steps; i++) {
        run.advance();
      }
      Measurement measurement = run.measure();
      return measurement.curvature().hessian().largest() / measurement.curvature().edge();
    }
  }

  @Test
  void theFullBatchIsAtItsEdgeAfterAHundredSteps() {
    RunConfig full = PRESET.alongside().getFirst().applyTo(PRESET.config());
    assertTrue(shareOfEdge(full, 0) < 0.4);
    double share = shareOfEdge(full, 110);
    assertTrue(share > 0.95 && share < 1.2, "at " + share);
  }

  @Test
  void batchesOfTwentyStayAtHalfOfIt() {
    double share = shareOfEdge(PRESET.config(), 110);
    assertTrue(share > 0.35 && share < 0.65, "at " + share);
  }
}
