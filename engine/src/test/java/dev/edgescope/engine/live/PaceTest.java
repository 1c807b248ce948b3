package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.training.Progress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When steps are due, by a clock that is set by hand. */
class PaceTest {
  private static final long QUARTER = TimeUnit.MILLISECONDS.toNanos(250);

  private long now = 1_000;
  private final Pace pace = new Pace(() -> now);

  private void step() {
    pace.step(now);
  }

  @Test
  void withoutAPaceTheNextStepIsDueAtOnce() {
    pace.begin();
    step();
    assertEquals(0, pace.left());
  }

  @Test
  void fourStepsASecondAreAQuarterOfASecondApart() {
    pace.set(4);
    assertEquals(0, pace.left());
    step();
    assertEquals(QUARTER, pace.left());
    now += QUARTER;
    assertEquals(0, pace.left());
  }

  @Test
  void aStepThatIsALittleLateDelaysNoneAfterIt() {
    pace.set(4);
    step();
    now += QUARTER + 7;
    step();
    assertEquals(QUARTER - 7, pace.left());
  }

  @Test
  void aStepThatIsVeryLateIsNotMadeUpFor() {
    pace.set(4);
    step();
    now += 100 * QUARTER;
    step();
    assertEquals(0, pace.left());
    step();
    assertEquals(QUARTER, pace.left());
  }

  @Test
  void aNewPaceHoldsFromNowOn() {
    pace.set(1e-3);
    step();
    now += 5;
    pace.set(4);
    assertEquals(0, pace.left());
  }

  @Test
  void thereIsRoomBelowTheHorizonOfItsClock() {
    assertTrue(pace.hasRoom(new Progress(1, 1e9, 1)));
    pace.setHorizon(new Command.SetHorizon(Progress.Clock.EXAMPLES_SEEN, 100));
    assertTrue(pace.hasRoom(new Progress(1, 1e9, 99)));
    assertFalse(pace.hasRoom(new Progress(1, 1e9, 100)));
  }
}
