package dev.edgescope.app.run.pace;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.linalg.Precision;
import dev.edgescope.engine.training.TrainingRun;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ConvergenceTest {
  private static Convergence after(int steps, IntToDoubleFunction loss) {
    Convergence convergence = new Convergence();
    for (int step = 0; step < steps; step++) {
      convergence.add(loss.applyAsDouble(step), Precision.DOUBLE);
    }
    return convergence;
  }

  @Test
  void aLossThatFallsToNothingHasConverged() {
    assertTrue(after(1_000, step -> Math.pow(0.9, step)).isReached());
  }

  /** In single precision, on batches: its losses are rounding in the end, and never the same. */
  @Test
  void theLinearModelConverges() {
    RunConfig preset = Presets.load().byId("linear-model").config();
    Convergence convergence = new Convergence();
    try (TrainingRun run = new TrainingRun(preset)) {
      for (int step = 0; step < 900; step++) {
        convergence.add(run.advance(), preset.precision());
      }
    }
    assertTrue(convergence.isReached());
  }

  @Test
  void aSmallLossIsNotNothingInDoublePrecision() {
    Convergence convergence = new Convergence();
    convergence.add(1, Precision.DOUBLE);
    for (int step = 0; step < 1_000; step++) {
      convergence.add(1e-14 * (1 + step % 2), Precision.DOUBLE);
    }
    assertFalse(convergence.isReached());
  }

  @Test
  void aLossThatStillFallsHasNot() {
    assertFalse(after(1_000, step -> Math.pow(0.99, step)).isReached());
  }

  @Test
  void aLossThatStandsStillAboveNothingHasConverged() {
    assertTrue(after(1_000, step -> 0.3 + Math.pow(0.9, step)).isReached());
  }

  @Test
  void anOscillationHasNotConverged() {
    assertFalse(after(1_000, step -> 0.3 + 1e-6 * (step % 2)).isReached());
  }

  @Test
  void roundingIsNoMotion() {
    assertTrue(after(1_000, step -> 0.3 + 1e-16 * (step % 3)).isReached());
  }

  @Test
  void aRunThatHasRunAwayHasNotConverged() {
    assertFalse(after(1_000, step -> Double.NaN).isReached());
  }

  @Test
  void whatIsChangedMayMoveAgain() {
    Convergence convergence = after(1_000, step -> 0);
    convergence.restart();
    assertFalse(convergence.isReached());
  }
}
