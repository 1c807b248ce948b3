package dev.edgescope.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.app.run.Engines;
import dev.edgescope.app.run.Engines.Engine;
import dev.edgescope.app.run.RunComparison;
import dev.edgescope.engine.config.Control;
import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.RunEvent;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.ControlChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** States are kept of the steps 0 and 5. */
class RewindTest {
  private static final RunConfig CONFIG = Presets.load().byId("stochastic-edge").config();

  private final Engines engines = new Engines();
  private final RunComparison runs =
      new RunComparison(
          CONFIG, List.of(), Double.POSITIVE_INFINITY, engines.all(), System::nanoTime);
  private final Rewind rewind = new Rewind(runs);

  private static Checkpoint at(long step) {
    return new Checkpoint(step, step / 10.0, 0.05, 8, new double[3], Map.of());
  }

  private Rewind.Target after(ControlChange... changes) {
    Engine engine = engines.opened().getFirst();
    engine.keep(at(0), at(5));
    engine.tell(new RunEvent.Started(1, CONFIG, 10, 1000, 10));
    for (ControlChange change : changes) {
      engine.tell(new RunEvent.ControlChanged(1, change));
    }
    runs.pulse();
    return rewind.beforeLastRisk().orElseThrow();
  }

  private static ControlChange change(long step, Control control, double from, double to) {
    return new ControlChange(step, step / 10.0, control, from, to);
  }

  @Test
  void theWayBackIsToTheStateAndTheRateBeforeTheLastRaise() {
    Rewind.Target target =
        after(
            change(3, Control.LEARNING_RATE, 0.05, 0.1),
            change(7, Control.LEARNING_RATE, 0.1, 0.4),
            change(9, Control.LEARNING_RATE, 0.4, 0.3));
    assertEquals(5, target.from().step());
    assertEquals(0.1, target.learningRate());
  }

  @Test
  void theWayBackIsToAStateBeforeTheLastSmallerBatch() {
    Rewind.Target target =
        after(change(5, Control.BATCH_SIZE, 8, 1), change(9, Control.BATCH_SIZE, 1, 2));
    assertEquals(0, target.from().step());
    assertEquals(0.05, target.learningRate());
  }

  @Test
  void whereNothingWasRaisedThereIsNoWayBack() {
    assertEquals(Optional.empty(), rewind.beforeLastRisk());
  }
}
