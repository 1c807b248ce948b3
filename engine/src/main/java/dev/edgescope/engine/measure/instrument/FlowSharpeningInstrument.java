package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** s_flow. */
final class FlowSharpeningInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    return List.of(state.madeOfTop(state.flowSharpening()));
  }

  @Override
  public double gradients(Subject subject) {
    return 2;
  }
}
