package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.edge.AdaptiveEdge;
import dev.edgescope.engine.curvature.edge.Momentum;
import dev.edgescope.engine.curvature.edge.SgdEdge;
import dev.edgescope.engine.curvature.edge.StabilityEdge;
import dev.edgescope.engine.curvature.moments.MeanSquareStability;
import dev.edgescope.engine.measure.InForce;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** The spectral radius of the second-moment map. */
final class SecondMomentRadiusInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    InForce controls = state.inForce();
    MeanSquareStability.Radius radius =
        state
            .stability()
            .spectralRadius(controls.learningRate(), heavyBall(state.edge()), controls.batchSize());
    return List.of(new Reading(radius.value(), 0, radius.converged()));
  }

  @Override
  public double gradients(Subject subject) {
    return (double) subject.examples() * subject.network().outputs();
  }

  /** mu; a configuration refuses what needs the whole kernel for all else. */
  static double heavyBall(StabilityEdge edge) {
    return switch (edge) {
      case SgdEdge(Momentum momentum, double _) -> momentum.coefficient();
      case AdaptiveEdge _ -> throw new IllegalStateException("There is no momentum in " + edge);
    };
  }
}
