package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.model.ParameterRange;
import java.util.ArrayList;
import java.util.List;

/** |g| of each layer. */
final class LayerGradientNormInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    List<Reading> norms = new ArrayList<>();
    for (ParameterRange range : state.subject().network().parameterRanges()) {
      double square = state.gradient().flat().sumOfSquares(range.first(), range.size());
      norms.add(Reading.exact(Math.sqrt(square)));
    }
    return norms;
  }
}
