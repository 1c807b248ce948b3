package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.InitialDirection;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The curvature along u_1 of the start. A run that is taken up again does not know it any more. */
final class InitialDirectionInstrument implements Instrument {
  private @Nullable InitialDirection direction;
  private boolean converged;

  @Override
  public List<Reading> read(RunState state) {
    if (direction == null && state.step() == 0) {
      direction = new InitialDirection(state.subject().memory(), state.topVector());
      converged = state.hessian().isLargestConverged();
    }
    return direction == null
        ? List.of()
        : List.of(Reading.from(direction.curvature(state.objective().hessian()), converged));
  }

  @Override
  public double gradients(Subject subject) {
    return 1;
  }
}
