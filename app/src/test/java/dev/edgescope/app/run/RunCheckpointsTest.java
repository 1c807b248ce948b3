package dev.edgescope.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.edgescope.engine.config.json.Presets;
import dev.edgescope.engine.training.Checkpoint;
import dev.edgescope.engine.training.RunStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunCheckpointsTest {
  private final RunCheckpoints checkpoints =
      new RunCheckpoints(
          new Engines()
              .all()
              .open()
              .apply(RunStart.of(Presets.load().byId("stochastic-edge").config())));
  private final List<String> told = new ArrayList<>();

  private static Checkpoint at(long step) {
    return new Checkpoint(step, step / 10.0, 0.1, 8, new double[3], Map.of());
  }

  @Test
  void eachWhoAsksIsToldInTurn() {
    checkpoints.takeNow(state -> told.add("snapshot at " + state.step()));
    checkpoints.takeNow(state -> told.add("flow at " + state.step()));
    checkpoints.take(at(7));
    checkpoints.take(at(8));
    assertEquals(List.of("snapshot at 7", "flow at 8"), told);
  }

  @Test
  void whoAskedOfTheRunBeforeIsNotToldOfTheNext() {
    checkpoints.takeNow(state -> told.add("before"));
    checkpoints.clear();
    checkpoints.takeNow(state -> told.add("after"));
    checkpoints.take(at(0));
    assertEquals(List.of("after"), told);
  }
}
