package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** The top of the spectrum of P^-1 H; its first is the effective sharpness. */
final class EffectiveSharpnessInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    return state.effective().eigenvalues().stream().map(Reading::of).toList();
  }

  @Override
  public double gradients(Subject subject) {
    return MeasuringPlan.ONE_EIGENVALUE;
  }
}
