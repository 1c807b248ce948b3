package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.InEveryLocale;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import dev.edgescope.engine.training.History;
import dev.edgescope.engine.training.HistoryBuilder;
import dev.edgescope.engine.training.RunStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How a run ends: at its number of steps, or by diverging. */
@InEveryLocale
class RunLoopEndTest {
  private static final RunConfig DIVERGING =
      Configs.with(Configs.of(900, 0, BatchSize.full()), Configs.EVERY_STEP);

  @Test
  void aRunFinishesAtItsNumberOfSteps() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(Configs.SILENT, 5))) {
      listener.send(new Command.Resume());
      assertEquals(5, listener.await(RunEvent.Finished.class).step());
      listener.listenOn();
      assertArrayEquals(LoopListener.firstSteps(5), listener.steps());
    }
  }

  @Test
  void aRunEndsWithAMeasurementOfItsEnd() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(Configs.MEASURED, 5))) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      assertEquals(5, listener.all(RunEvent.Measured.class).getLast().measurement().step());
    }
  }

  @Test
  void aRunOfNoStepsFinishesAtOnce() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(Configs.SILENT, 0))) {
      listener.send(new Command.Resume());
      assertEquals(0, listener.await(RunEvent.Finished.class).step());
    }
  }

  @Test
  void aFinishedRunDoesNotGoOn() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(Configs.SILENT, 5))) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      listener.send(new Command.Resume(), new Command.Step());
      listener.listenOn();
      assertEquals(5, listener.loop.history().steps());
    }
  }

  @Test
  void aDivergingRunFailsAtTheStepOfItsLastLoss() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      RunEvent.Failed failed = listener.await(RunEvent.Failed.class);
      double[] losses = listener.losses();
      assertFalse(Double.isFinite(losses[losses.length - 1]));
      String step = String.format(Locale.ROOT, "%,d", losses.length - 1);
      assertTrue(
          failed.message().startsWith("The run diverged: the loss is not finite at step " + step),
          failed.message());
    }
  }

  /** Its own last reading is of parameters that are not finite. */
  @Test
  void aDivergingRunTellsTheLastSharpnessThereWas() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      String message = listener.await(RunEvent.Failed.class).message();
      assertTrue(
          message.matches(".*; at step \\d+ the sharpness was [-+.e\\d]+, with the edge.*"),
          message);
    }
  }

  @Test
  void aDivergingRunTellsWhatToDo() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      String message = listener.await(RunEvent.Failed.class).message();
      assertTrue(message.endsWith(". Lower the learning rate (now 900.0) and reset."), message);
    }
  }

  @Test
  void aDivergingRunOfMiniBatchesMayRaiseThem() {
    try (LoopListener listener = LoopListener.ready(Configs.of(900, 0, BatchSize.of(4)))) {
      listener.send(new Command.Resume());
      String message = listener.await(RunEvent.Failed.class).message();
      assertTrue(message.contains("Lower the learning rate or raise B"), message);
    }
  }

  @Test
  void divergenceIsNoDefect() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      assertTrue(listener.await(RunEvent.Failed.class).cause().isEmpty());
    }
  }

  @Test
  void aFailedRunDoesNotGoOn() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Failed.class);
      int steps = listener.loop.history().steps();
      listener.send(new Command.Resume(), new Command.Step());
      listener.listenOn();
      assertEquals(steps, listener.loop.history().steps());
    }
  }

  @Test
  void aFailedLoopCanBeReset() {
    try (LoopListener listener = LoopListener.ready(DIVERGING)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Failed.class);
      listener.send(new Command.Reset(Configs.SILENT));
      listener.await(RunEvent.Started.class);
      listener.send(new Command.Resume());
      assertEquals(2, listener.await(RunEvent.Stepped.class).runId());
    }
  }

  /** As many changes of a control as the queue cannot hold; nobody listens any more. */
  @Test
  void closingWhileAPastIsToldWaitsForNobody() {
    RunConfig config = Configs.SILENT;
    List<ControlChange> changes = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      changes.add(new ControlChange(0, 0, Control.LEARNING_RATE, 0.1, 0.2));
    }
    History past = new HistoryBuilder().step(0, 1, 1).history();
    RunStart start =
        new RunStart(config, Optional.empty(), past, changes, Optional.empty(), Optional.empty());
    assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> {
          RunLoop loop = new RunLoop(start, RunListener.NONE);
          while (loop.drain(event -> {}, 1) == 0) {
            Thread.onSpinWait();
          }
          loop.close();
        });
  }

  @Test
  void anErrorOfTheEngineIsTold() {
    RunListener torn =
        new RunListener() {
          @Override
          public boolean wantsCheckpoint(long now) {
            throw new StackOverflowError("torn");
          }
        };
    List<RunEvent> events = new ArrayList<>();
    try (RunLoop loop = new RunLoop(RunStart.of(Configs.SILENT), torn)) {
      loop.send(new Command.Resume());
      assertTimeoutPreemptively(
          Duration.ofMinutes(1),
          () -> {
            while (events.stream().noneMatch(RunEvent.Failed.class::isInstance)) {
              loop.drain(events::add, 100);
            }
          });
    }
    RunEvent.Failed failed = (RunEvent.Failed) events.getLast();
    assertEquals("torn", failed.cause().orElseThrow().getMessage());
  }

  @Test
  void aLoopThatWasStoppedHasToldAllOfItsRun() {
    AtomicLong kept = new AtomicLong(-1);
    RunListener record =
        new RunListener() {
          @Override
          public void checkpoint(long runId, Checkpoint checkpoint) {
            kept.set(checkpoint.step());
          }
        };
    RunLoop loop = new RunLoop(RunStart.of(Configs.SILENT), record);
    int steps;
    try (loop) {
      loop.send(new Command.Resume());
      while (loop.history().steps() < 10) {
        loop.drain(event -> {}, 100);
      }
      loop.stop();
      steps = loop.history().steps();
      assertEquals(steps, kept.get());
    }
    assertEquals(steps, loop.history().steps());
  }
}
