package dev.edgescope.engine.measure.instrument;

import dev.edgescope.engine.curvature.NtkTraceEstimate;
import dev.edgescope.engine.measure.Instrument;
import dev.edgescope.engine.measure.Reading;
import dev.edgescope.engine.measure.RunState;
import dev.edgescope.engine.measure.Subject;
import java.util.List;
import java.util.SplittableRandom;

/** tr Theta from {@value #DRAWS} draws of random signs. */
final class NtkTraceEstimateInstrument implements Instrument {
  private static final int DRAWS = 8;
  private static final long RANDOM_STREAM = 0x50524F42L;

  private final SplittableRandom signs;

  NtkTraceEstimateInstrument(Subject subject) {
    signs = subject.random(RANDOM_STREAM);
  }

  @Override
  public List<Reading> read(RunState state) {
    return List.of(Reading.of(NtkTraceEstimate.of(state.objective(), DRAWS, signs)));
  }

  @Override
  public double gradients(Subject subject) {
    return 4;
  }
}
