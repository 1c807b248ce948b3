package dev.edgescope.app.workspace.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.curvature.NoiseKernelNorm;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.measure.Curvature;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.objective.Evaluation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ingredients of the stochastic sharpness gap, below the title of the chart that draws it. */
class GapCaptionTest {
  private static String caption(Map<Quantity, List<Reading>> readings) {
    return LinePanel.gapIngredients(
        new Measurement(
            7,
            0.7,
            new InForce(0.1, 8),
            new Evaluation(0.5, 0.9),
            Evaluation.NONE,
            0.1,
            new Curvature(Spectrum.NONE, 20, 60, new NoiseKernelNorm(0.1, 0.1)),
            0.01,
            readings));
  }

  @Test
  void itTellsAllThree() {
    assertEquals(
        "gap from β = 9,899, σᵤ² = 0.001314, s = −3.163",
        caption(
            Map.of(
                Quantity.SHARPNESS_GRADIENT,
                List.of(Reading.exact(9899)),
                Quantity.DIRECTIONAL_NOISE,
                List.of(Reading.exact(0.001314)),
                Quantity.FLOW_SHARPENING,
                List.of(Reading.exact(-3.163)))));
  }

  @Test
  void withoutOneOfThemItIsSilent() {
    assertEquals(
        "",
        caption(
            Map.of(
                Quantity.SHARPNESS_GRADIENT,
                List.of(Reading.exact(9899)),
                Quantity.FLOW_SHARPENING,
                List.of(Reading.exact(-3.163)))));
  }
}
