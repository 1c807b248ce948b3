package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.model.Network;
import java.util.List;

/** Squared norm of the weights of the last layer that has any. */
final class OutputNormInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    Network network = state.subject().network();
    Matrix weights = network.parameterRanges().getLast().weightsOf(state.theta().flat());
    return List.of(Reading.exact(weights.dot(weights, weights.size())));
  }
}
