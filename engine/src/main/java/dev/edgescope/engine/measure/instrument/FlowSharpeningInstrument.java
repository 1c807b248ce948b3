package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.linalg.Matrix;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** s_flow with a bound on its error. */
final class FlowSharpeningInstrument implements Instrument {
  private final Matrix flow;

  FlowSharpeningInstrument(Subject subject) {
    flow = subject.column();
  }

  @Override
  public List<Reading> read(RunState state) {
    int size = state.subject().parameters();
    flow.copy(0, state.gradient().flat(), 0, size);
    flow.axpy(state.edge().weightDecay(), state.theta().flat(), size);
    return List.of(
        new Reading(
            state.flowSharpening(),
            state.flowSharpeningError(flow),
            state.hessian().isLargestConverged()));
  }

  @Override
  public double gradients(Subject subject) {
    return 4;
  }
}
