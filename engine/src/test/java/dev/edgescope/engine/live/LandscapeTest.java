package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.curvature.LandscapeSlice;
import dev.edgescope.engine.measure.Landscape;
import dev.edgescope.engine.measure.Measurement;
import dev.edgescope.engine.training.TrainingRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class LandscapeTest {
  private static final int STEPS = 8;
  private static final RunConfig CONFIG =
      Configs.with(
          ConfigPatch.parse("{\"precision\": \"double\"}")
              .applyTo(Configs.of(0.1, 0, BatchSize.of(8))),
          Configs.EVERY_STEP);

  private static Landscape drawn() {
    try (TrainingRun run = new TrainingRun(CONFIG)) {
      return run.readings().landscape(run.measure());
    }
  }

  @Test
  void theParabolaAlongTheEigenvectorIsThatOfTheSharpness() {
    try (TrainingRun run = new TrainingRun(CONFIG)) {
      Measurement reading = run.measure();
      Landscape landscape = run.readings().landscape(reading);
      assertEquals(
          reading.curvature().hessian().largest(), landscape.alongEigenvector().curvature());
      assertEquals(reading.train().loss(), landscape.loss(), 1e-12);
      assertEquals(reading.gradientNorm(), landscape.alongGradient().slope(), 1e-12);
    }
  }

  /** The sharpness as the second difference of losses alone. */
  @Test
  void theLossItselfBendsAsTheSharpnessSays() {
    Landscape landscape = drawn();
    assertBends(landscape.alongEigenvector());
    assertBends(landscape.alongGradient());
  }

  /** Differences of the fourth order. */
  private static void assertBends(LandscapeSlice slice) {
    int middle = slice.size() / 2;
    double h = slice.distance(middle + 1);
    double[] f = new double[5];
    for (int i = 0; i < f.length; i++) {
      f[i] = slice.loss(middle - 2 + i);
    }
    double slope = (8 * (f[3] - f[1]) - (f[4] - f[0])) / (12 * h);
    double bend = (16 * (f[1] + f[3]) - (f[0] + f[4]) - 30 * f[2]) / (12 * h * h);
    assertEquals(slice.slope(), slope, 0.01 * Math.abs(slice.slope()));
    assertEquals(slice.curvature(), bend, 0.01 * Math.abs(slice.curvature()));
  }

  @Test
  void theGradientStepLiesWithin() {
    Landscape landscape = drawn();
    assertEquals(0.1 * landscape.alongGradient().slope(), landscape.gradientStep(), 1e-12);
    assertEquals(-0.1 * landscape.alongEigenvector().slope(), landscape.eigenvectorStep(), 1e-12);
    assertTrue(landscape.gradientStep() < -landscape.alongGradient().distance(0));
  }

  @Test
  void theTrajectoryAndTheReadingsAreBitwiseTheSameWithAndWithout() {
    try (TrainingRun with = new TrainingRun(CONFIG);
        TrainingRun without = new TrainingRun(CONFIG)) {
      for (int i = 0; i < STEPS; i++) {
        Measurement reading = with.measure();
        with.readings().landscape(reading);
        assertEquals(without.measure().curvature().hessian(), reading.curvature().hessian());
        assertEquals(without.advance(), with.advance());
      }
      assertArrayEquals(without.parameterValues(), with.parameterValues());
    }
  }

  @Test
  void aLoopThatRestsWhereItHasMeasuredDrawsAtOnce() {
    try (LoopListener listener = LoopListener.ready(CONFIG)) {
      listener.await(RunEvent.Measured.class);
      listener.send(new Command.DrawLandscape());
      assertEquals(0, listener.await(RunEvent.LandscapeDrawn.class).landscape().step());
    }
  }

  @Test
  void aLoopUnderWayDrawsOnceForARequest() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(CONFIG, 50))) {
      listener.send(new Command.Resume(), new Command.DrawLandscape());
      listener.await(RunEvent.Finished.class);
      assertEquals(1, listener.all(RunEvent.LandscapeDrawn.class).size());
    }
  }

  @Test
  void withoutAnEigenvalueNothingIsDrawn() {
    RunConfig blind = Configs.with(CONFIG, new ProbeConfig(0, ProbeConfig.Spacing.every(1)));
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(blind, 5))) {
      listener.send(new Command.DrawLandscape(), new Command.Resume());
      listener.await(RunEvent.Finished.class);
      assertEquals(List.of(), listener.all(RunEvent.LandscapeDrawn.class));
    }
  }
}
