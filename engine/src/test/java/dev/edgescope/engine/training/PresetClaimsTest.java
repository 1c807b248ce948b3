package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.measure.Measurement;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Presets of networks show what they say, within the steps that half a minute has at their pace, or
 * without one at what two cores were measured to make while half of the time goes to measuring.
 * Those of solvable systems, convolutions, adaptive rules and flows have tests of their own.
 */
class PresetClaimsTest {
  private static final double SECONDS = 30;

  /** Steps a second of the default network on the full batch of 1,000. */
  private static final double FULL_BATCH_PACE = 100;

  /** Steps a second of one example at a time, with others beside it. */
  private static final double SINGLE_EXAMPLE_PACE = 400;

  private static Preset preset(String id) {
    return Presets.load().byId(id);
  }

  /** Measured where the test asks for it, and little. */
  private static TrainingRun run(RunConfig config) {
    ProbeConfig few = new ProbeConfig(1, ProbeConfig.Spacing.every(1_000_000), Set.of());
    return new TrainingRun(
        new RunConfig(
            config.data(),
            config.model(),
            config.loss(),
            config.optimizer(),
            few,
            config.precision(),
            config.seed(),
            config.length()));
  }

  private static TrainingRun run(Preset preset) {
    return run(preset.config());
  }

  private static TrainingRun beside(Preset preset, int run) {
    return run(preset.alongside().get(run).applyTo(preset.config()));
  }

  private static Measurement at(TrainingRun run, long step) {
    advanceTo(run, step);
    return run.measure();
  }

  private static void advanceTo(TrainingRun run, long step) {
    while (run.step() < step) {
      run.advance();
    }
  }

  private static double overEdge(Measurement measured) {
    return measured.comparableSharpness() / measured.curvature().edge();
  }

  private static double kernel(Measurement measured) {
    return measured.curvature().noiseKernel().k();
  }

  private static void assertInTime(Preset preset, long step, double paceWithoutOne) {
    double pace = Double.isFinite(preset.pace()) ? preset.pace() : paceWithoutOne;
    assertTrue(step <= SECONDS * pace, preset.id() + " shows it at step " + step);
  }

  /** Whether the loss leaves all bounds before a step. */
  private static boolean diverges(TrainingRun run, long before) {
    while (run.step() < before) {
      double loss = run.advance();
      if (!(loss < 1e6)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void theSharpnessClimbsToItsEdgeAndHovers() {
    Preset preset = preset("progressive-sharpening");
    try (TrainingRun run = run(preset)) {
      double first = overEdge(at(run, 0));
      assertTrue(first < 0.6, "begins at " + first);
      double sum = 0;
      for (int step = 300; step < 420; step += 12) {
        double now = overEdge(at(run, step));
        assertTrue(now > 0.85 && now < 1.6, "at step " + step + " at " + now);
        sum += now;
      }
      assertEquals(1.1, sum / 10, 0.15);
      assertInTime(preset, 420, FULL_BATCH_PACE);
    }
  }

  @Test
  void noiseHoldsTheSharpnessFarBelow() {
    Preset preset = preset("conservative-sharpening");
    try (TrainingRun noisy = run(preset);
        TrainingRun full = beside(preset, 0)) {
      assertTrue(overEdge(at(full, 300)) > 1.5 * overEdge(at(noisy, 300)));
      assertInTime(preset, 300, FULL_BATCH_PACE);
    }
  }

  @Test
  void aSmallLearningRateStaysBelowItsEdge() {
    Preset preset = preset("below-the-edge");
    try (TrainingRun run = run(preset)) {
      double before = at(run, 0).train().loss();
      Measurement later = at(run, 400);
      assertTrue(overEdge(later) < 0.5);
      assertTrue(later.train().loss() < 0.7 * before);
      assertInTime(preset, 400, FULL_BATCH_PACE);
    }
  }

  @Test
  void aLearningRateThatIsTooLargeDipsFirstAndThenDiverges() {
    Preset preset = preset("diverging");
    try (TrainingRun run = run(preset)) {
      assertTrue(overEdge(at(run, 0)) > 1.5);
      double first = run.advance();
      double lowest = first;
      while (run.step() < 8) {
        lowest = Math.min(lowest, run.advance());
      }
      assertTrue(lowest < first);
      assertTrue(diverges(run, (long) (SECONDS * preset.pace())));
    }
  }

  @Test
  void curvatureChoosesRatesAtTheEdgeAndTheGreedyOnesLetItClimb() {
    Preset preset = preset("cdat");
    try (TrainingRun run = run(preset);
        TrainingRun greedy = beside(preset, 0)) {
      Measurement measured = at(run, 250);
      double scaled = measured.sharpness() * run.learningRate() / 2;
      assertTrue(scaled > 0.8 && scaled < 1.6, "scaled sharpness " + scaled);
      assertTrue(at(greedy, 250).sharpness() > 1.5 * measured.sharpness());
      assertInTime(preset, 250, FULL_BATCH_PACE);
    }
  }

  @Test
  void theKernelNormIsHeldWhereTheConstantRateDiverges() {
    Preset preset = preset("steered-noise");
    try (TrainingRun held = run(preset);
        TrainingRun constant = beside(preset, 0);
        TrainingRun byHand = beside(preset, 1)) {
      assertTrue(diverges(constant, 2_000));
      assertFalse(diverges(byHand, 2_000));
      assertFalse(diverges(held, 2_000));
      assertEquals(0.3, kernel(held.measure()), 0.15);
      assertInTime(preset, 2_000, SINGLE_EXAMPLE_PACE);
    }
  }

  @Test
  void clippingKeepsTheKernelNormBelowItsEdgeWhereTheOtherDiverges() {
    Preset preset = preset("clipped-sgd");
    try (TrainingRun clipped = run(preset);
        TrainingRun without = beside(preset, 0)) {
      assertTrue(diverges(without, 2_000));
      assertTrue(kernel(at(clipped, 6_000)) < 1);
      assertInTime(preset, 6_000, SINGLE_EXAMPLE_PACE);
    }
  }

  @Test
  void theKernelNormClimbsToOneFarBelowTheOtherEdge() {
    Preset preset = preset("stochastic-edge");
    try (TrainingRun run = run(preset)) {
      double highest = 0;
      for (int step = 4_000; step <= 12_000; step += 2_000) {
        Measurement measured = at(run, step);
        highest = Math.max(highest, kernel(measured));
        assertTrue(overEdge(measured) < 0.8, "at " + overEdge(measured) + " of the edge");
      }
      assertTrue(highest > 0.9 && highest < 3, "K reaches " + highest);
      assertInTime(preset, 12_000, SINGLE_EXAMPLE_PACE);
    }
  }

  @Test
  void theSwingAboveTheEdgeTakesTheSharpnessDown() {
    Preset preset = preset("self-stabilisation");
    try (TrainingRun run = run(preset)) {
      double highest = 0;
      double lowestAfter = Double.POSITIVE_INFINITY;
      for (int step = 100; step <= 800; step += 20) {
        double now = overEdge(at(run, step));
        if (now > highest) {
          highest = now;
          lowestAfter = now;
        }
        lowestAfter = Math.min(lowestAfter, now);
      }
      assertTrue(
          highest > 1.15 && lowestAfter < highest - 0.15, highest + " down to " + lowestAfter);
      assertInTime(preset, 800, FULL_BATCH_PACE);
    }
  }
}
