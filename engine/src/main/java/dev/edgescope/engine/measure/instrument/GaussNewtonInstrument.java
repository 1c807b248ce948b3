package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import java.util.List;

/** The top of the Gauss-Newton matrix. */
final class GaussNewtonInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    return state.gaussNewton().eigenvalues().stream().map(Reading::of).toList();
  }
}
