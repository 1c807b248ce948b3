package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.edgescope.engine.config.RunConfig;
import dev.edgescope.engine.config.json.ConfigPatch;
import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.live.RunEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventGateTest {
  private static final RunConfig CONFIG = Presets.load().byId("stochastic-edge").config();

  private final EventGate gate = new EventGate();

  private static RunEvent started(long run, RunConfig config) {
    return new RunEvent.Started(run, config, 10, config.data().examples(), 2);
  }

  @Test
  void nothingIsHeardBeforeARunHasStarted() {
    assertFalse(gate.admits(new RunEvent.Paused(1, 0), CONFIG));
  }

  @Test
  void aRunThatHasStartedIsHeard() {
    assertTrue(gate.admits(started(1, CONFIG), CONFIG));
    assertTrue(gate.admits(new RunEvent.Paused(1, 0), CONFIG));
  }

  @Test
  void theRunBeforeIsNotHeardOnceAnotherWasAskedFor() {
    gate.admits(started(1, CONFIG), CONFIG);
    gate.await();
    assertFalse(gate.admits(new RunEvent.Resumed(1, 5), CONFIG));
    assertTrue(gate.admits(started(2, CONFIG), CONFIG));
    assertFalse(gate.admits(new RunEvent.Resumed(1, 6), CONFIG));
  }

  @Test
  void ofTwoThatWereAskedForTheLastIsWaitedFor() {
    RunConfig last = ConfigPatch.parse("{\"seed\": 7}").applyTo(CONFIG);
    assertFalse(gate.admits(started(1, CONFIG), last));
    assertTrue(gate.admits(started(2, last), last));
  }

  @Test
  void aRunThatCannotStartIsHeard() {
    assertTrue(gate.admits(new RunEvent.Failed(1, 0, "No such data.", Optional.empty()), CONFIG));
  }
}
