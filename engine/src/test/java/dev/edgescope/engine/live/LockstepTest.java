package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockstepTest {
  private static final double RATE = 0.1;

  private final List<Double> sent = new ArrayList<>();
  private final Lockstep lockstep = new Lockstep(sent::add);

  @Test
  void nobodyMovesUntilTheyAreLet() {
    lockstep.restart();

    assertEquals(List.of(0.0), sent);
  }

  @Test
  void theHorizonLiesAheadOfTheSlowest() {
    lockstep.advance(0, RATE);

    assertTrue(sent.getLast() >= RATE);
  }

  /** The slowest makes up to 30 steps a report; the horizon has to get out of its way. */
  @Test
  void theSlowestIsSoonNotHeldAnyMore() {
    double slowest = 0;
    int held = 0;
    for (int report = 0; report < 200; report++) {
      lockstep.advance(slowest, RATE);
      double reach = slowest + 30 * RATE;
      held += reach > sent.getLast() + RATE ? 1 : 0;
      slowest = Math.min(reach, sent.getLast());
    }
    assertTrue(held < 40, "held in " + held + " of 200 reports");
  }

  @Test
  void theFastestIsNeverFarAhead() {
    double slowest = 0;
    for (int report = 0; report < 200; report++) {
      lockstep.advance(slowest, RATE);
      assertTrue(sent.getLast() - slowest <= 10 * RATE, "lead " + (sent.getLast() - slowest));
      slowest = Math.min(slowest + 2 * RATE, sent.getLast());
    }
  }

  @Test
  void atRestAllStandWhereTheFastestIs() {
    lockstep.advance(0, RATE);
    double before = sent.getLast();

    assertFalse(lockstep.settle(0.2, 0.5, RATE, before, before));
    assertEquals(0.5, sent.getLast());
    assertFalse(lockstep.settle(0.4, 0.5, RATE, 0.5, 0.5));
    assertTrue(lockstep.settle(0.5, 0.5, RATE, 0.5, 0.5));
  }

  @Test
  void aRunThatHasNotConfirmedTheHorizonMayStillBeOnItsWay() {
    assertFalse(lockstep.settle(0.5, 0.5, RATE, 9, 9));
    assertFalse(lockstep.settle(0.5, 0.5, RATE, 0.5, 9));
    assertTrue(lockstep.settle(0.5, 0.5, RATE, 0.5, 0.5));
  }

  /** 0.3 - 0.2 is less than 0.1 in double precision. */
  @Test
  void aStepBeyondIsAStepHoweverItsTimeIsRounded() {
    lockstep.settle(0.2, 0.2, RATE, 9, 9);

    assertFalse(lockstep.settle(0.2, 0.3, RATE, 0.2, 0.2));
    assertEquals(0.3, sent.getLast());
  }

  @Test
  void aRunWithinTheStepThatItWasInIsNotFollowed() {
    lockstep.settle(0.2, 0.2, RATE, 9, 9);

    assertTrue(lockstep.settle(0.2, 0.25, RATE, 0.2, 0.2));
  }

  @Test
  void allFollowTheFastestToWhereItWasWhenItHeard() {
    lockstep.settle(0.3, 0.5, RATE, 9, 9);

    assertFalse(lockstep.settle(0.3, 0.8, RATE, 0.5, 0.5));
    assertEquals(0.8, sent.getLast());
    assertTrue(lockstep.settle(0.8, 0.8, RATE, 0.8, 0.8));
  }

  @Test
  void aRestartHoldsEverybodyAtTheStart() {
    lockstep.advance(3, RATE);
    lockstep.restart();

    assertEquals(0, sent.getLast());
  }
}
