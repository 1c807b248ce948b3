package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.SmallestEigenvalue;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** The smallest eigenvalue of the Hessian, from the vector of the last reading on. */
final class SmallestEigenvalueInstrument implements Instrument {
  private static final double TOLERANCE = 1e-2;
  private static final int MOST_PRODUCTS = 120;
  private static final long RANDOM_STREAM = 0x50524F43L;

  private final SmallestEigenvalue solver;

  SmallestEigenvalueInstrument(Subject subject) {
    solver =
        new SmallestEigenvalue(
            subject.memory(), subject.parameters(), subject.random(RANDOM_STREAM));
  }

  @Override
  public List<Reading> read(RunState state) {
    return List.of(Reading.of(solver.of(state.objective().hessian(), TOLERANCE, MOST_PRODUCTS)));
  }

  @Override
  public double gradients(Subject subject) {
    return MeasuringPlan.ONE_EIGENVALUE;
  }

  @Override
  public double laterGradients(Subject subject) {
    return MeasuringPlan.FOLLOWED_EIGENVALUE;
  }
}
