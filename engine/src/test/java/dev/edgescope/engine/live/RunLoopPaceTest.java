package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.Progress.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How fast a run goes, and how far. */
class RunLoopPaceTest {
  /** Binary fractions, so that the learning time of every step is exact. */
  private static final RunConfig EXACT = Configs.of(0.125, 0, BatchSize.of(1));

  /** The bound is on the steps in the time; how few a loaded machine makes is open. */
  @Test
  void aPaceIsNotExceeded() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      long start = System.nanoTime();
      listener.send(new Command.SetPace(40), new Command.Resume());
      listener.waitUntil(() -> listener.loop.history().steps() >= 10, "ten steps");
      assertTrue(System.nanoTime() - start >= 9 * 25_000_000L);
    }
  }

  @Test
  void aNewPaceEndsTheWaitForTheNextStep() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.SetPace(1e-3), new Command.Resume());
      listener.waitUntil(() -> listener.loop.history().steps() == 1, "the first step");
      listener.send(new Command.SetPace(Double.POSITIVE_INFINITY));
      listener.waitUntil(() -> listener.loop.history().steps() > 10, "ten steps");
    }
  }

  @Test
  void closeDoesNotWaitForASlowPace() {
    LoopListener listener = LoopListener.ready(Configs.SILENT);
    listener.send(new Command.SetPace(1e-3), new Command.Resume());
    listener.waitUntil(() -> listener.loop.history().steps() == 1, "the first step");
    assertTimeoutPreemptively(Duration.ofMinutes(1), listener::close);
  }

  @Test
  void aRunWaitsAtItsHorizonAndGoesOnWhenItMoves() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      listener.send(new Command.SetHorizon(Clock.LEARNING_TIME, 2), new Command.Resume());
      listener.waitUntil(() -> listener.stepsMade() == 16, "16 steps");
      listener.listenOn();
      assertArrayEquals(LoopListener.firstSteps(16), listener.steps());
      assertTrue(listener.all(RunEvent.Paused.class).isEmpty());

      listener.send(new Command.SetHorizon(Clock.LEARNING_TIME, 2.5));
      listener.waitUntil(() -> listener.stepsMade() == 20, "20 steps");
      listener.listenOn();
      assertArrayEquals(LoopListener.firstSteps(20), listener.steps());
    }
  }

  /** Behind a horizon that it has confirmed a run makes no step that it has not told. */
  @Test
  void aRunConfirmsItsHorizonAfterTheStepsBeforeAndMakesNoneBeyond() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      listener.send(new Command.Resume());
      listener.waitUntil(() -> listener.loop.history().steps() > 100, "100 steps");
      listener.send(new Command.SetHorizon(Clock.LEARNING_TIME, 1));
      assertEquals(1, listener.await(RunEvent.HorizonSet.class).limit());
      long told = listener.stepsMade();
      listener.listenOn();
      assertEquals(told, listener.stepsMade());
      assertEquals(told, listener.loop.history().steps());
    }
  }

  @Test
  void aHorizonCanBeTheExamplesSeen() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      long examples = 5L * EXACT.optimizer().batchSize().on(Configs.EXAMPLES);
      listener.send(
          new Command.SetHorizon(Clock.EXAMPLES_SEEN, examples - 0.5), new Command.Resume());
      listener.waitUntil(() -> listener.stepsMade() == 5, "5 steps");
      listener.listenOn();
      assertArrayEquals(LoopListener.firstSteps(5), listener.steps());
    }
  }

  @Test
  void aRunAtItsHorizonIsPausedAndSteppedLikeAnyOther() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      listener.send(new Command.SetHorizon(Clock.LEARNING_TIME, 0.5), new Command.Resume());
      listener.waitUntil(() -> listener.stepsMade() == 4, "4 steps");
      listener.send(new Command.Pause());
      assertEquals(4, listener.await(RunEvent.Paused.class).step());
      listener.send(new Command.Step());
      assertEquals(5, listener.await(RunEvent.Paused.class).step());
    }
  }

  @Test
  void theHorizonHoldsOverAReset() {
    try (LoopListener listener = LoopListener.ready(EXACT)) {
      listener.send(
          new Command.SetHorizon(Clock.LEARNING_TIME, 0),
          new Command.Reset(EXACT),
          new Command.Resume());
      listener.await(RunEvent.Resumed.class);
      listener.listenOn();
      assertEquals(0, listener.steps().length);

      listener.send(Command.SetHorizon.NONE);
      listener.await(RunEvent.Stepped.class);
    }
  }
}
