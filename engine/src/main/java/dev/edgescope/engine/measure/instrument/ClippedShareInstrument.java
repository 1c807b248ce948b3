package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import java.util.List;

/** The share of clipped steps. */
final class ClippedShareInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    return List.of(Reading.exact(state.clippedShare()));
  }
}
