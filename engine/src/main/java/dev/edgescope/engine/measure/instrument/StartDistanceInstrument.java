package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** |theta - theta_0|. A run that is taken up again does not know its start any more. */
final class StartDistanceInstrument implements Instrument {
  private @Nullable Matrix start;

  @Override
  public List<Reading> read(RunState state) {
    Matrix theta = state.theta().flat();
    if (start == null && state.step() == 0) {
      start = state.subject().column();
      start.copy(0, theta, 0, theta.size());
    }
    return start == null ? List.of() : List.of(Reading.exact(start.distance(theta)));
  }
}
