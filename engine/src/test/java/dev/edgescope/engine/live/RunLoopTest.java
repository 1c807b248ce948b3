package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.Configs;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The commands that lead a run, and what it tells of them. */
class RunLoopTest {
  @Test
  void aNewLoopTellsItsRunMeasuresAndWaits() {
    try (LoopListener listener = new LoopListener(Configs.MEASURED)) {
      listener.await(RunEvent.Measured.class);
      listener.listenOn();
      assertEquals(List.of(RunEvent.Started.class, RunEvent.Measured.class), listener.types());
    }
  }

  @Test
  void theFirstMeasurementIsOfStepZero() {
    try (LoopListener listener = new LoopListener(Configs.MEASURED)) {
      assertEquals(0, listener.await(RunEvent.Measured.class).measurement().step());
    }
  }

  @Test
  void startedTellsTheRun() {
    try (LoopListener listener = new LoopListener(Configs.SILENT)) {
      assertEquals(
          new RunEvent.Started(1, Configs.SILENT, 784 * 4 + 4 + 50, Configs.EXAMPLES, 10),
          listener.await(RunEvent.Started.class));
    }
  }

  @Test
  void resumeTrains() {
    try (LoopListener listener = LoopListener.ready(Configs.MEASURED)) {
      listener.send(new Command.Resume());
      assertEquals(0, listener.await(RunEvent.Resumed.class).step());
      listener.await(RunEvent.Stepped.class);
      assertEquals(0, listener.steps()[0]);
    }
  }

  @Test
  void resumeMeasuresNowAndThen() {
    try (LoopListener listener = LoopListener.ready(Configs.MEASURED)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Measured.class, event -> event.measurement().step() > 0);
      listener.await(RunEvent.Measured.class, event -> event.measurement().step() > 0);
    }
  }

  @Test
  void pauseStops() {
    try (LoopListener listener = LoopListener.ready(Configs.MEASURED)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Stepped.class);
      listener.send(new Command.Pause());
      long paused = listener.await(RunEvent.Paused.class).step();
      listener.listenOn();
      assertArrayEquals(LoopListener.firstSteps(paused), listener.steps());
    }
  }

  @Test
  void theLastMeasurementIsOfThePausedStep() {
    try (LoopListener listener = LoopListener.ready(Configs.MEASURED)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Stepped.class);
      listener.send(new Command.Pause());
      long paused = listener.await(RunEvent.Paused.class).step();
      // A reading that takes long is told after the pause that it is part of.
      listener.first(RunEvent.Measured.class, event -> event.measurement().step() == paused);
    }
  }

  @Test
  void pauseWhilePausedTellsNothing() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.Pause());
      listener.listenOn();
      assertEquals(List.of(RunEvent.Started.class), listener.types());
    }
  }

  @Test
  void stepMakesExactlyOneStepAndMeasures() {
    try (LoopListener listener = LoopListener.ready(Configs.MEASURED)) {
      listener.send(new Command.Step());
      listener.await(RunEvent.Paused.class);
      listener.first(RunEvent.Measured.class, event -> event.measurement().step() == 1);
      listener.listenOn();
      List<Class<?>> told = listener.types();
      assertEquals(
          List.of(RunEvent.Started.class, RunEvent.Measured.class, RunEvent.Stepped.class),
          told.subList(0, 3));
      // A reading that takes long is told after the pause that it is part of.
      assertEquals(
          Set.of(RunEvent.Measured.class, RunEvent.Paused.class),
          Set.copyOf(told.subList(3, told.size())));
      assertEquals(5, told.size());
      assertArrayEquals(LoopListener.firstSteps(1), listener.steps());
    }
  }

  @Test
  void stepWhileRunningPauses() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Stepped.class);
      listener.send(new Command.Step());
      long paused = listener.await(RunEvent.Paused.class).step();
      listener.listenOn();
      assertArrayEquals(LoopListener.firstSteps(paused), listener.steps());
    }
  }

  @Test
  void noShareOfTheTimeMeasuresNothing() {
    try (LoopListener listener = new LoopListener(Configs.MEASURED)) {
      listener.await(RunEvent.Measured.class);
      listener.send(new Command.SetMeasuringShare(0), new Command.Resume());
      listener.listenOn();
      listener.send(new Command.Pause());
      listener.await(RunEvent.Paused.class);
      assertEquals(1, listener.all(RunEvent.Measured.class).size());
    }
  }

  @Test
  void resetStartsARunOfItsOwn() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Stepped.class);
      listener.send(new Command.Reset(Configs.MEASURED));
      assertEquals(2, listener.await(RunEvent.Started.class).runId());
      assertEquals(0, listener.first(RunEvent.Measured.class, _ -> true).measurement().step());
    }
  }

  @Test
  void resetWaitsForResume() {
    try (LoopListener listener = LoopListener.ready(Configs.SILENT)) {
      listener.send(new Command.Resume(), new Command.Reset(Configs.SILENT));
      listener.await(RunEvent.Started.class);
      listener.listenOn();
      assertEquals(0, listener.loop.history().steps());
    }
  }
}
