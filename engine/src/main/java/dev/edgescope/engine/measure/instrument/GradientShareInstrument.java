package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.GradientShare;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import java.util.List;

/** chi_k in the space of all eigenvectors that are measured. */
final class GradientShareInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    int count = state.hessian().size();
    double share = GradientShare.of(state.vectors(), count, state.gradient().flat());
    return List.of(Reading.from(share, state.hessian().isConverged()));
  }
}
