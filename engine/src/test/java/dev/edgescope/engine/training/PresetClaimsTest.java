package dev.edgescope.engine.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.FlowKind;
import dev.edgescope.engine.config.OptimizerConfig;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.Quantity;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.curvature.SharpnessPhases;
import dev.edgescope.engine.linalg.Workers;
import dev.edgescope.engine.measure.FlowGround;
import dev.edgescope.engine.measure.Flows;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.theory.Flow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Presets of networks show what they say, within the steps that half a minute has at their pace, or
 * without one at what two cores make of their runs beside each other. Those of solvable systems,
 * convolutions and adaptive rules have tests of their own.
 */
class PresetClaimsTest {
  private static final double SECONDS = 30;

  /**
   * Steps a second of single examples, four runs beside each other: a step took 1.8 ms of processor
   * time, with its share of the measurements.
   */
  private static final double SINGLE_EXAMPLE_PACE = 250;

  /**
   * Steps a second of the default network on the full batch of 1,000, seen on two cores that ten
   * other programs were busy on.
   */
  private static final double FULL_BATCH_PACE = 15;

  /** The same of small batches, where it took 8.7 ms with three runs and 10 ms with four. */
  private static final double SMALL_BATCH_PACE = 45;

  private static Preset preset(String id) {
    return Presets.load().byId(id);
  }

  /** Measured where the test asks for it, and little. */
  private static TrainingRun run(RunConfig config, int eigenvalues, Quantity... quantities) {
    ProbeConfig few =
        new ProbeConfig(eigenvalues, ProbeConfig.Spacing.every(1_000_000), Set.of(quantities));
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
    return run(preset.config(), 1);
  }

