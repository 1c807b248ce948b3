package dev.edgescope.app.run.pace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.app.run.pace.Conductor.Progress;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.training.Progress.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConductorTest {
  private static final Command FREE = Command.SetHorizon.NONE;

  private final Conductor conductor = new Conductor();
  private long nanos;
  private final Runner one = new Runner(0.1);
  private final Runner other = new Runner(0.1);
  private final Runner fast = new Runner(0.25);

  /** A run that has got as far as the test says. */
  private static final class Runner implements Conductor.Member {
    private final List<Command> sent = new ArrayList<>();
    private final double learningRate;
    private double learningTime;
    private double examples;
    private double confirmed = Double.POSITIVE_INFINITY;
    private boolean over;
    private boolean measuring;

    Runner(double learningRate) {
      this.learningRate = learningRate;
    }

    @Override
    public void send(Command command) {
      sent.add(command);
    }

    @Override
    public Progress progress(Clock clock) {
      return clock == Clock.LEARNING_TIME
          ? new Progress(learningTime, learningRate, confirmed, over, measuring)
          : new Progress(examples, 8, confirmed, over, measuring);
    }

    void confirm() {
      confirmed = horizon();
    }

    double horizon() {
      return sent.stream()
          .filter(Command.SetHorizon.class::isInstance)
          .map(command -> ((Command.SetHorizon) command).limit())
          .toList()
          .getLast();
    }

    long pauses() {
      return sent.stream().filter(Command.Pause.class::isInstance).count();
    }
  }

  /** One frame of sixty a second. */
  private void pulse() {
    nanos += 16_666_667;
    conductor.pulse(nanos);
  }

  private void join(Runner... runners) {
    for (Runner runner : runners) {
      conductor.add(runner, false);
    }
    for (Runner runner : runners) {
      runner.sent.clear();
    }
  }

  @Test
  void aRunAloneIsNotHeld() {
    join(one);
    conductor.resume();
    pulse();
    conductor.pause();
    conductor.step();

    assertEquals(List.of(new Command.Resume(), new Command.Pause(), new Command.Step()), one.sent);
  }

  private void pauseBesideAReading() {
    join(one, other);
    conductor.resume();
    one.learningTime = 8;
    other.learningTime = 3;
    other.measuring = true;
    pulse();
    conductor.pause();
  }

  @Test
  void aPauseDoesNotWaitForALongReading() {
    pauseBesideAReading();
    for (int frame = 0; frame < 60; frame++) {
      pulse();
    }

    assertEquals(List.of(1L, 1L), List.of(one.pauses(), other.pauses()));
  }

  @Test
  void aPauseWaitsNoLongerWhereFramesAreFew() {
    pauseBesideAReading();
    for (int frame = 0; frame < 5; frame++) {
      nanos += 200_000_000;
      conductor.pulse(nanos);
    }

    assertEquals(List.of(1L, 1L), List.of(one.pauses(), other.pauses()));
  }

  @Test
  void aRunThatGetsOnBetweenItsReadingsIsWaitedFor() {
    pauseBesideAReading();
    for (int frame = 0; frame < 60; frame++) {
      if (frame % 20 == 0) {
        other.learningTime += 0.1;
      }
      pulse();
    }

    assertEquals(List.of(0L, 0L), List.of(one.pauses(), other.pauses()));
  }

  @Test
  void aRunCatchesUpAfterAShortReading() {
    pauseBesideAReading();
    pulse();
    conductor.pause();
    pulse();
    assertEquals(List.of(0L, 0L), List.of(one.pauses(), other.pauses()));

    other.measuring = false;
    other.learningTime = 8;
    one.confirm();
    other.confirm();
    pulse();
    assertEquals(List.of(1L, 1L), List.of(one.pauses(), other.pauses()));
  }

  @Test
  void allStartTogetherAndShareAHorizon() {
    join(one, other, fast);
    conductor.resume();
    pulse();

    assertEquals(new Command.Resume(), one.sent.getFirst());
    assertEquals(one.sent, other.sent);
    assertEquals(one.sent, fast.sent);
    assertTrue(one.horizon() > 0);
  }

  @Test
  void theHorizonFollowsTheSlowest() {
    join(one, other, fast);
    conductor.resume();
    one.learningTime = 8;
    other.learningTime = 3;
    fast.learningTime = 8.25;
    pulse();

    assertTrue(fast.horizon() > 3 && fast.horizon() < 4, "horizon " + fast.horizon());
  }

  @Test
  void onAnotherClockTheRunsAreKeptTogetherThere() {
    join(one, other);
    conductor.resume();
    one.learningTime = 8;
    other.learningTime = 8;
    one.examples = 320;
    other.examples = 80;
    conductor.setClock(Clock.EXAMPLES_SEEN);
    pulse();

    Command.SetHorizon last = (Command.SetHorizon) one.sent.getLast();
    assertEquals(Clock.EXAMPLES_SEEN, last.clock());
    assertTrue(last.limit() > 80 && last.limit() < 320, "horizon " + last);
  }

  @Test
  void aLateRunIsWaitedFor() {
    join(one);
    conductor.resume();
    one.learningTime = 50;
    conductor.add(other, true);
    pulse();

    assertTrue(other.sent.contains(new Command.Resume()));
    assertTrue(one.horizon() < 1, "horizon " + one.horizon());
  }

  @Test
  void aPauseComesWhereAllHaveGotTo() {
    join(one, other);
    conductor.resume();
    one.learningTime = 0.4;
    other.learningTime = 0.1;
    conductor.pause();
    pulse();
    assertEquals(0, one.pauses());
    assertEquals(0.4, other.horizon());

    other.learningTime = 0.4;
    one.confirm();
    other.confirm();
    pulse();
    assertEquals(1, one.pauses());
    assertEquals(1, other.pauses());
  }

  /** All say that they stand at the same time, but one may be in a step that leads beyond it. */
  @Test
  void aPauseWaitsForEachToKnowWhereItEnds() {
    join(one, other);
    conductor.resume();
    one.learningTime = 0.4;
    other.learningTime = 0.4;
    conductor.pause();
    for (int i = 0; i < 10; i++) {
      pulse();
    }
    assertEquals(0, one.pauses());

    other.confirm();
    one.learningTime = 0.5;
    one.confirm();
    pulse();
    assertEquals(0.5, other.horizon());
    assertEquals(0, other.pauses());
  }

  /** 0.4 is no multiple of 0.25: the run with the longer steps stops beyond it. */
  @Test
  void runsOfOtherLearningRatesComeToRestWithinOneStep() {
    join(one, fast);
    conductor.resume();
    one.learningTime = 0.4;
    fast.learningTime = 0.25;
    conductor.pause();
    pulse();
    fast.learningTime = 0.5;
    one.confirm();
    fast.confirm();
    pulse();

    assertEquals(0.4, one.horizon());
    assertEquals(1, fast.pauses());
  }

  @Test
  void ofTwoLearningRatesTheShorterStepComesFirst() {
    join(one, fast);
    conductor.step();

    assertEquals(List.of(new Command.Step()), one.sent);
    assertEquals(List.of(new Command.Pause()), fast.sent);
  }

  @Test
  void stepsThatEndTogetherAreMadeTogether() {
    join(one, other);
    one.learningTime = 0.1 + 0.2;
    other.learningTime = 0.3;
    conductor.step();

    assertEquals(List.of(new Command.Step()), one.sent);
    assertEquals(List.of(new Command.Step()), other.sent);
  }

  @Test
  void aRunThatIsOverDoesNotHoldTheOthers() {
    join(one, other, fast);
    conductor.resume();
    one.over = true;
    other.learningTime = 5;
    fast.learningTime = 5;
    pulse();

    assertTrue(other.horizon() > 5);
    assertFalse(other.sent.contains(FREE));
  }

  @Test
  void theLastThatGoesOnIsFree() {
    join(one, other);
    conductor.resume();
    one.over = true;
    pulse();

    assertEquals(FREE, other.sent.getLast());
    conductor.pause();
    assertEquals(new Command.Pause(), other.sent.getLast());
  }

  @Test
  void aRunThatIsLeftAloneIsFree() {
    join(one, other);
    conductor.remove(other);

    assertEquals(FREE, one.sent.getLast());
    int told = other.sent.size();
    conductor.resume();
    assertEquals(told, other.sent.size());
  }
}
