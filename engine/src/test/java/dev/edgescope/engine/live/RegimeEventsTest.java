package dev.edgescope.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.BatchSize;
import dev.edgescope.engine.config.Configs;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.Limits;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.measure.RegimeDetector;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a loop tells of the regime of its run. */
class RegimeEventsTest {
  private static final RunConfig CONFIG =
      Configs.with(Configs.withSteps(Configs.of(0.1, 0, BatchSize.full()), 40), Configs.EVERY_STEP);

  private static List<RunEvent> regimes(List<RunEvent> events) {
    Predicate<RunEvent> ofRegimes =
        event ->
            event instanceof RunEvent.RegimeChanged || event instanceof RunEvent.RegimeConfirmed;
    return events.stream().filter(ofRegimes).toList();
  }

  private static List<RunEvent> events(RunStart start, RunListener recorder) {
    List<RunEvent> events = new ArrayList<>();
    try (RunLoop loop = new RunLoop(start, recorder)) {
      loop.send(new Command.Resume());
      while (LoopListener.all(RunEvent.Finished.class, events).isEmpty()) {
        loop.drain(events::add, Integer.MAX_VALUE);
        LoopListener.pause(1);
      }
    }
    return events;
  }

  @Test
  void fromTheFirstRegimeOnEveryMeasurementTellsTheReasonAnew() {
    List<RunEvent> events = events(RunStart.of(CONFIG), RunListener.NONE);
    int measurements = LoopListener.all(RunEvent.Measured.class, events).size();
    int before = RegimeDetector.FEWEST - 1 + RegimeDetector.PATIENCE - 1;
    assertEquals(measurements - before, regimes(events).size());
  }

  @Test
  void theRecordIsToldOfChangesAlone() {
    Heard heard = new Heard();
    List<RunEvent> events = events(RunStart.of(CONFIG), heard);
    assertEquals(
        LoopListener.all(RunEvent.RegimeChanged.class, events),
        LoopListener.all(RunEvent.RegimeChanged.class, heard.events));
    assertTrue(LoopListener.all(RunEvent.RegimeConfirmed.class, heard.events).isEmpty());
  }

  @Test
  void aRunThatDivergesBeforeItHasARegimeEndsInOne() {
    RunConfig config = Configs.of(900, 0, BatchSize.full());
    try (LoopListener listener = LoopListener.ready(config)) {
      listener.send(new Command.Resume());
      listener.await(RunEvent.Failed.class);
      assertEquals(Regime.DIVERGING, listener.all(RunEvent.RegimeChanged.class).getLast().regime());
    }
  }

  @Test
  void aContinuedRunTellsThePastRegimesWithTheReasonsOfThen() {
    RunConfig config = Configs.withSteps(CONFIG, Limits.MAX_STEPS);
    try (LoopListener first = LoopListener.ready(config)) {
      for (int i = 0; i < 40; i++) {
        if (i == 20) {
          first.send(new Command.SetControl(Control.LEARNING_RATE, 0.05));
        }
        first.send(new Command.Step());
      }
      first.send(new Command.TakeCheckpoint());
      Checkpoint checkpoint = first.await(RunEvent.Checkpointed.class).checkpoint();
      RunStart start =
          new RunStart(
              config,
              Optional.of(checkpoint),
              first.loop.history(),
              LoopListener.all(RunEvent.ControlChanged.class, first.events).stream()
                  .map(RunEvent.ControlChanged::change)
                  .toList(),
              Optional.empty(),
              Optional.empty());
      try (RunLoop loop = new RunLoop(start, RunListener.NONE)) {
        List<RunEvent> again = new ArrayList<>();
        int wanted = regimes(first.events).size();
        first.waitUntil(
            () -> {
              loop.drain(again::add, Integer.MAX_VALUE);
              return regimes(again).size() >= wanted;
            },
            wanted + " words of the regime");
        assertEquals(regimes(first.events), regimes(again));
      }
    }
  }

  private static final class Heard implements RunListener {
    private final List<RunEvent> events = new ArrayList<>();

    @Override
    public void started(RunEvent.Started event, RunStart start, String dataChecksum) {}

    @Override
    public void told(RunEvent event) {
      events.add(event);
    }

    @Override
    public boolean wantsCheckpoint(long now) {
      return false;
    }

    @Override
    public void checkpoint(long runId, Checkpoint checkpoint) {}
  }
}