  private static TrainingRun beside(Preset preset, int run) {
    return run(preset.alongside().get(run).applyTo(preset.config()), 1);
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
  void theKernelNormIsHeldWhereTheConstantRateDivergesAndTheCosineStalls() {
    Preset preset = preset("steered-noise");
    try (TrainingRun held = run(preset);
        TrainingRun constant = beside(preset, 0);
        TrainingRun byHand = beside(preset, 1);
        TrainingRun falling = beside(preset, 2)) {
      assertTrue(diverges(constant, 2_000));
      assertFalse(diverges(byHand, 2_000));
      assertFalse(diverges(falling, 2_000));
      assertFalse(diverges(held, 2_000));
      assertEquals(0.3, kernel(held.measure()), 0.15);
      double steered = at(held, 5_000).train().loss();
      assertTrue(at(falling, 5_000).train().loss() > 1.4 * steered);
      assertInTime(preset, 5_000, SINGLE_EXAMPLE_PACE);
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

  @Test
  void batchesHoldTheSharpnessInAGapBelowTheEdgeThatTheFullBatchCloses() {
    Preset preset = preset("sharpness-gap");
    OptimizerConfig small = preset.config().optimizer();
    RunConfig full = preset.config().withOptimizer(small.withBatchSize(BatchSize.full()));
    try (TrainingRun noisy = run(preset.config(), 1, Quantity.STOCHASTIC_GAP);
        TrainingRun other = run(full, 1)) {
      double sum = 0;
      int lines = 0;
      for (int step = 300; step < 500; step += 10) {
        Measurement measured = at(noisy, step);
        sum += overEdge(measured);
        lines += Double.isFinite(measured.value(Quantity.STOCHASTIC_GAP)) ? 1 : 0;
      }
      assertEquals(0.8, sum / 20, 0.1);
      assertTrue(lines >= 5, lines + " of 20 readings have a predicted line");
      assertTrue(overEdge(at(other, 300)) > 0.97);
      assertInTime(preset, 500, FULL_BATCH_PACE);
    }
  }

  @Test
  void theSteeredBatchIsFarAheadOfAFixedLargeOneOverTheExamplesSeen() {
    Preset preset = preset("steered-batch");
    try (TrainingRun steered = run(preset);
        TrainingRun large = beside(preset, 1)) {
      for (TrainingRun run : List.of(steered, large)) {
        while (run.history().examplesSeen(run.step()) < 6_000) {
          run.advance();
        }
      }
      Measurement measured = steered.measure();
      assertEquals(0.3, kernel(measured), 0.15);
      assertTrue(large.measure().train().loss() > 2 * measured.train().loss());
      assertInTime(preset, steered.step(), SMALL_BATCH_PACE);
    }
  }

  @Test
  void theGradientLiesInATinySpaceInWhichNothingIsLearned() {
    Preset preset = preset("tiny-subspaces");
    RunConfig whole = preset.alongside().get(1).applyTo(preset.config());
    try (TrainingRun dominant = run(preset);
        TrainingRun bulk = beside(preset, 0);
        TrainingRun sgd = run(whole, 10, Quantity.GRADIENT_SHARE)) {
      Measurement ofSgd = at(sgd, 300);
      double share = ofSgd.value(Quantity.GRADIENT_SHARE);
      assertTrue(share > 0.5, "share " + share);
      double stalled = at(dominant, 300).train().loss();
      double learned = at(bulk, 300).train().loss();
      assertTrue(stalled > 0.4, "Dom-SGD is at " + stalled);
      assertEquals(ofSgd.train().loss(), learned, 0.25 * ofSgd.train().loss());
      assertTrue(overEdge(at(bulk, 1_300)) > 1);
      assertInTime(preset, 1_300, SMALL_BATCH_PACE);
    }
  }

  @Test
  void theFirstCycleAtTheEdgeGoesThroughAllPhases() {
    Preset preset = preset("phases-at-the-edge");
    try (TrainingRun run = run(preset)) {
      SharpnessPhases phases = new SharpnessPhases();
      List<Integer> seen = new ArrayList<>();
      for (int step = 200; step <= 640; step += 4) {
        Measurement measured = at(run, step);
        int phase = (int) phases.observe(measured.sharpness(), measured.curvature().edge());
        if (seen.isEmpty() || seen.getLast() != phase) {
          seen.add(phase);
        }
      }
      assertTrue(Collections.indexOfSubList(seen, List.of(1, 2, 3, 4)) >= 0, "seen " + seen);
      assertInTime(preset, 640, FULL_BATCH_PACE);
    }
  }

  /** Frozen at the start and past the edge: within some dozen steps each time. */
  @Test
  void theQuadraticModelRunsAwayWhereTheRunGoesOn() {
    Preset preset = preset("quadratic-model");
    try (TrainingRun run = run(preset)) {
      double start = at(run, 0).train().loss();
      assertTrue(stepsUntilAway(run) < 100);
      advanceTo(run, 170);
      int steps = stepsUntilAway(run);
      assertTrue(steps < 150, "away after " + steps);
      assertTrue(at(run, 170 + steps).train().loss() < start);
      assertInTime(preset, 170 + steps, FULL_BATCH_PACE);
    }
  }

  /** Steps in which the quadratic model that is frozen where a run is leaves all bounds. */
  private static int stepsUntilAway(TrainingRun run) {
    RunConfig config = run.config();
    try (Workers workers = new Workers(2);
        FlowGround ground =
            new FlowGround(
                config, run.network(), config.data().load(config.seed()).train(), workers);
        Flow model = ground.start(FlowKind.TAYLOR, run.parameterValues(), run.learningRate())) {
      double most = Flows.MOST_LOSS * model.point().loss();
      int steps = 0;
      while (Math.abs(model.point().loss()) <= most && steps < 1_000) {
        model.advance();
        steps++;
      }
      return steps;
    }
  }

  /** From 60 steps after the edge on, over 50 steps. */
  @Test
  void theLossScattersAboutTheCentralFlowAndGradientFlowLeaves() {
    Preset preset = preset("central-flow");
    RunConfig config = preset.config();
    try (TrainingRun run = run(preset);
        Workers workers = new Workers(2);
        FlowGround ground =
            new FlowGround(
                config, run.network(), config.data().load(config.seed()).train(), workers);
        Flow central = ground.start(FlowKind.CENTRAL, run.parameterValues(), run.learningRate());
        Flow gradient =
            ground.start(FlowKind.GRADIENT, run.parameterValues(), run.learningRate())) {
      double losses = 0;
      double predicted = 0;
      for (int step = 0; step < 280; step++) {
        double prediction = central.point().predictedLoss();
        double loss = run.advance();
        if (step >= 230) {
          losses += loss;
          predicted += prediction;
        }
        central.advance();
        gradient.advance();
      }
      assertEquals(predicted, losses, 0.15 * predicted);
      double edge = 2 / run.learningRate();
      assertEquals(edge, central.sharpness(), 0.02 * edge);
      assertTrue(gradient.sharpness() > 1.2 * edge);
      assertInTime(preset, 280, FULL_BATCH_PACE);
    }
  }
}
