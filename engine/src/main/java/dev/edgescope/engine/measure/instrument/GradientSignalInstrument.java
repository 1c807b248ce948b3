package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** |g|^2 / tr Sigma. */
final class GradientSignalInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    double norm = state.gradient().flat().norm();
    return List.of(Reading.exact(norm * norm / state.gradientNoise()));
  }

  @Override
  public double gradients(Subject subject) {
    return 1;
  }
}
