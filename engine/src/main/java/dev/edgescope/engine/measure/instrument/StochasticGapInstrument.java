package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.DirectionalNoise;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;

/** The stochastic sharpness gap. */
final class StochasticGapInstrument implements Instrument {
  @Override
  public List<Reading> read(RunState state) {
    double noise =
        DirectionalNoise.along(state.objective(), state.topVector())
            .ofBatches(state.inForce().batchSize());
    double rate = state.inForce().learningRate();
    return List.of(state.madeOfTop(state.selfStabilisation().stochasticGap(rate, noise)));
  }

  @Override
  public double gradients(Subject subject) {
    return 2;
  }
}
