package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.InEveryLocale;
import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.RunConfig;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How a run ends: at its number of steps, or by diverging. */
@InEveryLocale
class RunLoopEndTest {
  private static final RunConfig DIVERGING =
      Configs.with(Configs.of(900, 0, BatchSize.FULL), Configs.EVERY_STEP);

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
    try (LoopListener listener = LoopListener.ready(Configs.of(900, 0, new BatchSize(4)))) {
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
}
