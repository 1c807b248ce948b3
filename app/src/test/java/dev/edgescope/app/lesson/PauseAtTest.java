package dev.edgescope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.run.Engines;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.Command;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.measure.RegimeReason;
import dev.edgescope.engine.training.StepBlocks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What runs pause at, on an engine in the hand of the test. */
class PauseAtTest {
  private final Preset preset = Presets.load().first();
  private final Engines engines = new Engines();
  private final RunComparison runs =
      new RunComparison(
          preset.config(), List.of(), Double.POSITIVE_INFINITY, engines.all(), System::nanoTime);
  private final LiveViewModel model = new LiveViewModel(List.of(preset), preset, runs);
  private final PauseAt pauseAt = new PauseAt(model);

  private void tell(RunEvent event) {
    engines.opened().getFirst().tell(event);
    runs.pulse();
    pauseAt.pulse();
  }

  private void become(long step, Regime regime) {
    tell(new RunEvent.RegimeChanged(1, step, 0.1 * step, regime, new RegimeReason.Kept("so")));
  }

  private long pauses() {
    return engines.opened().getFirst().sent().stream()
        .filter(Command.Pause.class::isInstance)
        .count();
  }

  @Test
  void whatItPausedAtIsSaidUntilTheRunsGoOn() {
    tell(new RunEvent.Started(1, preset.config(), 10, 1_000, 10));
    tell(new RunEvent.Resumed(1, 0));
    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9)));
    become(1, Regime.PROGRESSIVE_SHARPENING);
    pauseAt.eventProperty().set(Optional.of(new RunEventKind.InAnotherRegime(0)));
    tell(new RunEvent.Stepped(1, StepBlocks.of(1, 0.1, 0.8)));
    assertEquals("", pauseAt.reasonProperty().get());

    become(1_312, Regime.EDGE_OF_STABILITY);
    tell(new RunEvent.Paused(1, 1_313));
    assertEquals(
        "Paused: the regime became “edge of stability” at step 1,312",
        pauseAt.reasonProperty().get());

    tell(new RunEvent.Resumed(1, 1_313));
    assertEquals("", pauseAt.reasonProperty().get());
  }

  @Test
  void eachChangeOfTheRegimePausesOnce() {
    tell(new RunEvent.Started(1, preset.config(), 10, 1_000, 10));
    tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9)));
    become(1, Regime.PROGRESSIVE_SHARPENING);
    pauseAt.eventProperty().set(Optional.of(new RunEventKind.InAnotherRegime(0)));
    model.start();
    tell(new RunEvent.Stepped(1, StepBlocks.of(1, 0.1, 0.8)));
    long before = pauses();

    become(2, Regime.EDGE_OF_STABILITY);
    pauseAt.pulse();
    assertEquals(before + 1, pauses());

    model.start();
    tell(new RunEvent.Stepped(1, StepBlocks.of(2, 0.1, 0.7)));
    become(3, Regime.DIVERGING);
    assertEquals(before + 2, pauses());
  }
}
