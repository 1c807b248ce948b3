package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.moments.MeanSquareStability;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** The exact counterpart of K. */
final class ExactNoiseKernelInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    InForce controls = state.inForce();
    MeanSquareStability.Radius norm =
        state
            .stability()
            .noiseKernelNorm(
                controls.learningRate(),
                SecondMomentRadiusInstrument.heavyBall(state.edge()),
                controls.batchSize());
    return List.of(new Reading(norm.value(), 0, norm.converged()));
  }

  @Override
  public double gradients(Subject subject) {
    return (double) subject.examples() * subject.network().outputs();
  }
}
