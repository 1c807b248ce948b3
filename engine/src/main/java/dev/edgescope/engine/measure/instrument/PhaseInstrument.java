package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.SharpnessPhases;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import java.util.List;

/**
 * The phase at the edge; of gradient descent alone, since gradient noise turns the sharpness at
 * every reading.
 */
final class PhaseInstrument implements Instrument {
  private final SharpnessPhases phases = new SharpnessPhases();

  @Override
  public List<Reading> read(RunState state) {
    return List.of(state.madeOfTop(phases.observe(state.hessian().largest(), state.level())));
  }

  @Override
  public void skip() {
    phases.forget();
  }
}
