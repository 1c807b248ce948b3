package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import java.util.Arrays;
import java.util.List;

/** The part of each layer in tr Theta. */
final class LayerNtkTraceInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    return Arrays.stream(state.layerTraces()).mapToObj(Reading::exact).toList();
  }
}
