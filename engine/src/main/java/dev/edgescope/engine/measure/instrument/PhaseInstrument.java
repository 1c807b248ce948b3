package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.SharpnessPhases;
import dev.edgescope.engine.curvature.Spectrum;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Measurement;
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
    Spectrum met = state.met();
    if (!Measurement.isComparable(state.step(), state.edge())) {
      return List.of();
    }
    double phase = phases.observe(met.largest(), state.level());
    return List.of(Reading.from(phase, met.isLargestConverged()));
  }

  @Override
  public void skip() {
    phases.forget();
  }
}
