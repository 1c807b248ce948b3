package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.SlidingSlope;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import java.util.List;

/** s, over the last {@value #WINDOW} readings. */
final class RealisedSharpeningInstrument implements Instrument {
  /** Readings over which rates are taken. */
  static final int WINDOW = 10;

  private final SlidingSlope sharpness = new SlidingSlope(WINDOW);

  @Override
  public List<Reading> read(RunState state) {
    sharpness.add(state.effectiveTime(), state.hessian().largest());
    return List.of(state.madeOfTop(sharpness.slope()));
  }
}
