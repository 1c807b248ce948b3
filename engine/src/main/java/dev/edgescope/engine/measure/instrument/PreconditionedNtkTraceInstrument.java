package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** tr Theta_P, exactly. */
final class PreconditionedNtkTraceInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    return List.of(Reading.exact(state.preconditionedNtkTrace()));
  }

  @Override
  public double gradients(Subject subject) {
    return subject.network().outputs() / 2.0;
  }
}
