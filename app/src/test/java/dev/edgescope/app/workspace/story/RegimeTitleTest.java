package dev.edgescope.app.workspace.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.run.Engines;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.app.session.LiveViewModel;
import dev.edgescope.engine.config.json.Preset;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.measure.Regime;
import dev.edgescope.engine.measure.RegimeReason;
import dev.edgescope.engine.training.StepBlocks;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The words that name the regime, on an engine in the hand of the test. */
@ExtendWith(ApplicationExtension.class)
class RegimeTitleTest {
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

  private final Preset preset = Presets.load().first();
  private final Engines engines = new Engines();
  private final RunComparison runs =
      new RunComparison(
          preset.config(), List.of(), Double.POSITIVE_INFINITY, engines.all(), System::nanoTime);
  private final LiveViewModel model = new LiveViewModel(List.of(preset), preset, runs);

  private void tell(RunEvent event) {
    engines.opened().getFirst().tell(event);
    runs.pulse();
  }

  private void become(long step, Regime regime) {
    tell(new RunEvent.RegimeChanged(1, step, 0.1 * step, regime, new RegimeReason.Kept("so")));
  }

  @Test
  void anotherRegimeFlaresUpAndTheSameOneDoesNot(FxRobot robot) {
    List<Boolean> flares = new ArrayList<>();
    robot.interact(() -> {
      RegimeTitle title = new RegimeTitle("regime", model);
      tell(new RunEvent.Started(1, preset.config(), 10, 1_000, 10));
      tell(new RunEvent.Stepped(1, StepBlocks.of(0, 0.1, 0.9)));
      flares.add(title.getPseudoClassStates().contains(CHANGED));
      become(1, Regime.PROGRESSIVE_SHARPENING);
      flares.add(title.getPseudoClassStates().contains(CHANGED));
      title.pseudoClassStateChanged(CHANGED, false);
      become(2, Regime.PROGRESSIVE_SHARPENING);
      flares.add(title.getPseudoClassStates().contains(CHANGED));
      title.close();
    });
    assertEquals(List.of(false, true, false), flares);
  }
}
