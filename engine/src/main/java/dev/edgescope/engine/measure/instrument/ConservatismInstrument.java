package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.Conservatism;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** s / s_flow, over as many readings as {@link RealisedSharpeningInstrument}. */
final class ConservatismInstrument implements Instrument {
  private final Conservatism ratio = new Conservatism(RealisedSharpeningInstrument.WINDOW);

  @Override
  public List<Reading> read(RunState state) {
    ratio.add(state.effectiveTime(), state.hessian().largest(), state.flowSharpening());
    return List.of(state.madeOfTop(ratio.ratio()));
  }

  @Override
  public double gradients(Subject subject) {
    return 4;
  }
}
