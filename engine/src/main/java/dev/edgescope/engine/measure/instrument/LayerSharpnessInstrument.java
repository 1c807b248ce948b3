package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.LayerSharpness;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** The sharpness of each layer, from the vectors of the last reading on. */
final class LayerSharpnessInstrument implements Instrument {
  private static final double TOLERANCE = 1e-2;
  private static final int MOST_PRODUCTS_EACH = 60;
  private static final long RANDOM_STREAM = 0x50524F44L;

  private final LayerSharpness solver;

  LayerSharpnessInstrument(Subject subject) {
    solver = new LayerSharpness(subject.memory(), subject.network(), subject.random(RANDOM_STREAM));
  }

  @Override
  public List<Reading> read(RunState state) {
    return solver.of(state.objective().hessian(), TOLERANCE, MOST_PRODUCTS_EACH).stream()
        .map(Reading::of)
        .toList();
  }

  @Override
  public double gradients(Subject subject) {
    return subject.network().parameterRanges().size() * MeasuringPlan.ONE_EIGENVALUE;
  }

  @Override
  public double laterGradients(Subject subject) {
    return subject.network().parameterRanges().size() * MeasuringPlan.FOLLOWED_EIGENVALUE;
  }
}
