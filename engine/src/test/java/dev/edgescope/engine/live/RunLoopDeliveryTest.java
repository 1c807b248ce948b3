package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.ProbeConfig;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.training.TrainingRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a loop tells is lost or altered on the way to its listener. */
class RunLoopDeliveryTest {
  /** They wait together behind steps that fill the queue. */
  @Test
  void commandsBehindOneThatFailsAreNotLost() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.fillTheQueue();
      listener.send(
          new Command.SetControl(Control.BATCH_SIZE, 25), new Command.Reset(Configs.SILENT));
      assertEquals(2, listener.await(RunEvent.Started.class).runId());
    }
  }

  @Test
  void withNobodyListeningNothingIsLost() {
    try (LoopListener listener = new LoopListener(Configs.withSteps(Configs.SILENT, 20_000))) {
      listener.send(new Command.Resume());
      listener.waitUntil(() -> listener.loop.history().steps() == 20_000, "the last step");
      listener.await(RunEvent.Finished.class);
      assertArrayEquals(LoopListener.firstSteps(20_000), listener.steps());
    }
  }

  @Test
  void aFullQueueHoldsTheRunUp() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      int held = listener.fillTheQueue();
      listener.await(
          RunEvent.Paused.class, event -> event.step() == LoopListener.STEPS_TO_FILL_THE_QUEUE);
      assertTrue(held < LoopListener.STEPS_TO_FILL_THE_QUEUE);
      assertArrayEquals(
          LoopListener.firstSteps(LoopListener.STEPS_TO_FILL_THE_QUEUE), listener.steps());
    }
  }

  @Test
  void drainKeepsToItsLimit() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.Step(), new Command.Step());
      listener.waitUntil(() -> listener.loop.history().steps() == 2, "two steps");
      List<RunEvent> drained = new ArrayList<>();
      listener.waitUntil(() -> listener.loop.drain(drained::add, 1) == 1, "an event");
      assertEquals(1, drained.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, Configs.EXAMPLES})
  void lossesAreThoseOfTheRunAloneWithoutInstruments(int batchSize) {
    assertArrayEquals(lossesOfTheRunAlone(batchSize), losses(batchSize, ProbeConfig.OFF));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, Configs.EXAMPLES})
  void lossesAreThoseOfTheRunAloneWithInstruments(int batchSize) {
    assertArrayEquals(lossesOfTheRunAlone(batchSize), losses(batchSize, Configs.HALF));
  }

  private static RunConfig forty(int batchSize, ProbeConfig probes) {
    return Configs.withSteps(
        Configs.with(Configs.of(0.05, 0.9, BatchSize.of(batchSize)), probes), 40);
  }

  private static double[] losses(int batchSize, ProbeConfig probes) {
    try (LoopListener listener = LoopListener.ready(forty(batchSize, probes))) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      return listener.losses();
    }
  }

  private static double[] lossesOfTheRunAlone(int batchSize) {
    try (TrainingRun run = new TrainingRun(forty(batchSize, ProbeConfig.OFF))) {
      double[] losses = new double[40];
      Arrays.setAll(losses, i -> run.advance());
      return losses;
    }
  }

  @Test
  void historyIsThatOfTheEvents() {
    try (LoopListener listener = LoopListener.ready(Configs.withSteps(Configs.SILENT, 50))) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Finished.class);
      double[] recorded = new double[50];
      Arrays.setAll(recorded, listener.loop.history()::loss);
      assertArrayEquals(listener.losses(), recorded);
    }
  }

  private static List<Thread> loopThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("edgescope-run"))
        .toList();
  }

  @Test
  void closeEndsTheThread() {
    LoopListener listener = LoopListener.ready(Configs.SILENT);
    listener.send(new Command.Resume());
    listener.await(RunEvent.Stepped.class);
    assertEquals(1, loopThreads().size());
    listener.close();
    assertEquals(List.of(), loopThreads());
  }

  @Test
  void closeDoesNotWaitForSomebodyToListen() {
    LoopListener listener = LoopListener.ready(Configs.SILENT);
    listener.fillTheQueue();
    assertTimeoutPreemptively(Duration.ofMinutes(1), listener::close);
  }
}
