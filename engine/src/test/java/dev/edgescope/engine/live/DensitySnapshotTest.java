package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.DensitySnapshot;
import dev.edgescope.engine.training.TrainingRun;
import org.junit.jupiter.api.Test;

class DensitySnapshotTest {
  private static final RunConfig CONFIG =
      Configs.with(Configs.of(0.1, 0, BatchSize.of(8)), Configs.EVERY_STEP);

  @Test
  void theTrajectoryAndTheReadingsAreBitwiseTheSameWithAndWithout() {
    try (TrainingRun with = new TrainingRun(CONFIG);
        TrainingRun without = new TrainingRun(CONFIG)) {
      for (int i = 0; i < 3; i++) {
        assertEquals(i, with.readings().densitySnapshot().get().step());
        assertEquals(without.measure().curvature().hessian(), with.measure().curvature().hessian());
        assertEquals(without.advance(), with.advance());
      }
      assertArrayEquals(without.parameterValues(), with.parameterValues());
    }
  }

  /** Both at the same point: what differs is chance. */
  @Test
  void anotherSeedHasOtherVectors() {
    try (TrainingRun one = new TrainingRun(CONFIG);
        TrainingRun other = new TrainingRun(Configs.withSeed(CONFIG, CONFIG.seed() + 1))) {
      other.setParameterValues(one.parameterValues());
      assertNotEquals(
          one.readings().spectralDensity().trace().value(),
          other.readings().spectralDensity().trace().value());
    }
  }

  @Test
  void saysWhereItWasTakenAndWhereTheEdgeIs() {
    try (TrainingRun run = new TrainingRun(CONFIG)) {
      run.advance();
      DensitySnapshot snapshot = run.readings().densitySnapshot().get();
      assertEquals(1, snapshot.step());
      assertEquals(20, snapshot.edge());
    }
  }

  @Test
  void aLoopTakesOneWhenItIsAsked() {
    try (LoopListener listener = LoopListener.ready(CONFIG)) {
      listener.send(new Command.TakeDensity());
      assertEquals(0, listener.await(RunEvent.DensityTaken.class).snapshot().step());
    }
  }
}
