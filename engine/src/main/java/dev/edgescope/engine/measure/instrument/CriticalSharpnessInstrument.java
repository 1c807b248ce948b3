package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.CriticalSharpness;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import dev.edgescope.engine.model.ParameterVector;
import java.util.List;

/**
 * The critical sharpness along the negative gradient; the search starts from what it found last.
 */
final class CriticalSharpnessInstrument implements Instrument {
  private static final double ACCURACY = 1e-2;
  private static final int MOST_EVALUATIONS = 10;

  private final ParameterVector down;
  private final ParameterVector moved;

  /** alpha_c of the last reading that found one; NaN before. */
  private double learningRate = Double.NaN;

  CriticalSharpnessInstrument(Subject subject) {
    down = subject.vector();
    moved = subject.vector();
  }

  @Override
  public List<Reading> read(RunState state) {
    int size = state.subject().parameters();
    down.clear();
    down.flat().axpy(-1, state.gradient().flat(), size);
    CriticalSharpness found =
        CriticalSharpness.along(
            state.objectiveElsewhere(),
            state.theta(),
            state.train().loss(),
            down.flat().dot(state.gradient().flat(), size),
            down,
            moved,
            Double.isNaN(learningRate) ? state.inForce().learningRate() : learningRate,
            ACCURACY,
            MOST_EVALUATIONS);
    learningRate = found.learningRate();
    return List.of(Reading.exact(found.value()));
  }

  @Override
  public double gradients(Subject subject) {
    return 4;
  }
}
