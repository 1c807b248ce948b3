package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** tr Sigma. */
final class GradientNoiseInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    return List.of(Reading.exact(state.gradientNoise()));
  }

  @Override
  public double gradients(Subject subject) {
    return 1;
  }
}
